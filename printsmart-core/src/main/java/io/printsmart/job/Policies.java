package io.printsmart.job;

import io.printsmart.internal.check.Checks;
import java.time.Duration;

/**
 * What the host decided about deliveries. Immutable.
 *
 * @param retry when to try again
 * @param countOutages whether a look that finds the printer, or the document, not ready counts as an attempt, so that the
 *     money goes back after the last retry rather than at the deadline
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
    public static final Policies DEFAULT = builder().build();

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

    /**
     * Starts with the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects policies. Not thread-safe. */
    public static final class Builder {

        private RetryPolicy retry = RetryPolicy.DEFAULT;
        private boolean countOutages = false;
        private Duration attemptLimit = Duration.ofMinutes(10);
        private Duration doubtWindow = Duration.ofMinutes(2);
        private InDoubtPolicy inDoubt = InDoubtPolicy.REFUND;
        private PartialPolicy partial = PartialPolicy.REFUND;
        private Duration firstLook = Duration.ofMillis(250);
        private Duration maxLook = Duration.ofSeconds(5);
        private Duration leftoverLimit = Duration.ofHours(24);

        private Builder() {}

        /**
         * Sets when to try again.
         *
         * @param value the value; {@link RetryPolicy#DEFAULT} if not set
         * @return this
         */
        public Builder retry(RetryPolicy value) {
            retry = value;
            return this;
        }

        /**
         * Sets whether a look that finds the printer not ready counts as an attempt.
         *
         * @param value the value; false if not set
         * @return this
         */
        public Builder countOutages(boolean value) {
            countOutages = value;
            return this;
        }

        /**
         * Sets how long one attempt may take, printing included.
         *
         * @param value the value; 10 minutes if not set
         * @return this
         */
        public Builder attemptLimit(Duration value) {
            attemptLimit = value;
            return this;
        }

        /**
         * Sets how long after the printer's last answer an attempt stays in doubt.
         *
         * @param value the value; 2 minutes if not set
         * @return this
         */
        public Builder doubtWindow(Duration value) {
            doubtWindow = value;
            return this;
        }

        /**
         * Sets what to do when that is over.
         *
         * @param value the value; {@link InDoubtPolicy#REFUND} if not set
         * @return this
         */
        public Builder inDoubt(InDoubtPolicy value) {
            inDoubt = value;
            return this;
        }

        /**
         * Sets what to do with the money when the printer stopped after some pages.
         *
         * @param value the value; {@link PartialPolicy#REFUND} if not set
         * @return this
         */
        public Builder partial(PartialPolicy value) {
            partial = value;
            return this;
        }

        /**
         * Sets how long after delivery the printer is asked for the first time.
         *
         * @param value the value; 250 milliseconds if not set
         * @return this
         */
        public Builder firstLook(Duration value) {
            firstLook = value;
            return this;
        }

        /**
         * Sets the longest pause between two such questions.
         *
         * @param value the value; 5 seconds if not set
         * @return this
         */
        public Builder maxLook(Duration value) {
            maxLook = value;
            return this;
        }

        /**
         * Sets how long after a job's end what it left at the printer is still being removed.
         *
         * @param value the value; 24 hours if not set
         * @return this
         */
        public Builder leftoverLimit(Duration value) {
            leftoverLimit = value;
            return this;
        }

        /**
         * Makes the policies.
         *
         * @return the policies
         * @throws IllegalArgumentException if a value is out of its bounds
         */
        public Policies build() {
            return new Policies(
                    retry,
                    countOutages,
                    attemptLimit,
                    doubtWindow,
                    inDoubt,
                    partial,
                    firstLook,
                    maxLook,
                    leftoverLimit);
        }
    }
}
