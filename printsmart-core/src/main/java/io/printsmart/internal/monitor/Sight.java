package io.printsmart.internal.monitor;

import io.printsmart.service.MonitorSettings;

/**
 * Whether most of what this node sees fell silent at once, so that it has to suspect itself. It weighs the printers that are silent
 * for a shorter time than the patience, and were fine before, against all that are known to be fine. Only the watch's thread uses it.
 */
final class Sight {

    private final int percent;
    private final int minimum;
    private int silent;
    private int known;
    private final long limitNanos;
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
        silent++;
    }

    /** One of those is silent no longer, is declared down or is watched no longer. */
    void silenceOver() {
        silent--;
    }

    /**
     * Looks anew.
     *
     * @param online the printers that are known to be fine, those that fell silent included
     * @return true if the node began or ceased to suspect itself
     */
    boolean changed(int online, long nowNanos) {
        known = online;
        boolean was = blind;
        resigned = resigned && isMoreThan(percent / 2);
        if (!was) {
            blind = !resigned && silent >= minimum && isMoreThan(percent);
            blindSinceNanos = nowNanos;
        } else if (!isMoreThan(percent / 2)) {
            // It has to see most of them again: a few answers do not make it trust its eyes.
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

    private boolean isMoreThan(int part) {
        return 100L * silent > (long) part * known;
    }

    boolean isBlind() {
        return blind;
    }

    int silent() {
        return silent;
    }

    int known() {
        return known;
    }
}
