package io.printsmart.internal.loop;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.printsmart.printer.PrinterId;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Circuit breakers for printers whose deliveries failed lately, and only for those: there may be a hundred thousand
 * printers. A breaker delays, it never decides about a job.
 */
public final class Breakers {

    private static final int FAILURES = 5;
    private static final Duration OPEN_FOR = Duration.ofSeconds(30);

    private final Map<PrinterId, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final CircuitBreakerConfig config;

    /**
     * Creates an empty set.
     *
     * @param time for how long a breaker stays open
     * @param ticker monotonic nanoseconds
     */
    public Breakers(InstantSource time, LongSupplier ticker) {
        config = CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(FAILURES)
                .minimumNumberOfCalls(FAILURES)
                .failureRateThreshold(100)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(OPEN_FOR)
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .clock(time.withZone(ZoneOffset.UTC))
                .currentTimestampFunction(clock -> ticker.getAsLong(), TimeUnit.NANOSECONDS)
                .build();
    }

    /**
     * Tells whether a delivery may be tried.
     *
     * @param printer the printer
     * @return false while its breaker is open
     */
    public boolean permits(PrinterId printer) {
        CircuitBreaker breaker = breakers.get(printer);
        return breaker == null || breaker.tryAcquirePermission();
    }

    /**
     * A delivery got through.
     *
     * @param printer the printer
     */
    public void succeeded(PrinterId printer) {
        breakers.remove(printer);
    }

    /**
     * A delivery failed.
     *
     * @param printer the printer
     */
    public void failed(PrinterId printer) {
        breakers.computeIfAbsent(printer, id -> CircuitBreaker.of("delivery", config))
                .onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("delivery failed"));
    }

    /**
     * A permitted delivery was not tried after all.
     *
     * @param printer the printer
     */
    public void notTried(PrinterId printer) {
        CircuitBreaker breaker = breakers.get(printer);
        if (breaker != null) {
            breaker.releasePermission();
        }
    }
}
