package io.printsmart.internal.monitor;

import io.printsmart.service.MonitorSettings;
import java.util.concurrent.TimeUnit;

/**
 * Whether nearly all of what this node sees fell silent at once, so that it has to suspect itself. It weighs the printers that were
 * fine and are silent against those that answered at the same time. Only the watch's thread uses it.
 */
final class Sight {

    /** So many printers tell enough, where there are more. */
    static final int ENOUGH = 32;

    private static final long WEIGH_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int percent;
    private final int minimum;
    private final long limitNanos;
    private int suspects;
    private long nextNanos;
    private boolean begun;
    private boolean blind;
    private long blindSinceNanos;

    /** It has been blind for so long that it believes what it sees, until most of that is over. */
    private boolean resigned;

    Sight(MonitorSettings settings) {
        this.percent = settings.blindPercent();
        this.minimum = settings.blindMinimum();
        this.limitNanos = settings.blindLimit().toNanos();
    }

    /** A printer that was fine fell silent. */
    void fellSilent() {
        suspects++;
    }

    /** One of those is silent no longer, is declared down or is watched no longer. */
    void silenceOver() {
        suspects--;
    }

    /** Whether there is something to weigh, now and then. */
    boolean isToBeWeighed(long nowNanos) {
        if ((!blind && !resigned && suspects < minimum) || (begun && nextNanos - nowNanos > 0)) {
            return false;
        }
        begun = true;
        nextNanos = nowNanos + WEIGH_EVERY_NANOS;
        return true;
    }

    /**
     * Whether enough printers were looked at to know.
     *
     * @param seen the looks
     * @param online how many printers are known to be fine, those that fell silent included
     */
    boolean isEnough(Tally seen, int online) {
        return seen.looked() >= Math.min(ENOUGH, online);
    }

    /**
     * Looks anew.
     *
     * @param seen the looks of the last time
     * @param enough whether these are enough to know
     * @return true if the node began or ceased to suspect itself
     */
    boolean changed(Tally seen, boolean enough, long nowNanos) {
        boolean was = blind;
        // It has to see most of them again: a few answers do not make it trust its eyes.
        boolean sees = seen.silent() < minimum || (enough && !seen.isSilent(percent / 2));
        resigned = resigned && !sees;
        if (!was) {
            blind = enough && !resigned && seen.silent() >= minimum && seen.isSilent(percent);
            blindSinceNanos = nowNanos;
        } else if (sees) {
            blind = false;
        } else if (nowNanos - blindSinceNanos >= limitNanos) {
            blind = false;
            resigned = true;
        }
        return was != blind;
    }

    /** Whether it ceased to suspect itself since that went on for too long. */
    boolean hasResigned() {
        return resigned;
    }

    boolean isBlind() {
        return blind;
    }

    /** Since when, where it is. */
    long blindSinceNanos() {
        return blindSinceNanos;
    }
}
