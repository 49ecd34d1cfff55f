package io.printsmart.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.JobState;
import io.printsmart.job.Policies;
import io.printsmart.job.PrintJob;
import io.printsmart.job.RetryPolicy;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.MonitorSettings;
import io.printsmart.service.Settings;
import io.printsmart.testkit.watch.VirtualNet.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Printers that come back get the jobs that wait for them. */
class RecoveryTest {

    private static final int PRINTERS = 100;
    private static final int JOBS_EACH = 5;

    /** In the time in which all of them are looked at anyway, three times as many would take jobs. */
    private static final Settings SLOWLY = Settings.builder()
            .deadline(Duration.ofHours(2))
            // A line that looks by itself now and then has a pace of its own.
            .policies(Policies.builder()
                    .retry(new RetryPolicy(
                            3, Duration.ofSeconds(2), 2, Duration.ofMinutes(5), 0.2, Duration.ofHours(1)))
                    .build())
            .monitor(MonitorSettings.builder().recoveriesPerSecond(1).build())
            .build();

    @Test
    void aSiteThatReturnsWithManyWaitingJobsTakesThemAFewAtATime() {
        FakePrinting printing = new FakePrinting();
        try (Campus campus = new Campus(SLOWLY, printing)) {
            for (int i = 0; i < PRINTERS; i++) {
                campus.addIpp("annex-" + i, "annex");
            }
            campus.addIpp("library", "");
            campus.addAll(250, "hall");
            campus.topUp();
            campus.run(Duration.ofMinutes(2));
            campus.annexIsDown(PRINTERS, Answer.NEVER, () -> {
                for (int i = 0; i < PRINTERS * JOBS_EACH; i++) {
                    campus.submit("annex-" + i % PRINTERS, "order-" + i);
                }
            });
            campus.run(Duration.ofMinutes(20));
            assertThat(campus.count(PrinterStatus.OFFLINE)).isEqualTo(PRINTERS);
            assertThat(printing.sentAt).isEmpty();

            for (int i = 0; i < PRINTERS; i++) {
                campus.net.device("annex-" + i, Answer.OPEN);
            }
            Instant back = campus.time.instant();
            campus.run(Duration.ofSeconds(20));
            PrintJob elsewhere = campus.submit("library", "order-elsewhere");
            campus.run(Duration.ofSeconds(2));
            assertThat(campus.print()
                            .service()
                            .find(elsewhere.id())
                            .orElseThrow()
                            .state())
                    .as("others are not kept waiting")
                    .isEqualTo(JobState.COMPLETED);
            campus.run(Duration.ofMinutes(3));

            assertThat(printing.sentAt).hasSize(PRINTERS * JOBS_EACH + 1);
            Map<Long, Integer> bySecond = new TreeMap<>();
            printing.sentAt.forEach(
                    at -> bySecond.merge(Duration.between(back, at).toSeconds(), 1, Integer::sum));
            assertThat(bySecond.values()).as(bySecond.toString()).allMatch(sent -> sent <= 2 * JOBS_EACH);
            Instant last = printing.sentAt.stream().max(Instant::compareTo).orElseThrow();
            assertThat(Duration.between(back, last)).isGreaterThan(Duration.ofSeconds(PRINTERS - 10));
        }
    }

    /** Nobody waits for printers that were never seen. */
    @Test
    void newPrintersDoNotKeepThoseWaitingThatCameBack() {
        FakePrinting printing = new FakePrinting();
        try (Campus campus = new Campus(FakePrinting.SETTINGS, printing)) {
            campus.addIpp("annex-0", "annex");
            campus.addAll(20, "hall");
            campus.topUp();
            campus.run(Duration.ofMinutes(2));
            campus.annexIsDown(1, Answer.NEVER, () -> campus.submit("annex-0", "order-1"));
            campus.run(Duration.ofMinutes(5));
            assertThat(printing.sentAt).isEmpty();

            campus.addAll(1000, "tower");
            campus.net.device("annex-0", Answer.OPEN);
            campus.run(Duration.ofSeconds(45));

            assertThat(printing.sentAt).hasSize(1);
        }
    }
}
