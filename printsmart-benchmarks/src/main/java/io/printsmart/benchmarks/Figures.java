package io.printsmart.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * What one process took for its probes.
 *
 * @param probes how many
 * @param seconds of the clock
 * @param processorSeconds user and system, of that process alone
 * @param failed how many did not find what was there
 */
record Figures(long probes, double seconds, double processorSeconds, long failed) {

    /** Reads what the measured programs print. */
    static Figures parse(String line) {
        String[] words = line.trim().split(" ", -1);
        if (words.length != 4) {
            throw new IllegalStateException("a measured program printed \"" + line + "\", not its four figures");
        }
        return new Figures(
                Long.parseLong(words[0]),
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Long.parseLong(words[3]));
    }

    String line() {
        return String.format(Locale.ROOT, "%d %.6f %.6f %d", probes, seconds, processorSeconds, failed);
    }

    double rate() {
        return probes / seconds;
    }

    double processorMicrosPerProbe() {
        return processorSeconds / probes * 1e6;
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
