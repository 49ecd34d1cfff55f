package io.printsmart.testkit.printer;

import java.util.List;
import java.util.Set;

/** What a scripted printer is able to do, and what it advertises. Safe for use by many threads. */
public final class IppFeatures {

    private volatile List<String> formats = List.of("application/pdf", "image/pwg-raster", "application/octet-stream");
    private volatile List<String> sides = List.of("one-sided", "two-sided-long-edge", "two-sided-short-edge");
    private volatile List<String> colorModes = List.of("auto", "color", "monochrome");
    private volatile boolean createJob = true;
    private volatile boolean busy;
    private volatile boolean onlyVersion11;
    private volatile int versionHttpStatus;
    private volatile int capacity = 1;
    private volatile boolean saysContinue = true;
    private volatile String timeOutAction = "abort-job";
    private volatile Set<String> ignored = Set.of();
    private volatile Set<String> hidden = Set.of();

    IppFeatures() {}

    /**
     * Sets document-format-supported; other formats are refused with 0x040b, as ippeveprinter does.
     *
     * @param mediaTypes MIME media types; the first is the default
     */
    public void documentFormats(String... mediaTypes) {
        formats = List.of(mediaTypes);
    }

    /**
     * Sets sides-supported.
     *
     * @param keywords the first is the default
     */
    public void sides(String... keywords) {
        sides = List.of(keywords);
    }

    /**
     * Sets print-color-mode-supported, and with it color-supported.
     *
     * @param keywords the first is the default
     */
    public void colorModes(String... keywords) {
        colorModes = List.of(keywords);
    }

    /**
     * Whether Create-Job and Send-Document exist; without them only Print-Job prints.
     *
     * @param supported true at first
     */
    public void createJob(boolean supported) {
        createJob = supported;
    }

    /**
     * Whether the printer is busy with somebody else: every new job is refused with 0x0507.
     *
     * @param yes false at first
     */
    public void busy(boolean yes) {
        busy = yes;
    }

    /**
     * How many unfinished jobs it holds before it says 0x0507.
     *
     * @param jobs 1 at first, as with most real ones
     */
    public void capacity(int jobs) {
        capacity = jobs;
    }

    /** Refuses IPP/2.x with version-not-supported (0x0503), so that 1.1 must be used. */
    public void onlyVersion11() {
        onlyVersion11 = true;
        versionHttpStatus = 0;
    }

    /**
     * Refuses IPP/2.x with an HTTP error instead of an IPP status, as {@code ippeveprinter -V 1.1} does.
     *
     * @param httpStatus for example 400
     */
    public void onlyVersion11(int httpStatus) {
        onlyVersion11 = true;
        versionHttpStatus = httpStatus;
    }

    /**
     * Sets multiple-operation-time-out-action.
     *
     * @param keyword {@code abort-job} at first; with {@code process-job} what had arrived of an abandoned document is
     *     printed
     */
    public void timeOutAction(String keyword) {
        timeOutAction = keyword;
    }

    /**
     * Whether it answers {@code Expect: 100-continue} before it reads the body; ippeveprinter does not, so a client that
     * waits for it without limit hangs.
     *
     * @param yes true at first
     */
    public void saysContinue(boolean yes) {
        saysContinue = yes;
    }

    /**
     * Job attributes that it takes no notice of: new jobs are answered with 0x0001 and these among the unsupported ones.
     *
     * @param names such as {@code copies}; none at first
     */
    public void ignored(String... names) {
        ignored = Set.of(names);
    }

    /**
     * Printer attributes that it never tells, also where RFC 8011 demands them.
     *
     * @param names such as {@code printer-state}; none at first
     */
    public void hides(String... names) {
        hidden = Set.of(names);
    }

    Set<String> hidden() {
        return hidden;
    }

    Set<String> ignored() {
        return ignored;
    }

    List<String> formats() {
        return formats;
    }

    List<String> sides() {
        return sides;
    }

    List<String> colorModes() {
        return colorModes;
    }

    boolean hasCreateJob() {
        return createJob;
    }

    boolean isBusy() {
        return busy;
    }

    boolean isOnlyVersion11() {
        return onlyVersion11;
    }

    int versionHttpStatus() {
        return versionHttpStatus;
    }

    boolean isSayingContinue() {
        return saysContinue;
    }

    int capacity() {
        return capacity;
    }

    String timeOutAction() {
        return timeOutAction;
    }

    boolean printsWhatArrived() {
        return timeOutAction.equals("process-job");
    }
}
