package io.printsmart.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.JobState;
import io.printsmart.job.Policies;
import io.printsmart.job.PrintJob;
import io.printsmart.job.RetryPolicy;
import io.printsmart.service.Settings;
import io.printsmart.store.HistoryEntry;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a printer that is away is looked at again. Each look resolves the printer's name once. */
class BackoffTest {

    private static final RetryPolicy EXACT =
            new RetryPolicy(3, Duration.ofSeconds(2), 2, Duration.ofMinutes(5), 0, Duration.ofSeconds(30));

    private final List<Instant> looks = new ArrayList<>();
    private ScriptedRawPrinter printer;
    private HandCrank crank;

    @BeforeEach
    void start() {
        printer = ScriptedRawPrinter.start();
        Settings settings = Settings.builder()
                .policies(Policies.builder().retry(EXACT).build())
                .build();
        crank = HandCrank.with(settings, parts -> parts.names(this::resolve));
        Desk.open(crank, URI.create("socket://printer.example:" + printer.uri().getPort()));
    }

    @AfterEach
    void end() {
        crank.close();
        printer.close();
    }

    @Test
    void aPrinterThatIsAwayIsLookedAtOnTheBackoffCurveUpToItsCap() {
        PrintJob job = Desk.submit(crank, "a");
        printer.switchOff();
        looks.clear();

        crank.crankFor(Duration.ofMinutes(3));

        assertThat(secondsBetweenLooks()).startsWith(2L, 4L, 8L, 16L, 30L, 30L, 30L);
        assertThat(Desk.now(crank, job.id()).attempts()).isZero();
    }

    @Test
    void theCurveStartsAnewWithTheNextJob() {
        Desk.submit(crank, "a");
        printer.switchOff();
        crank.crankFor(Duration.ofMinutes(3));
        printer.switchOn();
        assertThat(crank.crankUntilIdle(Duration.ofMinutes(1))).isTrue();
        PrintJob next = Desk.submit(crank, "b");
        printer.switchOff();
        looks.clear();

        crank.crankFor(Duration.ofSeconds(20));

        assertThat(secondsBetweenLooks()).containsExactly(2L, 4L, 8L);
        assertThat(crank.print().service().history(next.id()))
                .extracting(HistoryEntry::to)
                .containsOnly(JobState.PENDING);
    }

    private List<Long> secondsBetweenLooks() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i < looks.size(); i++) {
            pauses.add(Duration.between(looks.get(i - 1), looks.get(i)).toSeconds());
        }
        return pauses;
    }

    private List<InetAddress> resolve(String host) {
        looks.add(crank.time().instant());
        return List.of(InetAddress.getLoopbackAddress());
    }
}
