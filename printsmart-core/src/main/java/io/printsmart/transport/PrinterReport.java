package io.printsmart.transport;

import io.printsmart.printer.DeviceReport;
import io.printsmart.printer.Finding;
import io.printsmart.printer.LearntCapabilities;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a printer is, by its own word.
 *
 * @param finding READY, BLOCKED, or what kept it from saying anything that can be understood
 * @param said what it said of itself
 * @param detail for the administrator; may be empty
 */
public record PrinterReport(Finding finding, DeviceReport said, String detail) {

    /**
     * A report that holds no more than the finding.
     *
     * @param finding what was found
     * @param detail for the administrator
     * @return the report
     */
    public static PrinterReport of(Finding finding, String detail) {
        return new PrinterReport(finding, DeviceReport.NONE, detail);
    }

    /**
     * Its state reasons.
     *
     * @return as {@link io.printsmart.printer.StateReasons#normalize} gives them
     */
    public List<String> reasons() {
        return said.reasons();
    }

    /**
     * Its {@code printer-uuid}.
     *
     * @return empty if it told none
     */
    public Optional<String> uuid() {
        return said.uuid();
    }

    /**
     * What it said that it can do.
     *
     * @return empty if it did not tell
     */
    public Optional<LearntCapabilities> capabilities() {
        return said.capabilities();
    }

    /**
     * Its {@code queued-job-count}.
     *
     * @return empty if it did not tell
     */
    public OptionalInt queuedJobs() {
        return said.queuedJobs();
    }

    /**
     * Its {@code printer-up-time}, in seconds.
     *
     * @return empty if it did not tell
     */
    public OptionalInt upTimeSeconds() {
        return said.upTimeSeconds();
    }
}
