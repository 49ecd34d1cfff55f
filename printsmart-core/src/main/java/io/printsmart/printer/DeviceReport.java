package io.printsmart.printer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a device said of itself at one look. Each part is empty where it did not tell. Immutable.
 *
 * @param reasons its {@code printer-state-reasons}, as {@link StateReasons#normalize} gives them
 * @param uuid its {@code printer-uuid}
 * @param capabilities what it can do
 * @param queuedJobs its {@code queued-job-count}, the jobs of everybody that wait or print there
 * @param upTimeSeconds its {@code printer-up-time}; one that is smaller than before tells of a restart
 */
public record DeviceReport(
        List<String> reasons,
        Optional<String> uuid,
        Optional<LearntCapabilities> capabilities,
        OptionalInt queuedJobs,
        OptionalInt upTimeSeconds) {

    /** It said nothing, or was not asked. */
    public static final DeviceReport NONE = reasons(List.of());

    /**
     * Copies the reasons.
     *
     * @param reasons its state reasons
     * @param uuid its uuid
     * @param capabilities what it can do
     * @param queuedJobs its queue's length
     * @param upTimeSeconds how long it has been running
     */
    public DeviceReport {
        reasons = List.copyOf(reasons);
    }

    /**
     * Of a device that told no more than what is wrong.
     *
     * @param reasons its state reasons
     * @return the report
     */
    public static DeviceReport reasons(List<String> reasons) {
        return new DeviceReport(reasons, Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
    }
}
