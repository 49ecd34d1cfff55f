package io.printsmart.job;

import java.time.Duration;

/** The default policies with one thing changed; no jitter, so that times can be foretold. */
final class TestPolicies {

    static final RetryPolicy EVEN =
            new RetryPolicy(3, Duration.ofSeconds(2), 2.0, Duration.ofMinutes(5), 0, Duration.ofSeconds(30));

    static final Policies PLAIN = of(EVEN, false, InDoubtPolicy.REFUND, PartialPolicy.REFUND);
    static final Policies COUNTING_OUTAGES = of(EVEN, true, InDoubtPolicy.REFUND, PartialPolicy.REFUND);
    static final Policies RETRYING_IN_DOUBT = of(EVEN, false, InDoubtPolicy.RETRY, PartialPolicy.REFUND);
    static final Policies CAPTURING_PARTS = of(EVEN, false, InDoubtPolicy.REFUND, PartialPolicy.CAPTURE);

    private TestPolicies() {}

    static Policies of(RetryPolicy retry, boolean countOutages, InDoubtPolicy inDoubt, PartialPolicy partial) {
        return Policies.builder()
                .retry(retry)
                .countOutages(countOutages)
                .inDoubt(inDoubt)
                .partial(partial)
                .build();
    }

    static Policies looking(Duration firstLook, Duration maxLook) {
        return Policies.builder()
                .retry(EVEN)
                .firstLook(firstLook)
                .maxLook(maxLook)
                .build();
    }
}
