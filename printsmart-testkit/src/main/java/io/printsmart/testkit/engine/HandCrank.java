package io.printsmart.testkit.engine;

import io.printsmart.PrintSmart;
import io.printsmart.PrintSmartBuilder;
import io.printsmart.service.Settings;
import io.printsmart.testkit.store.InMemoryDocumentStore;
import io.printsmart.testkit.store.InMemoryPrintStore;
import io.printsmart.testkit.time.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * PrintSmart over the in-memory store, cranked by hand: jobs advance on the calling thread, and the time stands still but
 * where it is moved to the next moment at which something is due. Printers are real, or scripted ones on loopback, so that
 * what they do takes its own, real time. Not thread-safe.
 */
public final class HandCrank implements AutoCloseable {

    private final SettableTime time;
    private final InMemoryPrintStore store;
    private final InMemoryDocumentStore documents;
    private final PrintSmart print;

    private HandCrank(Settings settings, UnaryOperator<PrintSmartBuilder> parts) {
        time = new SettableTime();
        store = new InMemoryPrintStore(time);
        documents = new InMemoryDocumentStore(time);
        print = parts.apply(PrintSmart.builder()
                        .store(store)
                        .documents(documents)
                        .settings(settings)
                        .ticker(time.ticker())
                        .workers(Runnable::run))
                .build();
    }

    /**
     * Builds PrintSmart over an in-memory store.
     *
     * @param settings the settings
     * @param parts adds transports, a wallet or a prober
     * @return the crank, whose time stands still
     */
    public static HandCrank with(Settings settings, UnaryOperator<PrintSmartBuilder> parts) {
        return new HandCrank(settings, parts);
    }

    /**
     * Builds PrintSmart over an in-memory store, with default settings and raw sockets only.
     *
     * @return the crank, whose time stands still
     */
    public static HandCrank plain() {
        return with(Settings.DEFAULT, UnaryOperator.identity());
    }

    /**
     * What is cranked.
     *
     * @return always the same object
     */
    public PrintSmart print() {
        return print;
    }

    /**
     * Its store.
     *
     * @return always the same object
     */
    public InMemoryPrintStore store() {
        return store;
    }

    /**
     * Its documents.
     *
     * @return always the same object
     */
    public InMemoryDocumentStore documents() {
        return documents;
    }

    /**
     * Its time.
     *
     * @return always the same object
     */
    public SettableTime time() {
        return time;
    }

    /**
     * Works off what is due now, and tells listeners what is due then.
     *
     * @return how many jobs were claimed
     */
    public int crank() {
        int claimed = print.runDue();
        print.tellDue();
        return claimed;
    }

    /**
     * Moves the time from one due moment of a job to the next, and works off what is due at each. What a listener failed to
     * take is told again at the first of these at which it is due, or at the end.
     *
     * @param duration how far the time is moved in all
     */
    public void crankFor(Duration duration) {
        Instant end = time.instant().plus(duration);
        for (Instant next = time.instant(); !next.isAfter(end); next = nextDue().orElse(Instant.MAX)) {
            moveTo(next);
            crank();
        }
        moveTo(end);
        print.tellDue();
    }

    /**
     * Moves the time on until no job is unfinished.
     *
     * @param limit how far the time is moved at most
     * @return false if there still are unfinished jobs
     */
    public boolean crankUntilIdle(Duration limit) {
        Instant end = time.instant().plus(limit);
        crank();
        while (store.jobs().unfinished() > 0) {
            Optional<Instant> next = nextDue();
            if (next.isEmpty() || next.get().isAfter(end)) {
                return false;
            }
            moveTo(next.get());
            if (crank() == 0 && !nextDue().map(time.instant()::isBefore).orElse(false)) {
                throw new IllegalStateException("something has been due since " + next.get() + " and is not claimed");
            }
        }
        return true;
    }

    /** Closes PrintSmart. */
    @Override
    public void close() {
        print.close();
    }

    private Optional<Instant> nextDue() {
        return store.jobs().nextDue();
    }

    /** Never back. */
    private void moveTo(Instant next) {
        Duration ahead = Duration.between(time.instant(), next);
        if (ahead.compareTo(Duration.ZERO) > 0) {
            time.advance(ahead);
        }
    }
}
