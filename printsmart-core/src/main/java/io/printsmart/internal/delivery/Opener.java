package io.printsmart.internal.delivery;

import io.printsmart.internal.net.Inspector.Inspection;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Sighting;
import io.printsmart.printer.Finding;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.KnownPrinter;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.DeliveryException;
import io.printsmart.transport.PrintTransport;
import io.printsmart.transport.Target;
import io.printsmart.transport.Ticket;
import io.printsmart.transport.Tokens;
import java.util.Optional;

/** Everything before the intent: is there such a printer, may it be disturbed, can it print, does it open a job. */
final class Opener {

    private final Tools tools;

    Opener(Tools tools) {
        this.tools = tools;
    }

    /**
     * What opening gave.
     *
     * @param seen what to decide from
     * @param delivery what was opened, to be closed by whoever gets it
     */
    record Opening(Sighting seen, Optional<Delivery> delivery) {

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
        Health health = known.get().health().after(seen.result(), tools.time().instant());
        tools.store().printers().observed(known.get().printer(), health);
        if (seen.target().isEmpty()) {
            tools.breakers().notTried(id);
            return Opening.notReady(seen.result().message());
        }
        if (!health.isOnline()) {
            tools.breakers().notTried(id);
            return Opening.notReady(health.message());
        }
        if (!job.claim().holder().map(tools.lease()::covers).orElse(false)) {
            // Opening clears away what else is open there: it could be what the next holder is sending by now.
            tools.breakers().notTried(id);
            return Opening.notReady("this node's lease is over");
        }
        return open(job, seen.target().get(), health);
    }

    private Opening open(PrintJob job, Target target, Health health) {
        Printer printer = target.printer();
        String installation = tools.store().installation();
        String token = Tokens.token(installation, job);
        Ticket ticket = new Ticket(
                job.order(), token, installation, health.countsImpressions(), other -> isOfAnother(job, other));
        PrintTransport transport = tools.transports().of(printer.uri().scheme()).orElseThrow();
        try {
            Delivery delivery = transport.open(target, ticket, tools.settings().answerLimit());
            return new Opening(new Sighting.Opened(token, delivery.remote()), Optional.of(delivery));
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
