package io.printsmart.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.event.JobEvent;
import io.printsmart.event.PrinterFlapping;
import io.printsmart.job.JobState;
import io.printsmart.job.PrintJob;
import io.printsmart.testkit.watch.VirtualNet.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link that comes and goes. */
class FlappingTest {

    /** It is up for 90 seconds, down for 90 seconds, and so on for an hour. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLinkThatFlapsForAnHourIsToldOnceAndPrintsInItsGoodMinutes(boolean silent) {
        FakePrinting printing = new FakePrinting();
        try (Campus campus = new Campus(FakePrinting.SETTINGS, printing)) {
            campus.addAll(30, "hall");
            campus.addIpp("library");
            campus.topUp();
            campus.run(Duration.ofMinutes(5));
            Instant begin = campus.time.instant();
            Instant end = begin.plus(Duration.ofHours(1));
            Answer bad = silent ? Answer.NEVER : Answer.REFUSED;
            campus.net.device("library", at -> isGood(begin, end, at) ? Answer.OPEN : bad);

            List<PrintJob> jobs = new ArrayList<>();
            for (int order = 0; order < 20; order++) {
                while (!isGood(begin, end, campus.time.instant())) {
                    campus.run(Duration.ofSeconds(1));
                }
                // Three at once, so that some of them are still waiting when the link is gone again.
                for (int i = 0; i < 3; i++) {
                    jobs.add(campus.submit("library", "order-" + order + "-" + i));
                }
                campus.run(Duration.ofSeconds(170));
            }
            campus.run(Duration.between(campus.time.instant(), end).plus(Duration.ofMinutes(30)));

            assertThat(campus.told(PrinterFlapping.class))
                    .extracting(PrinterFlapping::flapping)
                    .containsExactly(true, false);
            assertThat(jobs).hasSize(60).allSatisfy(accepted -> {
                PrintJob job = campus.print().service().find(accepted.id()).orElseThrow();
                assertThat(job.state()).isEqualTo(JobState.COMPLETED);
                assertThat(job.attempts()).isEqualTo(1);
            });
            assertThat(printing.sentAt)
                    .hasSize(60)
                    .allSatisfy(at -> assertThat(isGood(begin, end, at)).isTrue());
            assertThat(campus.told(JobEvent.class)).noneMatch(event -> event.kind() == JobEvent.Kind.FAILED);
        }
    }

    private static boolean isGood(Instant begin, Instant end, Instant at) {
        long seconds = Duration.between(begin, at).toSeconds();
        return !at.isBefore(end) || seconds / 90 % 2 == 0;
    }
}
