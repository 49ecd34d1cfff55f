package io.printsmart.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Many threads that start at the same moment. */
final class Crowd {

    private static final int LONGEST_SECONDS = 120;

    private Crowd() {}

    /**
     * Runs a task per thread, all at once.
     *
     * @param threads how many
     * @param task makes the task of thread 0, 1, 2 …
     * @return what each returned, in that order
     */
    static <T> List<T> together(int threads, IntFunction<Callable<T>> task) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        CountDownLatch ready = new CountDownLatch(threads);
        try {
            ExecutorCompletionService<T> finished = new ExecutorCompletionService<>(executor);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Callable<T> mine = task.apply(i);
                futures.add(finished.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return mine.call();
                }));
            }
            // The first that fails is heard of at once, although the others may wait for what it should have done.
            for (int i = 0; i < threads; i++) {
                Future<T> next = finished.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError("one of " + threads + " threads hangs");
                }
                next.get();
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("one of " + threads + " threads failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            executor.shutdownNow();
        }
    }
}
