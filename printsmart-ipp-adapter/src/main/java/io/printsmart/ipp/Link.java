package io.printsmart.ipp;

import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import io.printsmart.ipp.internal.Remembered;
import io.printsmart.ipp.internal.http.Endpoint;
import io.printsmart.ipp.internal.http.ExchangeException;
import io.printsmart.ipp.internal.http.HttpExchanges;
import io.printsmart.ipp.internal.http.Upload;
import io.printsmart.ipp.internal.message.AnswerReader;
import io.printsmart.ipp.internal.message.IppAnswer;
import io.printsmart.ipp.internal.message.Request;
import io.printsmart.transport.Target;
import java.util.List;

/** What speaks IPP with one printer, in the version that it understands. */
final class Link {

    private final HttpExchanges http;
    private final Remembered<String, Integer> versions;
    private final Target target;
    private final Endpoint endpoint;
    private final Deadline deadline;

    Link(
            HttpExchanges http,
            Remembered<String, Integer> versions,
            Target target,
            Endpoint endpoint,
            Deadline deadline) {
        this.http = http;
        this.versions = versions;
        this.target = target;
        this.endpoint = endpoint;
        this.deadline = deadline;
    }

    Request request(Operation operation) {
        return Request.to(target.printer().uri(), operation);
    }

    /**
     * Get-Printer-Attributes; asked again for the few that must be known if the answer cannot be understood, tells none of
     * them, or takes offence at one of the others.
     */
    IppAnswer printerAttributes(List<String> wanted, List<String> needed) throws ExchangeException {
        try {
            IppAnswer answer = printerAttributes(wanted);
            boolean tells = needed.stream().anyMatch(name -> answer.get(name).isPresent());
            boolean useless = answer.isSuccess() ? !tells : answer.is(Status.clientErrorAttributesOrValuesNotSupported);
            return useless && needed.size() < wanted.size() ? printerAttributes(needed) : answer;
        } catch (ExchangeException e) {
            if (e.kind() != ExchangeException.Kind.NOT_UNDERSTOOD) {
                throw e;
            }
            return printerAttributes(needed);
        }
    }

    private IppAnswer printerAttributes(List<String> names) throws ExchangeException {
        Request question = request(Operation.getPrinterAttributes).with(Types.requestedAttributes.of(names));
        IppAnswer answer = ask(question);
        // some printers find nothing but fault with a version that they do not know
        boolean mayBeTheVersion = answer.is(Status.clientErrorBadRequest) && version() != Request.VERSION_1_1;
        return mayBeTheVersion ? askIn11(question) : answer;
    }

    /** Asks in the known version, and in 1.1 where 2.0 is refused; a refused request was not acted upon. */
    IppAnswer ask(Request request) throws ExchangeException {
        if (version() == Request.VERSION_1_1) {
            return post(request, Request.VERSION_1_1);
        }
        try {
            IppAnswer answer = post(request, Request.VERSION_2_0);
            return answer.is(Status.serverErrorVersionNotSupported) ? askIn11(request) : answer;
        } catch (ExchangeException e) {
            // ippeveprinter is one of those that answer a version that they do not speak with an HTTP error
            if (e.httpStatus() == 400 || e.httpStatus() == 505) {
                return askIn11(request);
            }
            throw e;
        }
    }

    private IppAnswer askIn11(Request request) throws ExchangeException {
        IppAnswer answer = post(request, Request.VERSION_1_1);
        if (!answer.is(Status.serverErrorVersionNotSupported) && !answer.is(Status.clientErrorBadRequest)) {
            versions.put(uri(), Request.VERSION_1_1);
        }
        return answer;
    }

    private IppAnswer post(Request request, int version) throws ExchangeException {
        if (deadline.isOver()) {
            throw ExchangeException.outOfTime("no time was left to ask " + endpoint.shown() + " once more");
        }
        return AnswerReader.read(http.post(endpoint, request.bytes(version), deadline.left()));
    }

    Upload upload() {
        return http.upload(endpoint);
    }

    /** The version that the printer is known to speak. */
    int version() {
        Integer known = versions.get(uri());
        return known == null ? Request.VERSION_2_0 : known;
    }

    /** The device URI, without user-info by its type. */
    String uri() {
        return target.printer().uri().toString();
    }

    String printerId() {
        return target.printer().id().toString();
    }
}
