package io.printsmart.service;

import io.printsmart.job.JobId;

/**
 * A request whose printer was looked at and whose document is stored, ready to be submitted within a transaction of the
 * host's. Made by {@link PrintService#prepare}; good for one submit, and for no longer than the freshness bound.
 */
public interface PreparedPrint {

    /**
     * The id that the job will have, or has if the request is a replay.
     *
     * @return the id
     */
    JobId id();
}
