package io.printsmart.job;

import io.printsmart.internal.check.Checks;
import java.time.Duration;

/**
 * What the host decided about deliveries. Immutable.
 *
 * @param retry when to try again
 * @param countOutages whether a look that finds the printer not ready counts as an attempt, so that the money goes back
 *     after the last retry rather than at the deadline
 * @param attemptLimit how long one attempt may take, printing included, before it is canceled at the printer
 * @param doubtWindow how long after the printer's last answer an attempt stays in doubt
 * @param inDoubt what to do when that is over
 * @param partial what to do with the money when the printer stopped after some pages
 * @param firstLook how long after delivery the printer is asked for the first time
 * @param maxLook the longest pause between two such questions
 * @param leftoverLimit how long after a job's end what it left at the printer is still being removed
 */
public record Policies(
        RetryPolicy retry,
        boolean countOutages,
        Duration attemptLimit,
        Duration doubtWindow,
        InDoubtPolicy inDoubt,
        PartialPolicy partial,
        Duration firstLook,
        Duration maxLook,
        Duration leftoverLimit) {

    /** The defaults: attempts up to 10 minutes, 2 minutes of doubt, then a refund. */
    public static final Policies DEFAULT = new Policies(
            RetryPolicy.DEFAULT,
            false,
            Duration.ofMinutes(10),
            Duration.ofMinutes(2),
            InDoubtPolicy.REFUND,
            PartialPolicy.REFUND,
            Duration.ofMillis(250),
            Duration.ofSeconds(5),
            Duration.ofHours(24));

    /**
     * Checks the durations.
     *
     * @param retry when to try again
     * @param countOutages whether outages count as attempts
     * @param attemptLimit how long one attempt may take
     * @param doubtWindow how long an attempt stays in doubt
     * @param inDoubt what to do then
     * @param partial what to do after some pages
     * @param firstLook the first pause between questions
     * @param maxLook the longest pause between questions
     * @param leftoverLimit how long leftovers are being removed
     * @throws IllegalArgumentException if one is not positive, or {@code maxLook} is shorter than {@code firstLook}
     */
    public Policies {
        Checks.positive("attemptLimit", attemptLimit);
        Checks.positive("doubtWindow", doubtWindow);
        Checks.positive("firstLook", firstLook);
        Checks.positive("maxLook", maxLook);
        Checks.positive("leftoverLimit", leftoverLimit);
        if (maxLook.compareTo(firstLook) < 0) {
            throw new IllegalArgumentException(
                    "maxLook is " + maxLook + "; it must not be shorter than firstLook, which is " + firstLook);
        }
    }
}
