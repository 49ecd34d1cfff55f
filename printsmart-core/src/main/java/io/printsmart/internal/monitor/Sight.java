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
    private boolean blind;

    Sight(MonitorSettings settings) {
        this.percent = settings.blindPercent();
        this.minimum = settings.blindMinimum();
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
    boolean changed(int online) {
        known = online;
        boolean was = blind;
        // Once blind, it has to see most of them again: a few answers do not make it trust its eyes.
        blind = was ? isMoreThan(percent / 2) : silent >= minimum && isMoreThan(percent);
        return was != blind;
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
