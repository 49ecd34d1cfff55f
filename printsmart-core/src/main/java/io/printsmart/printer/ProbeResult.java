package io.printsmart.printer;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One look at one printer.
 *
 * @param printer which one
 * @param finding what was found
 * @param reasons the printer's state reasons, as {@link StateReasons#normalize} gives them
 * @param uuid the device's {@code printer-uuid} if it told one
 * @param detail for the administrator: address, exception, status code; may be empty
 * @param took how long the look took
 * @param capabilities what the device said that it can do, if it did
 */
public record ProbeResult(
        PrinterId printer,
        Finding finding,
        List<String> reasons,
        Optional<String> uuid,
        String detail,
        Duration took,
        Optional<LearntCapabilities> capabilities) {

    /**
     * Copies the reasons.
     *
     * @param printer which one
     * @param finding what was found
     * @param reasons the printer's state reasons
     * @param uuid the device's uuid if it told one
     * @param detail for the administrator
     * @param took how long the look took
     * @param capabilities what the device said that it can do
     */
    public ProbeResult {
        Objects.requireNonNull(printer, "printer");
        Objects.requireNonNull(finding, "finding");
        reasons = List.copyOf(reasons);
    }

    /**
     * A look at a device that did not say what it can do.
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
        this(printer, finding, reasons, uuid, detail, took, Optional.empty());
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
        return new ProbeResult(printer, finding, List.of(), Optional.empty(), detail, took);
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
        String words = StateReasons.inWords(reasons);
        return words.isEmpty() ? "Printer stopped" : words;
    }
}
