package io.printsmart.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.testkit.watch.VirtualNet.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known beside the watch's own looks: that a job of ours holds a printer, and what others found. */
class EvidenceTest {

    private final Campus campus = new Campus();

    @BeforeEach
    void library() {
        campus.add("library");
        campus.addAll(10, "hall");
        campus.topUp();
        campus.run(Duration.ofMinutes(5));
    }

    @AfterEach
    void close() {
        campus.close();
    }

    /** It may refuse a second connection, but its host is there. */
    @Test
    void aRawPrinterThatIsGoneIsDownThoughAJobOfOursHoldsIt() {
        campus.hold("library");
        campus.net.device("library", Answer.NEVER);

        campus.run(Campus.INTERVAL.plusSeconds(1));

        assertThat(campus.status("library")).isEqualTo(PrinterStatus.OFFLINE);
    }

    /** What a look found that was not stored is not what is stored: nobody has seen that since. */
    @Test
    void whatIsLeftAsItWasIsNotSeenToBeSo() {
        campus.hold("library");
        campus.net.device("library", Answer.REFUSED);
        Instant since = campus.time.instant();

        campus.run(Duration.ofMinutes(5));

        assertThat(campus.status("library")).isEqualTo(PrinterStatus.ONLINE);
        assertThat(campus.printer("library").health().seenAt().orElseThrow()).isBeforeOrEqualTo(since);
    }

    @Test
    void whoFindsAPrinterInOrderEndsTheDoubt() {
        campus.net.device("library", Answer.REFUSED);
        while (campus.health().doubtful() == 0) {
            campus.run(Duration.ofMillis(100));
        }
        campus.net.device("library", Answer.OPEN);

        campus.print().printers().probe(new PrinterId("library"));
        campus.net.device("library", Answer.REFUSED);
        campus.run(Duration.ofSeconds(3));

        assertThat(campus.health().doubtful()).isZero();
    }
}
