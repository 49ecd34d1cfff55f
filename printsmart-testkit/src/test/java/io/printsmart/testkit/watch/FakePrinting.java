package io.printsmart.testkit.watch;

import io.printsmart.job.Proof;
import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import io.printsmart.printer.DeviceReport;
import io.printsmart.printer.Finding;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.StateReasons;
import io.printsmart.service.Settings;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.PrintTransport;
import io.printsmart.transport.PrinterReport;
import io.printsmart.transport.Target;
import io.printsmart.transport.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Printers that tell their own state, and print at once what they are sent. */
final class FakePrinting implements PrintTransport {

    static final Settings SETTINGS =
            Settings.builder().deadline(Duration.ofHours(2)).build();

    final List<Instant> sentAt = new ArrayList<>();
    final Map<String, Integer> asked = new HashMap<>();
    final Map<PrinterId, PrinterReport> reports = new HashMap<>();
    Campus campus;

    static PrinterReport ready(String uuid) {
        return new PrinterReport(
                Finding.READY,
                new DeviceReport(
                        List.of(), Optional.of(uuid), Optional.empty(), OptionalInt.empty(), OptionalInt.empty()),
                "");
    }

    static PrinterReport blocked(String... reasons) {
        return new PrinterReport(Finding.BLOCKED, DeviceReport.reasons(StateReasons.normalize(List.of(reasons))), "");
    }

    @Override
    public Set<String> schemes() {
        return Set.of("ipp");
    }

    @Override
    public PrinterReport inspect(Target target, Duration timeout) {
        asked.merge(target.printer().id().value(), 1, Integer::sum);
        return reports.getOrDefault(target.printer().id(), PrinterReport.of(Finding.READY, ""));
    }

    @Override
    public Delivery open(Target target, Ticket ticket, Duration timeout) {
        return new Delivery() {
            @Override
            public Optional<RemoteJob> remote() {
                return Optional.empty();
            }

            @Override
            public Sighting send(InputStream document, long length, Duration stepLimit) {
                try {
                    document.readAllBytes();
                } catch (IOException e) {
                    return new Sighting.AnswerLost("unreadable", false, false);
                }
                sentAt.add(campus.time.instant());
                return new Sighting.Printed(Proof.COMPLETED, OptionalInt.empty());
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Sighting look(Target target, Ticket ticket, Optional<RemoteJob> remote, Duration timeout) {
        return new Sighting.NotFound("no job");
    }

    @Override
    public Sighting cancel(Target target, Ticket ticket, Optional<RemoteJob> remote, Duration timeout) {
        return new Sighting.NotFound("no job");
    }
}
