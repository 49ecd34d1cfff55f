package io.printsmart.internal.monitor;

import io.printsmart.service.MonitorSettings;
import java.time.Duration;
import java.util.Arrays;

/**
 * Whether most of what this node sees fell silent at once, so that it has to suspect itself. It weighs the printers that are silent
 * since a while shorter than the patience, and were fine before, against those that answered in that time. Only the watch's thread
 * uses it.
 */
final class Sight {

    /** Parts of the window in which answers are counted. */
    private static final int PARTS = 16;

    private final int percent;
    private final int minimum;
    private final long partNanos;
    private final int[] answers = new int[PARTS];
    private long part;
    private int answered;
    private int silent;
    private boolean blind;

    Sight(MonitorSettings settings) {
        this.percent = settings.blindPercent();
        this.minimum = settings.blindMinimum();
        Duration window = settings.patience();
        this.partNanos = Math.max(1, window.toNanos() / PARTS);
    }

    /** A printer answered, in whatever way. */
    void answered(long nowNanos) {
        moveTo(nowNanos);
        answers[Math.floorMod(part, PARTS)]++;
        answered++;
    }

    /** A printer that was fine fell silent. */
    void fellSilent() {
        silent++;
    }

    /** One of those is silent no longer, is declared down or is watched no longer. */
    void silenceOver() {
        silent--;
    }

    /** Looks anew; true if the node began or ceased to suspect itself. */
    boolean changed(long nowNanos) {
        moveTo(nowNanos);
        boolean most = silent >= minimum && 100L * silent >= (long) percent * (silent + answered);
        boolean was = blind;
        // Once blind, it has to see most of them again: a few answers do not make it trust its eyes.
        blind = blind ? silent > 0 && 200L * silent >= (long) percent * (silent + answered) : most;
        return was != blind;
    }

    boolean isBlind() {
        return blind;
    }

    int silent() {
        return silent;
    }

    int looked() {
        return silent + answered;
    }

    private void moveTo(long nowNanos) {
        long now = Math.floorDiv(nowNanos, partNanos);
        if (now - part >= PARTS) {
            Arrays.fill(answers, 0);
            answered = 0;
            part = now;
        }
        while (part < now) {
            part++;
            answered -= answers[Math.floorMod(part, PARTS)];
            answers[Math.floorMod(part, PARTS)] = 0;
        }
    }
}
