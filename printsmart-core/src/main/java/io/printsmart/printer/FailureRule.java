package io.printsmart.printer;

import io.printsmart.internal.check.Checks;
import java.time.Duration;

/**
 * When failed jobs are the printer's fault.
 *
 * @param limit how many jobs that it fails one after the other put it into ERROR, 1 to 1000
 * @param rest how long it stays there before a good look makes it try one job again
 */
public record FailureRule(int limit, Duration rest) {

    /**
     * Checks the values.
     *
     * @param limit how many failed jobs
     * @param rest how long it rests
     * @throws IllegalArgumentException if one is out of its bounds
     */
    public FailureRule {
        Checks.range("failedJobs", limit, 1, 1000);
        Checks.positive("failureRest", rest);
    }
}
