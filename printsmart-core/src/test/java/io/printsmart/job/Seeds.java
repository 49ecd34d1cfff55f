package io.printsmart.job;

import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** The seeds of the random walks. {@code -Dprintsmart.walk.seed=<n>} plays one of them alone. */
final class Seeds {

    private static final String PROPERTY = "printsmart.walk.seed";

    private Seeds() {}

    static LongStream of(int count) {
        Long one = Long.getLong(PROPERTY);
        return one == null ? LongStream.rangeClosed(1, count) : LongStream.of(one);
    }

    static void play(long seed, Consumer<Random> walk) {
        try {
            walk.accept(new Random(seed));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("replay with -D" + PROPERTY + "=" + seed + ": " + e.getMessage(), e);
        }
    }

    /** Any policies that a host might have chosen. */
    static Policies policies(Random random) {
        RetryPolicy retry = new RetryPolicy(
                random.nextInt(5),
                Duration.ofMillis(1 + random.nextInt(5_000)),
                1 + random.nextInt(30) / 10.0,
                Duration.ofMinutes(1 + random.nextInt(10)),
                random.nextInt(10) / 10.0,
                Duration.ofSeconds(1 + random.nextInt(60)));
        return TestPolicies.of(
                retry,
                random.nextInt(4) == 0,
                random.nextBoolean() ? InDoubtPolicy.REFUND : InDoubtPolicy.RETRY,
                random.nextBoolean() ? PartialPolicy.REFUND : PartialPolicy.CAPTURE);
    }
}
