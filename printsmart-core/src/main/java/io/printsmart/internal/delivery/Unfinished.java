package io.printsmart.internal.delivery;

import io.printsmart.job.JobState;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Sighting;
import java.util.Optional;

/**
 * A claim that this node could not finish.
 *
 * @param job the job as it was claimed
 * @param seen what was seen of it and could not be stored: often nobody can ever see it again
 */
record Unfinished(PrintJob job, Optional<Sighting> seen) {

    /**
     * What can still be decided from. What was opened has been closed since, so that nothing of the document left.
     *
     * @param now the job as it is now, under the same claim
     * @return empty if the claim is just to be given back
     */
    Optional<Sighting> stillTrueOf(PrintJob now) {
        if (seen.isPresent() && seen.get() instanceof Sighting.Opened opened) {
            return now.state() == JobState.SENDING
                    ? Optional.of(new Sighting.NotDelivered(
                            "this node could not learn whether it may send",
                            false,
                            opened.remote().isPresent(),
                            true))
                    : Optional.empty();
        }
        return seen;
    }
}
