package io.printsmart.testkit.simulation;

import io.printsmart.testkit.simulation.Simulation.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Plays many seeds, each on one thread at a time, two of them beside one another. */
final class Seeds {

    private static final int BESIDE_ONE_ANOTHER = 2;

    private Seeds() {}

    /**
     * Plays seeds until enough are played or one fails.
     *
     * @param first the first seed
     * @param goOn asked before each seed; false ends it
     * @param all what came about is added to it
     * @return the failures, at most one for each that played beside another
     */
    static List<Outcome> play(long first, BooleanSupplier goOn, Tally all) {
        ExecutorService threads = Executors.newFixedThreadPool(BESIDE_ONE_ANOTHER);
        try {
            AtomicLong next = new AtomicLong(first);
            List<Outcome> failures = new ArrayList<>();
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < BESIDE_ONE_ANOTHER; i++) {
                workers.add(threads.submit(() -> {
                    Carriers carriers = new Carriers();
                    while (goOn.getAsBoolean() && isEmpty(failures)) {
                        Outcome outcome = Simulation.run(next.getAndIncrement(), carriers, Bug.NONE);
                        add(outcome, all, failures);
                    }
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
            return failures;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the simulation itself failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isEmpty(List<Outcome> failures) {
        synchronized (failures) {
            return failures.isEmpty();
        }
    }

    private static void add(Outcome outcome, Tally all, List<Outcome> failures) {
        synchronized (failures) {
            all.add(outcome.tally());
            if (!outcome.held()) {
                failures.add(outcome);
            }
        }
    }
}
