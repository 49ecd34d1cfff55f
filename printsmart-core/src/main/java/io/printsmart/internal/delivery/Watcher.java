package io.printsmart.internal.delivery;

import io.printsmart.internal.net.AddressResolver.Resolved;
import io.printsmart.job.Attempt;
import io.printsmart.job.PrintJob;
import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import io.printsmart.printer.DeviceUri;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.KnownPrinter;
import io.printsmart.transport.PrintTransport;
import io.printsmart.transport.Target;
import io.printsmart.transport.Ticket;
import io.printsmart.transport.Tokens;
import java.util.Optional;
import java.util.OptionalInt;

/** Asks printers what became of attempts, at the URI where each was made, and asks them to cancel. */
final class Watcher {

    private final Tools tools;

    Watcher(Tools tools) {
        this.tools = tools;
    }

    Sighting look(PrintJob job) {
        return ask(job, false);
    }

    Sighting cancel(PrintJob job) {
        return new Sighting.CancelAsked(ask(job, true));
    }

    private Sighting ask(PrintJob job, boolean cancel) {
        PrinterId id = job.order().printer();
        Optional<KnownPrinter> known = tools.store().printers().find(id);
        Optional<RemoteJob> remote = job.attempt().flatMap(Attempt::remote);
        if (known.isEmpty()) {
            return new Sighting.Unanswered("the printer was removed");
        }
        Printer printer = remote.map(opened -> at(known.get().printer(), opened))
                .orElse(known.get().printer());
        Optional<PrintTransport> transport = tools.transports().of(printer.uri().scheme());
        if (transport.isEmpty()) {
            return new Sighting.Unanswered(
                    "no transport speaks " + printer.uri().scheme());
        }
        Resolved resolved = tools.inspector().resolve(printer);
        if (resolved.finding().isPresent()) {
            return new Sighting.Unanswered(resolved.detail());
        }
        Sighting seen = new Sighting.Unanswered("the printer has no address");
        Ticket ticket = ticket(job, known.get());
        for (Target target : resolved.targets()) {
            seen = cancel
                    ? transport
                            .get()
                            .cancel(target, ticket, remote, tools.settings().answerLimit())
                    : transport
                            .get()
                            .look(target, ticket, remote, tools.settings().answerLimit());
            if (!(seen instanceof Sighting.Unanswered)) {
                break;
            }
        }
        learn(known.get(), seen);
        return seen;
    }

    /** A job that never got as far as an intent may have left any of its attempts there. */
    private Ticket ticket(PrintJob job, KnownPrinter known) {
        String installation = tools.store().installation();
        boolean any = job.state().isFinal() || job.attempt().isEmpty();
        String token = any
                ? Tokens.anyAttempt(installation, job)
                : job.attempt().orElseThrow().token();
        return new Ticket(job.order(), token, installation, known.health().countsImpressions());
    }

    private static Printer at(Printer printer, RemoteJob opened) {
        return new Printer(
                printer.id(),
                DeviceUri.parse(opened.uri()),
                printer.site(),
                printer.capabilities(),
                printer.loopbackAllowed(),
                printer.enabled());
    }

    private void learn(KnownPrinter known, Sighting seen) {
        OptionalInt impressions = seen instanceof Sighting.Printed printed
                ? printed.impressions()
                : seen instanceof Sighting.Stopped stopped ? stopped.impressions() : OptionalInt.empty();
        if (impressions.orElse(0) > 0 && !known.health().countsImpressions()) {
            tools.store().printers().countsImpressions(known.printer().id());
        }
    }
}
