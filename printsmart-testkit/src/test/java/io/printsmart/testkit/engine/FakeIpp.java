package io.printsmart.testkit.engine;

import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import io.printsmart.printer.DeviceReport;
import io.printsmart.printer.Finding;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.PrintTransport;
import io.printsmart.transport.PrinterReport;
import io.printsmart.transport.Target;
import io.printsmart.transport.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Takes every document, and answers as it is told. */
final class FakeIpp implements PrintTransport {

    /** What each printer says of itself, by its name. */
    final Map<String, DeviceReport> says = new ConcurrentHashMap<>();

    int lostBeforeTheFirstByte;
    Runnable onOpen = () -> {};
    Runnable onSend = () -> {};
    Runnable onSent = () -> {};
    Runnable onClose = () -> {};
    Optional<RemoteJob> opens = Optional.empty();
    Supplier<Sighting> answer = () -> new Sighting.NotFound("no job");

    @Override
    public Set<String> schemes() {
        return Set.of("ipp");
    }

    @Override
    public PrinterReport inspect(Target target, Duration timeout) {
        DeviceReport said = says.getOrDefault(target.printer().id().value(), DeviceReport.NONE);
        return new PrinterReport(Finding.READY, said, "");
    }

    @Override
    public Delivery open(Target target, Ticket ticket, Duration timeout) {
        onOpen.run();
        return new Delivery() {
            @Override
            public Optional<RemoteJob> remote() {
                return opens;
            }

            @Override
            public Sighting send(InputStream document, long length, Duration stepLimit) {
                onSend.run();
                if (lostBeforeTheFirstByte > 0) {
                    lostBeforeTheFirstByte--;
                    return lostBeforeTheFirstByte > 0
                            ? new Sighting.NotDelivered("refused", false, false)
                            : new Sighting.AnswerLost("connection reset", false, false);
                }
                try {
                    document.readAllBytes();
                } catch (IOException e) {
                    return new Sighting.AnswerLost("unreadable", false, false);
                }
                onSent.run();
                return new Sighting.Accepted(Optional.empty());
            }

            @Override
            public void close() {
                onClose.run();
            }
        };
    }

    @Override
    public Sighting look(Target target, Ticket ticket, Optional<RemoteJob> remote, Duration timeout) {
        return answer.get();
    }

    @Override
    public Sighting cancel(Target target, Ticket ticket, Optional<RemoteJob> remote, Duration timeout) {
        return answer.get();
    }
}
