package io.printsmart.store;

import io.printsmart.internal.check.Checks;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.wallet.AccountId;
import java.util.Optional;

/**
 * Which jobs to list, newest first.
 *
 * @param account only of this account
 * @param state only in this state
 * @param after only those older than this job, as the last one of the page before; an unknown id gives an empty page
 * @param limit at most so many, 1 to 1000
 */
public record JobQuery(Optional<AccountId> account, Optional<JobState> state, Optional<JobId> after, int limit) {

    /**
     * Checks the limit.
     *
     * @param account only of this account
     * @param state only in this state
     * @param after only older ones
     * @param limit at most so many
     * @throws IllegalArgumentException if the limit is out of range
     */
    public JobQuery {
        Checks.range("limit", limit, 1, 1000);
    }
}
