package io.printsmart.transport;

import io.printsmart.printer.Finding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a printer said of itself.
 *
 * @param finding READY, BLOCKED, or what kept it from saying anything that can be understood
 * @param reasons its state reasons, as {@link io.printsmart.printer.StateReasons#normalize} gives them
 * @param uuid its {@code printer-uuid}
 * @param formats its {@code document-format-supported}; empty if it did not tell
 * @param queuedJobs its {@code queued-job-count}
 * @param detail for the administrator; may be empty
 */
public record PrinterReport(
        Finding finding,
        List<String> reasons,
        Optional<String> uuid,
        List<String> formats,
        OptionalInt queuedJobs,
        String detail) {

    /**
     * Copies the lists.
     *
     * @param finding what was found
     * @param reasons its state reasons
     * @param uuid its uuid
     * @param formats its formats
     * @param queuedJobs its queue's length
     * @param detail for the administrator
     */
    public PrinterReport {
        reasons = List.copyOf(reasons);
        formats = List.copyOf(formats);
    }

    /**
     * A report that holds no more than the finding.
     *
     * @param finding what was found
     * @param detail for the administrator
     * @return the report
     */
    public static PrinterReport of(Finding finding, String detail) {
        return new PrinterReport(finding, List.of(), Optional.empty(), List.of(), OptionalInt.empty(), detail);
    }
}
