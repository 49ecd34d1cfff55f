package io.printsmart.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.JobId;
import io.printsmart.job.RetryPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final JobId JOB = new JobId("job1");
    private static final JobId OTHER = new JobId("job2");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Faults faults =
            new Faults(new RetryPolicy(3, Duration.ofSeconds(2), 2, HOUR, 0, Duration.ofSeconds(30)));

    @Test
    void theFirstFaultCostsNoPauseAndTheNextOnesLongerAndLongerOnes() {
        for (int seconds : new int[] {0, 2, 4, 8, 16, 30, 30}) {
            faults.met(JOB, "no memory", 0);
            assertThat(faults.pause(JOB)).isEqualTo(Duration.ofSeconds(seconds));
        }
        assertThat(faults.pause(OTHER)).isZero();
    }

    @Test
    void aJobThatGotOnBeginsAnew() {
        faults.met(JOB, "no memory", 0);
        faults.met(JOB, "no memory", 0);

        faults.over(JOB);
        assertThat(faults.pause(JOB)).isZero();
        faults.met(JOB, "no memory", 0);

        assertThat(faults.pause(JOB)).isZero();
    }

    @Test
    void theSameFaultIsNewsOnce() {
        assertThat(faults.met(JOB, "no memory", 0)).isTrue();
        assertThat(faults.met(JOB, "no memory", 0)).isFalse();
        assertThat(faults.met(OTHER, "no memory", 0)).isTrue();
        assertThat(faults.met(JOB, "no thread", 0)).isTrue();
        assertThat(faults.met(JOB, "no memory", 0)).isTrue();
    }

    @Test
    void aJobRestsUntilItsPauseIsOver() {
        long second = Duration.ofSeconds(1).toNanos();
        faults.met(JOB, "no memory", 0);
        assertThat(faults.rests(JOB, 0)).isFalse();
        faults.met(JOB, "no memory", 5 * second);

        assertThat(faults.rests(JOB, 7 * second - 1)).isTrue();
        assertThat(faults.rests(JOB, 7 * second)).isFalse();
        assertThat(faults.rests(OTHER, 0)).isFalse();
    }

    @Test
    void theFaultsOfSoManyJobsAreRememberedAndNoMore() {
        faults.met(JOB, "no memory", 0);
        faults.met(JOB, "no memory", 0);
        for (int i = 0; i < 10_000; i++) {
            faults.met(new JobId("other" + i), "no memory", 0);
        }

        assertThat(faults.pause(JOB)).isZero();
    }
}
