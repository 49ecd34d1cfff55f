package io.printsmart.internal.monitor;

/**
 * What the looks since some time say of this node's own sight.
 *
 * @param silent printers that were fine and give no answer, those that keep a look waiting for longer than usual included
 * @param answered printers that answered, whatever they said
 */
record Tally(int silent, int answered) {

    int looked() {
        return silent + answered;
    }

    /** Whether so many of a hundred that were looked at are silent. */
    boolean isSilent(int percent) {
        return 100L * silent >= (long) percent * looked();
    }
}
