package io.printsmart.printer;

import io.printsmart.internal.check.Checks;

/**
 * When a printer changes its status too often, as Nagios tells it: of the last {@value #SAMPLES} regular looks, the share of those
 * that found it otherwise than the one before, newer ones counting more than older ones. It begins to flap at one percentage and
 * ceases below a lower one. Pure.
 *
 * @param startPercent it begins to flap at this percentage, 1 to 100
 * @param endPercent it ceases below this percentage, 0 to less than the other
 */
public record FlapRule(int startPercent, int endPercent) {

    /** How many looks are remembered. */
    public static final int SAMPLES = 21;

    /** What is remembered of a printer that has not been looked at; it counts as one that has not changed. */
    public static final int NO_HISTORY = 0;

    private static final double OLDEST = 0.75;
    private static final double NEWEST = 1.25;
    private static final int CHANGES = SAMPLES - 1;
    private static final int UP = 1 << CHANGES;
    private static final int ALL_CHANGES = UP - 1;

    /**
     * Checks the percentages.
     *
     * @param startPercent where it begins
     * @param endPercent where it ceases
     * @throws IllegalArgumentException if one is out of its bounds
     */
    public FlapRule {
        Checks.range("flapStartPercent", startPercent, 1, 100);
        Checks.range("flapEndPercent", endPercent, 0, startPercent - 1);
    }

    /**
     * Remembers one more look.
     *
     * @param history what was remembered: for each of the last looks whether it differed from the one before, newest lowest, and
     *     how the last one was
     * @param up whether the printer was fine
     * @return what is remembered now
     */
    public static int remember(int history, boolean up) {
        boolean changed = up != ((history & UP) != 0);
        return ((history << 1) & ALL_CHANGES) | (changed ? 1 : 0) | (up ? UP : 0);
    }

    /**
     * Takes the last look back, which proved wrong.
     *
     * @param history what was remembered with it
     * @param up whether the printer is fine after all
     * @return a history in which it found no change
     */
    public static int corrected(int history, boolean up) {
        return (history & ALL_CHANGES & ~1) | (up ? UP : 0);
    }

    /**
     * What is remembered of a printer that has been in one state for long.
     *
     * @param up whether it is fine
     * @return a history without changes
     */
    public static int steady(boolean up) {
        return up ? UP : NO_HISTORY;
    }

    /**
     * Tells whether a printer flaps.
     *
     * @param history what is remembered
     * @param flapped whether it flapped until now
     * @return true if it begins or goes on to flap
     */
    public boolean flaps(int history, boolean flapped) {
        double percent = percent(history);
        return flapped ? percent >= endPercent : percent >= startPercent;
    }

    /**
     * How often it changed.
     *
     * @param history what is remembered
     * @return 0 to 100
     */
    static double percent(int history) {
        double changes = 0;
        for (int age = 0; age < CHANGES; age++) {
            if ((history >> age & 1) != 0) {
                changes += NEWEST - (NEWEST - OLDEST) * age / (CHANGES - 1);
            }
        }
        return changes * 100 / CHANGES;
    }
}
