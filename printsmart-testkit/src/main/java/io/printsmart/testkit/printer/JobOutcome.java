package io.printsmart.testkit.printer;

import java.util.List;

/**
 * How a job ends.
 *
 * @param state a final state
 * @param impressions how many come out; negative for all of them
 * @param reasons job-state-reasons; empty takes the usual reason of the state
 */
public record JobOutcome(RemoteJobState state, int impressions, List<String> reasons) {

    /**
     * Checks and copies.
     *
     * @param state a final state
     * @param impressions how many come out; negative for all of them
     * @param reasons job-state-reasons; empty takes the usual reason of the state
     * @throws IllegalArgumentException if the state is not final
     */
    public JobOutcome {
        if (!state.isFinal()) {
            throw new IllegalArgumentException("a job cannot end as " + state);
        }
        reasons = List.copyOf(reasons);
    }

    /**
     * All of it is printed.
     *
     * @param reasons job-state-reasons, for example {@code job-completed-with-errors}; none for the usual one
     * @return the outcome
     */
    public static JobOutcome completed(String... reasons) {
        return new JobOutcome(RemoteJobState.COMPLETED, -1, List.of(reasons));
    }

    /**
     * The printer gives up.
     *
     * @param impressions how many came out before
     * @return the outcome
     */
    public static JobOutcome aborted(int impressions) {
        return new JobOutcome(RemoteJobState.ABORTED, impressions, List.of());
    }

    /**
     * Somebody pressed cancel at the device.
     *
     * @param impressions how many came out before
     * @return the outcome
     */
    public static JobOutcome canceledAtDevice(int impressions) {
        return new JobOutcome(RemoteJobState.CANCELED, impressions, List.of("job-canceled-at-device"));
    }
}
