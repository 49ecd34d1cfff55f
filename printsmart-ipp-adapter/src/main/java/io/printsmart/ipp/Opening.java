package io.printsmart.ipp;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.model.Status;
import io.printsmart.ipp.internal.http.ExchangeException;
import io.printsmart.ipp.internal.http.Manner;
import io.printsmart.ipp.internal.message.IppAnswer;
import io.printsmart.job.RemoteJob;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.DeliveryException;
import java.time.InstantSource;
import java.util.List;

/**
 * Opens a job at a printer: clears away what this installation left there, then Create-Job. A printer that lacks it is
 * asked with Validate-Job whether it would take the job, which then comes with its document.
 */
final class Opening {

    private final Attempt attempt;
    private final Cancellation cancellation;
    private final InstantSource time;
    private final Manner manner;

    Opening(Attempt attempt, InstantSource time, Manner manner) {
        this.attempt = attempt;
        this.cancellation = new Cancellation(attempt, new JobSearch(attempt));
        this.time = time;
        this.manner = manner;
    }

    Delivery open() throws DeliveryException {
        PrinterFacts facts;
        try {
            facts = PrinterFacts.ask(attempt.link(), time);
            cancellation.leftovers();
        } catch (ExchangeException e) {
            throw failed(false, e);
        }
        if (!facts.answer().isSuccess()) {
            throw Statuses.refusal("Get-Printer-Attributes", facts.answer());
        }
        List<Attribute<?>> template = JobTemplate.of(attempt.ticket().order(), facts);
        if (!facts.mayTake(attempt.ticket().order().document().format())) {
            validate(template); // the list may be incomplete; the printer's own word is not
        }
        return facts.opensJobs() ? create(facts, template) : whole(facts, template);
    }

    private Delivery create(PrinterFacts facts, List<Attribute<?>> template) throws DeliveryException {
        IppAnswer answer = createJob(template);
        if (answer.is(Status.serverErrorBusy)) {
            clearLeftovers();
            answer = createJob(template);
        }
        if (answer.is(Status.serverErrorOperationNotSupported)) {
            return whole(facts, template);
        }
        if (!answer.isSuccess()) {
            throw Statuses.refusal("Create-Job", answer);
        }
        int id = answer.get("job-id").number().orElse(0);
        if (id <= 0) {
            cancellation.ownQuietly();
            throw new DeliveryException(
                    DeliveryException.Kind.FAILED, true, "Create-Job: answer not understood: it tells no job-id");
        }
        if (ignoresCopies(answer)) {
            cancellation.ownQuietly();
            throw tooFewCopies("Create-Job", true);
        }
        RemoteJob remote = facts.job(id, attempt.link().uri());
        return new IppDelivery(attempt, remote, attempt.sendDocument(id), manner);
    }

    private IppAnswer createJob(List<Attribute<?>> template) throws DeliveryException {
        try {
            return attempt.link().ask(attempt.createJob(template));
        } catch (ExchangeException e) {
            // A client error of HTTP is an answer, if not IPP's: nothing was opened.
            boolean mayBeOpen = e.requestLeft() && (e.httpStatus() < 300 || e.httpStatus() >= 500);
            if (mayBeOpen) {
                cancellation.ownQuietly();
            }
            throw failed(mayBeOpen, e);
        }
    }

    private void clearLeftovers() throws DeliveryException {
        try {
            cancellation.leftovers();
        } catch (ExchangeException e) {
            throw failed(false, e);
        }
    }

    private Delivery whole(PrinterFacts facts, List<Attribute<?>> template) throws DeliveryException {
        validate(template);
        RemoteJob unnumbered = facts.job(0, attempt.link().uri());
        return new IppDelivery(attempt, unnumbered, attempt.printJob(template), manner);
    }

    private void validate(List<Attribute<?>> template) throws DeliveryException {
        IppAnswer answer;
        try {
            answer = attempt.link().ask(attempt.validateJob(template));
        } catch (ExchangeException e) {
            throw failed(false, e);
        }
        if (!answer.isSuccess() && !answer.is(Status.serverErrorOperationNotSupported)) {
            throw Statuses.refusal("Validate-Job", answer);
        }
        if (ignoresCopies(answer)) {
            throw tooFewCopies("Validate-Job", false);
        }
    }

    /** Of all that a printer may ignore, this is paper that was paid for. */
    private boolean ignoresCopies(IppAnswer answer) {
        return copies() > 1 && answer.ignores("copies");
    }

    private int copies() {
        return attempt.ticket().order().options().copies();
    }

    private DeliveryException tooFewCopies(String operation, boolean mayBeOpen) {
        return new DeliveryException(
                DeliveryException.Kind.REJECTED,
                mayBeOpen,
                operation + ": the printer would not print " + copies() + " copies");
    }

    private static DeliveryException failed(boolean mayBeOpen, ExchangeException e) {
        return new DeliveryException(DeliveryException.Kind.FAILED, mayBeOpen, e.detail());
    }
}
