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
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks printers what became of attempts, at the URI where each was made, and asks them to cancel. */
final class Watcher {

    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

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
            seen = ask(transport.get(), target, ticket, remote, cancel);
            if (!(seen instanceof Sighting.Unanswered)) {
                break;
            }
        }
        learn(known.get(), seen);
        return seen;
    }

    /** What a transport throws is no answer: a job must neither hang on it nor owe its refund for ever. */
    private Sighting ask(
            PrintTransport transport, Target target, Ticket ticket, Optional<RemoteJob> remote, boolean cancel) {
        Duration limit = tools.settings().answerLimit();
        try {
            return cancel
                    ? transport.cancel(target, ticket, remote, limit)
                    : transport.look(target, ticket, remote, limit);
        } catch (RuntimeException e) {
            LOG.warn("job {}: the transport failed: {}", ticket.order().id(), e.toString());
            return new Sighting.Unanswered("the transport failed: " + e);
        }
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
        return printer.withUri(DeviceUri.parse(opened.uri()));
    }

    private void learn(KnownPrinter known, Sighting seen) {
        OptionalInt impressions = seen instanceof Sighting.Printed printed
                ? printed.impressions()
                : seen instanceof Sighting.Stopped stopped ? stopped.impressions() : OptionalInt.empty();
        if (impressions.orElse(0) > 0 && !known.health().countsImpressions()) {
            try {
                tools.store().printers().countsImpressions(known.printer().id());
            } catch (RuntimeException e) {
                // It is learnt again from the next job; what was seen of this one may be the only proof of its paper.
                LOG.warn(
                        "printer {}: that it counts was not stored: {}",
                        known.printer().id(),
                        e.toString());
            }
        }
    }
}
