package io.printsmart.internal.loop;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a turn until it is closed: at once while there is something to do, else after a rest that a wake-up ends. No
 * exception ends it, since nobody would start it again.
 */
public final class EngineLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineLoop.class);

    private final String name;
    private final BooleanSupplier turn;
    private final Duration rest;
    private final Wakeup wakeup;
    private volatile boolean closed;

    /**
     * Creates the loop; it does not run yet.
     *
     * @param name for the log
     * @param turn does what is due; true if there may be more
     * @param rest the longest rest
     * @param wakeup ends a rest
     */
    public EngineLoop(String name, BooleanSupplier turn, Duration rest, Wakeup wakeup) {
        this.name = name;
        this.turn = turn;
        this.rest = rest;
        this.wakeup = wakeup;
    }

    /**
     * Starts the loop.
     *
     * @param thread runs it until it is closed
     */
    public void start(ExecutorService thread) {
        thread.execute(this::run);
    }

    /** Ends the loop after its present turn. */
    @Override
    public void close() {
        closed = true;
        wakeup.signal();
    }

    private void run() {
        while (!closed) {
            long seen = wakeup.signals();
            boolean more = false;
            try {
                more = turn.getAsBoolean();
            } catch (RuntimeException e) {
                LOG.warn("{}: a turn failed, the next one comes in at most {}: {}", name, rest, e.toString());
            } catch (Error e) {
                LOG.error("{}: a turn failed badly, the loop goes on", name, e);
            }
            try {
                if (!more && !closed) {
                    wakeup.await(seen, rest.toNanos());
                }
            } catch (InterruptedException e) {
                LOG.debug("{}: interrupted", name);
                closed = true;
                Thread.currentThread().interrupt();
            }
        }
    }
}
