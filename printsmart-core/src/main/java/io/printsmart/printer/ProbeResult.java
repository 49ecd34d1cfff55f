package io.printsmart.printer;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One look at one printer.
 *
 * @param printer which one
 * @param finding what was found
 * @param said what the device said of itself, if it was asked and answered
 * @param detail for the administrator: address, exception, status code; may be empty
 * @param took how long the look took
 */
public record ProbeResult(PrinterId printer, Finding finding, DeviceReport said, String detail, Duration took) {

    /**
     * Checks the parts.
     *
     * @param printer which one
     * @param finding what was found
     * @param said what the device said of itself
     * @param detail for the administrator
     * @param took how long the look took
     */
    public ProbeResult {
        Objects.requireNonNull(printer, "printer");
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(said, "said");
    }

    /**
     * A look at a device that told no more than its state and who it is.
     *
     * @param printer which one
     * @param finding what was found
     * @param reasons the printer's state reasons
     * @param uuid the device's uuid if it told one
     * @param detail for the administrator
     * @param took how long the look took
     */
    public ProbeResult(
            PrinterId printer,
            Finding finding,
            List<String> reasons,
            Optional<String> uuid,
            String detail,
            Duration took) {
        this(
                printer,
                finding,
                new DeviceReport(reasons, uuid, Optional.empty(), OptionalInt.empty(), OptionalInt.empty()),
                detail,
                took);
    }

    /**
     * A look that found no more than reachability.
     *
     * @param printer which one
     * @param finding what was found
     * @param detail for the administrator
     * @param took how long the look took
     * @return the result, without reasons and uuid
     */
    public static ProbeResult of(PrinterId printer, Finding finding, String detail, Duration took) {
        return new ProbeResult(printer, finding, DeviceReport.NONE, detail, took);
    }

    /**
     * The printer's state reasons.
     *
     * @return as {@link StateReasons#normalize} gives them
     */
    public List<String> reasons() {
        return said.reasons();
    }

    /**
     * The device's uuid.
     *
     * @return empty if it told none
     */
    public Optional<String> uuid() {
        return said.uuid();
    }

    /**
     * What the device said that it can do.
     *
     * @return empty if it did not tell
     */
    public Optional<LearntCapabilities> capabilities() {
        return said.capabilities();
    }

    /**
     * How many jobs of everybody wait or print there.
     *
     * @return empty if the device did not tell
     */
    public OptionalInt queuedJobs() {
        return said.queuedJobs();
    }

    /**
     * What the user reads.
     *
     * @return a short English text; empty if the printer is ready
     */
    public String message() {
        if (finding != Finding.BLOCKED) {
            return finding.text();
        }
        String words = StateReasons.inWords(reasons());
        return words.isEmpty() ? "Printer stopped" : words;
    }
}
