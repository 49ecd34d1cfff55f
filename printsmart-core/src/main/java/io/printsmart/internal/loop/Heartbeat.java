package io.printsmart.internal.loop;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.printsmart.store.StoreException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the lease, and tries again at once where the store fails: a lease that runs out because of one lost connection
 * would turn all that this node is sending into doubt.
 */
public final class Heartbeat implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final NodeLease lease;
    private final Retry retry = Retry.of(
            "heartbeat",
            RetryConfig.custom()
                    .maxAttempts(TRIES)
                    .intervalFunction(IntervalFunction.ofExponentialBackoff(FIRST_PAUSE, 2))
                    .retryExceptions(StoreException.class)
                    .build());

    /**
     * Creates the heartbeat.
     *
     * @param lease what it renews
     */
    public Heartbeat(NodeLease lease) {
        this.lease = lease;
    }

    /** Beats once. Never throws; the next beat may succeed. */
    @Override
    public void run() {
        try {
            retry.executeRunnable(lease::beat);
        } catch (RuntimeException | Error e) {
            // Whatever is thrown here would end all beats to come.
            if (lease.hasLeft()) {
                LOG.debug("a last beat came after the end: {}", e.toString());
            } else {
                LOG.warn("the lease could not be renewed: {}", e.toString());
            }
        }
    }
}
