package io.printsmart.testkit.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All chance of one run, drawn from its seed. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    RandomGenerator split() {
        return random.split();
    }

    boolean chance(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included. */
    long between(long from, long to) {
        return random.nextLong(from, to + 1);
    }

    /** Small values as often as large ones. */
    long logBetween(long from, long to) {
        double low = Math.log((double) from);
        return (long) Math.exp(low + random.nextDouble() * (Math.log((double) to) - low));
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
