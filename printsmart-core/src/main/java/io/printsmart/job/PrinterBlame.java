package io.printsmart.job;

import java.util.Optional;
import java.util.Set;

/** What the end of a job says of its printer. Pure. */
public final class PrinterBlame {

    private static final Set<Why.Code> FAILED_THERE =
            Set.of(Why.Code.RETRIES_SPENT, Why.Code.IN_DOUBT, Why.Code.PARTLY_PRINTED);

    private PrinterBlame() {}

    /**
     * Judges a step that ends a job. Not the printer's doing is what a job brought upon itself (a format that is refused,
     * a wish to cancel), what this side failed at (a document that cannot be read, a node that died), and a printer that
     * was not ready: its status says so already.
     *
     * @param step the step
     * @param seen what it was decided from
     * @return true if the printer printed it, false if it failed it, empty if that cannot be said
     */
    public static Optional<Boolean> printed(Step step, Sighting seen) {
        JobState end = step.after().state();
        if (!end.isFinal() || step.before().state().isFinal()) {
            return Optional.empty();
        }
        if (end == JobState.COMPLETED) {
            return step.after().has(Flag.PARTLY_PRINTED) ? Optional.empty() : Optional.of(true);
        }
        boolean ours = (seen instanceof Sighting.NotDelivered failed && failed.ours())
                || step.before().why().code() == Why.Code.NODE_LOST;
        boolean failedThere = end == JobState.FAILED
                && FAILED_THERE.contains(step.why().code())
                && !(seen instanceof Sighting.PrinterNotReady)
                && !(seen instanceof Sighting.DocumentNotReady)
                && !ours;
        return failedThere ? Optional.of(false) : Optional.empty();
    }
}
