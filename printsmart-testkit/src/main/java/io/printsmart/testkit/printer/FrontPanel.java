package io.printsmart.testkit.printer;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The condition of a scripted printer: what somebody who stands before it sees and does. Safe for many threads. */
public final class FrontPanel {

    private final DeviceLock lock;
    private String uuid = newUuid();
    private boolean accepting = true;
    private boolean stopped;
    private boolean outOfPaper;
    private List<String> reasons = List.of();
    private List<String> stopReasons = List.of();
    private List<String> paperReasons = List.of();

    FrontPanel(DeviceLock lock) {
        this.lock = lock;
    }

    private static String newUuid() {
        return "urn:uuid:" + UUID.randomUUID();
    }

    /**
     * Stops the printer: printer-state 5; jobs stay where they are.
     *
     * @param why printer-state-reasons, {@code paused} if none is given
     */
    public void stop(String... why) {
        lock.run(() -> {
            stopped = true;
            stopReasons = why.length == 0 ? List.of("paused") : List.of(why);
        });
    }

    /** Ends {@link #stop(String...)}: jobs go on. */
    public void resume() {
        lock.run(() -> {
            stopped = false;
            stopReasons = List.of();
        });
    }

    /**
     * Sets printer-is-accepting-jobs; without it new jobs are refused with 0x0506.
     *
     * @param yes true at first
     */
    public void acceptJobs(boolean yes) {
        lock.run(() -> accepting = yes);
    }

    /**
     * Sets reasons that are only shown and block nothing in this printer.
     *
     * @param shown keywords of printer-state-reasons, with or without suffix; none for none
     */
    public void reasons(String... shown) {
        lock.run(() -> reasons = List.of(shown));
    }

    /**
     * No paper: a job that prints now, or starts to, hangs in processing until {@link #refill()}. The printer goes on
     * accepting jobs and is not stopped, as real ones do.
     *
     * @param why printer-state-reasons, {@code media-empty-warning} if none is given
     */
    public void outOfPaper(String... why) {
        lock.run(() -> {
            outOfPaper = true;
            paperReasons = why.length == 0 ? List.of("media-empty-warning") : List.of(why);
        });
    }

    /** Puts paper in: jobs go on. */
    public void refill() {
        lock.run(() -> {
            outOfPaper = false;
            paperReasons = List.of();
        });
    }

    /**
     * Another device now answers at this address.
     *
     * @return the new printer-uuid
     */
    public String changeUuid() {
        return lock.call(() -> uuid = newUuid());
    }

    /**
     * Sets printer-uuid.
     *
     * @param value a {@code urn:uuid:} URI
     */
    public void uuid(String value) {
        lock.run(() -> uuid = value);
    }

    /**
     * The present printer-uuid.
     *
     * @return a {@code urn:uuid:} URI
     */
    public String uuid() {
        return lock.call(() -> uuid);
    }

    boolean isStopped() {
        return stopped;
    }

    boolean isOutOfPaper() {
        return outOfPaper;
    }

    boolean isAccepting() {
        return accepting;
    }

    List<String> allReasons() {
        List<String> all = new ArrayList<>(reasons);
        all.addAll(stopReasons);
        all.addAll(paperReasons);
        return all.isEmpty() ? List.of("none") : all;
    }
}
