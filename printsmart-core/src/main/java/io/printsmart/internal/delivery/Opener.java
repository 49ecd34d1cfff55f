package io.printsmart.internal.delivery;

import io.printsmart.internal.net.Inspector.Inspection;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Sighting;
import io.printsmart.printer.Finding;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.MissingDocumentException;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.DeliveryException;
import io.printsmart.transport.PrintTransport;
import io.printsmart.transport.Target;
import io.printsmart.transport.Ticket;
import io.printsmart.transport.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything before the intent: is there such a printer, may it be disturbed, can it print, does it open a job. */
final class Opener {

    private static final Logger LOG = LoggerFactory.getLogger(Opener.class);

    private final Tools tools;

    Opener(Tools tools) {
        this.tools = tools;
    }

    /**
     * What opening gave.
     *
     * @param seen what to decide from
     * @param opened what was opened, to be closed by whoever gets it
     */
    record Opening(Sighting seen, Optional<Opened> opened) {

        static Opening notReady(String detail) {
            return new Opening(new Sighting.PrinterNotReady(detail), Optional.empty());
        }
    }

    Sighting findPrinter(PrintJob job) {
        return tools.store().printers().find(job.order().printer()).isEmpty()
                ? new Sighting.NotDelivered("the printer was removed", true, false)
                : new Sighting.TimePassed();
    }

    Opening open(PrintJob job) {
        PrinterId id = job.order().printer();
        Optional<KnownPrinter> known = tools.store().printers().find(id);
        if (known.isEmpty()) {
            return new Opening(findPrinter(job), Optional.empty());
        }
        if (!known.get().printer().enabled()) {
            return Opening.notReady("the printer is disabled");
        }
        if (!tools.breakers().permits(id)) {
            return Opening.notReady("the printer failed lately and is left alone for a while");
        }
        Inspection seen = tools.inspector().inspect(known.get());
        if (seen.result().finding() == Finding.NOT_LOOKED) {
            tools.breakers().notTried(id);
            return Opening.notReady(
                    "this node cannot look at the printer: " + seen.result().detail());
        }
        Health health = tools.observations().add(known.get(), seen.result());
        if (seen.result().finding() == Finding.SILENT || seen.result().finding() == Finding.SILENT_PORT) {
            // A dead switch has many printers behind it: looks at them must not take all the workers.
            tools.slowPeers().silent(id, tools.time().nanos());
        }
        if (seen.target().isEmpty()) {
            tools.breakers().notTried(id);
            return Opening.notReady(seen.result().message());
        }
        if (!health.isOnline()) {
            tools.breakers().notTried(id);
            return Opening.notReady(health.message());
        }
        return withDocument(job, seen.target().get(), health);
    }

    /** First the document: nothing is opened at a printer for one that cannot be read. */
    private Opening withDocument(PrintJob job, Target target, Health health) {
        InputStream document;
        try {
            document = openDocument(job);
        } catch (IOException | RuntimeException e) {
            LOG.warn("job {}: its document cannot be read: {}", job.id(), e.toString());
            tools.breakers().notTried(job.order().printer());
            String detail = "the document cannot be read: " + e.getMessage();
            Sighting seen = e instanceof MissingDocumentException
                    ? new Sighting.NotDelivered(detail, true, false, true)
                    : new Sighting.DocumentNotReady(detail);
            return new Opening(seen, Optional.empty());
        }
        boolean given = false;
        try {
            Opening opening = open(job, target, health, document);
            given = opening.opened().isPresent();
            return opening;
        } finally {
            if (!given) {
                Opened.closeQuietly(job.id(), document);
            }
        }
    }

    private InputStream openDocument(PrintJob job) throws IOException {
        InputStream stored = tools.documents().open(job.order().document());
        boolean readable = false;
        try {
            InputStream document = Opened.withFirstBytes(stored);
            readable = true;
            return document;
        } finally {
            if (!readable) {
                Opened.closeQuietly(job.id(), stored);
            }
        }
    }

    private Opening open(PrintJob job, Target target, Health health, InputStream document) {
        if (!job.claim().holder().map(tools.lease()::covers).orElse(false)) {
            // Opening clears away what else is open there: it could be what the next holder is sending by now.
            tools.breakers().notTried(job.order().printer());
            return Opening.notReady("this node's lease is over");
        }
        Printer printer = target.printer();
        String installation = tools.store().installation();
        String token = Tokens.token(installation, job);
        Ticket ticket = new Ticket(
                job.order(), token, installation, health.countsImpressions(), other -> isInUse(job, token, other));
        PrintTransport transport = tools.transports().of(printer.uri().scheme()).orElseThrow();
        try {
            Duration limit = tools.settings().answerLimit();
            Delivery delivery = transport.open(target, ticket, limit);
            Runnable cancellation = () -> transport.cancel(target, ticket, delivery.remote(), limit);
            return new Opening(
                    new Sighting.Opened(token, delivery.remote()),
                    Optional.of(new Opened(job.id(), delivery, document, cancellation)));
        } catch (DeliveryException e) {
            String detail = String.valueOf(e.getMessage());
            if (e.kind() == DeliveryException.Kind.BUSY) {
                tools.breakers().notTried(printer.id());
                return Opening.notReady(detail);
            }
            tools.breakers().failed(printer.id());
            boolean permanent = e.kind() == DeliveryException.Kind.REJECTED;
            return new Opening(new Sighting.NotDelivered(detail, permanent, e.mayBeOpen()), Optional.empty());
        }
    }

    /** By another node that has the job by now, which this one did not hear of yet, or by another job. */
    private boolean isInUse(PrintJob job, String mine, String token) {
        return Tokens.isLaterAttempt(token, mine) || isOfAnother(job, token);
    }

    /** Two printers may be one device behind two names: what another job does there now is not left behind. */
    private boolean isOfAnother(PrintJob job, String token) {
        String installation = tools.store().installation();
        return Tokens.job(installation, token)
                .filter(other -> !other.equals(job.id()))
                .flatMap(tools.store().jobs()::find)
                .flatMap(other -> Tokens.inUse(installation, other))
                .filter(token::equals)
                .isPresent();
    }
}
