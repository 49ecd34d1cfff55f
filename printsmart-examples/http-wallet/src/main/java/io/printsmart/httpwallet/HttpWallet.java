package io.printsmart.httpwallet;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Users' money behind an HTTP service that knows each charge by its key. Within the time of one call it asks more than once
 * where that can help: all three questions carry the key, so that a repeated one moves nothing again. A service that fails
 * again and again is left alone for a while; what was asked for is {@link Answer#UNKNOWN} then, and PrintSmart asks again.
 * Safe for use by many threads.
 */
public final class HttpWallet implements Wallet {

    private static final Logger LOG = LoggerFactory.getLogger(HttpWallet.class);

    private final HttpWalletSettings settings;
    private final Exchange exchange;
    private final CircuitBreaker breaker;

    /**
     * Creates the wallet. Contacts nobody.
     *
     * @param settings where it is, and how patient to be
     * @param token gives the bearer token for each try anew, so that it can be renewed, and quickly, since nothing
     *     interrupts it; it is never logged
     */
    public HttpWallet(HttpWalletSettings settings, Supplier<String> token) {
        this(settings, token, Clock.systemUTC());
    }

    HttpWallet(HttpWalletSettings settings, Supplier<String> token, Clock clock) {
        this.settings = settings;
        this.exchange = new Exchange(settings, token);
        this.breaker = CircuitBreaker.of(
                "wallet",
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(settings.failuresToOpen())
                        .minimumNumberOfCalls(settings.failuresToOpen())
                        .failureRateThreshold(100)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(settings.openFor())
                        .recordResult(reply -> ((Reply) reply).answer() == Answer.UNKNOWN)
                        .clock(clock)
                        .build());
    }

    // docs: http-wallet-calls
    @Override
    public Answer charge(String key, AccountId account, Money amount, Duration timeout) {
        return ask(Question.charge(key, account, amount), timeout);
    }

    @Override
    public Answer refund(String chargeKey, AccountId account, Money amount, Duration timeout) {
        return ask(Question.refund(chargeKey, account, amount), timeout);
    }

    @Override
    public Answer find(String key, Duration timeout) {
        return ask(Question.find(key), timeout);
    }

    @Override
    public Optional<Duration> longestDelay() {
        return settings.longestDelay();
    }

    private Answer ask(Question question, Duration timeout) {
        Budget budget = Budget.of(timeout);
        Supplier<Reply> oneTry = CircuitBreaker.decorateSupplier(breaker, () -> askOnce(question, budget));
        try {
            Reply reply = Retry.decorateSupplier(retry(budget), oneTry).get();
            if (reply.answer() == Answer.UNKNOWN) {
                LOG.warn("{} {}: {}", question.operation().word(), question.key(), reply.what());
            }
            return reply.answer();
        } catch (CallNotPermittedException e) {
            return Answer.UNKNOWN; // not asked at all: the service failed too often just now
        }
    }

    private Reply askOnce(Question question, Budget budget) {
        try {
            return exchange.ask(question, budget);
        } catch (Error e) {
            breaker.releasePermission(); // the breaker sees no errors, and would wait for this try for ever
            throw e;
        }
    }

    private Retry retry(Budget budget) {
        IntervalFunction curve = IntervalFunction.ofExponentialBackoff(settings.firstPause(), 2);
        return Retry.of(
                "wallet",
                RetryConfig.<Reply>custom()
                        .maxAttempts(settings.mostTries())
                        .intervalFunction(tries -> Math.min(curve.apply(tries), budget.leftMillis()))
                        .retryOnResult(reply -> reply.worthRepeating()
                                && budget.leftMillis() > settings.firstPause().toMillis())
                        .retryOnException(failure -> false)
                        .build());
    }
    // docs: end
}
