package io.printsmart.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.testkit.simulation.Simulation.Outcome;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whole days of a campus, thousands of times. {@code -Dprintsmart.seed=<n>} plays one seed alone,
 * {@code -Dprintsmart.seeds=<n>} so many, {@code -Dprintsmart.minutes=<n>} goes on for so long with seeds that no run before
 * had, as for a whole night.
 */
class SimulationTest {

    /** So many seeds have a little more than so many jobs. */
    private static final long ORDINARY = 5_500;

    private static final long JOBS = 1_000_000;

    @Test
    @Timeout(value = 1, unit = TimeUnit.DAYS)
    void whateverFailsEachJobIsPaidForOncePrintedOnceOrRefundedAndEnds() {
        Tally tally = new Tally();
        long start = System.nanoTime();
        List<Outcome> failures = play(tally, start);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        System.out.println(tally + ", in " + seconds + " s");

        assertThat(failures).extracting(Outcome::failure).isEmpty();
        assertThat(tally.jobs).isPositive();
        if (isOrdinary()) {
            assertThat(tally.seeds).isGreaterThanOrEqualTo(ORDINARY);
            assertThat(tally.jobs).isGreaterThanOrEqualTo(JOBS);
        }
    }

    private static boolean isOrdinary() {
        return System.getProperty("printsmart.seed") == null
                && System.getProperty("printsmart.seeds") == null
                && System.getProperty("printsmart.minutes") == null;
    }

    private static List<Outcome> play(Tally tally, long start) {
        Long one = Long.getLong("printsmart.seed");
        if (one != null) {
            return Seeds.play(one, upTo(1), tally);
        }
        Long minutes = Long.getLong("printsmart.minutes");
        if (minutes != null) {
            long fresh = System.nanoTime() & (Long.MAX_VALUE >> 16);
            long end = start + TimeUnit.MINUTES.toNanos(minutes);
            return Seeds.play(fresh, () -> System.nanoTime() < end, tally);
        }
        return Seeds.play(1, upTo(Long.getLong("printsmart.seeds", ORDINARY)), tally);
    }

    private static java.util.function.BooleanSupplier upTo(long count) {
        AtomicLong left = new AtomicLong(count);
        return () -> left.getAndDecrement() > 0;
    }
}
