package io.printsmart.testkit.printer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * All the paper that came out of one printer, in order: the truth that a test compares the jobs and the money with.
 *
 * <p>Safe for use by many threads. Bytes are kept only up to a limit, 16 MiB in all at first; length and digest always.
 */
public final class PaperLog {

    private static final long KEPT_BYTES = 16L << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<Printout> printouts = new ArrayList<>();
    private final Map<String, byte[]> contents = new HashMap<>();
    private long keepBytes = KEPT_BYTES;
    private Consumer<Printout> listener = printout -> {};

    PaperLog() {}

    /**
     * Tells of each printout from now on, for a log that outlives this process.
     *
     * @param told called on the printer's thread, in order and under the log's lock, once the printout is in the log; it
     *     may read and clear this log and must not wait
     */
    public void tell(Consumer<Printout> told) {
        lock.lock();
        try {
            listener = told;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Limits the memory for document bytes from now on.
     *
     * @param bytes how many more bytes may be kept, in all; 0 keeps digests only
     */
    public void keepContents(long bytes) {
        lock.lock();
        try {
            keepBytes = bytes;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Everything that came out, in order.
     *
     * @return a copy
     */
    public List<Printout> all() {
        lock.lock();
        try {
            return List.copyOf(printouts);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The documents that came out whole, in order.
     *
     * @return a copy
     */
    public List<Printout> complete() {
        return all().stream().filter(Printout::complete).toList();
    }

    /**
     * The documents of which only a part came out or arrived, in order.
     *
     * @return a copy
     */
    public List<Printout> partial() {
        return all().stream().filter(printout -> !printout.complete()).toList();
    }

    /**
     * The bytes of a printout.
     *
     * @param printout one of this log
     * @return its bytes; empty if they were more than could be kept
     */
    public Optional<byte[]> content(Printout printout) {
        lock.lock();
        try {
            return Optional.ofNullable(contents.get(printout.sha256())).map(byte[]::clone);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until so many documents came out whole.
     *
     * @param count how many, from the beginning
     * @param atMost the longest time to wait
     * @return false if the time passed, or the thread was interrupted, before
     */
    public boolean awaitComplete(int count, Duration atMost) {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
            while (complete().size() < count) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = grown.awaitNanos(nanos);
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything logged so far. */
    public void clear() {
        lock.lock();
        try {
            printouts.clear();
            contents.clear();
        } finally {
            lock.unlock();
        }
    }

    Receipt newReceipt() {
        lock.lock();
        try {
            return new Receipt(keepBytes);
        } finally {
            lock.unlock();
        }
    }

    void add(Receipt receipt, String name, int copies, boolean complete, int impressions) {
        Printout printout = new Printout(name, receipt.digest(), receipt.length(), copies, complete, impressions);
        lock.lock();
        try {
            printouts.add(printout);
            receipt.bytes()
                    .filter(bytes -> bytes.length <= keepBytes && !contents.containsKey(printout.sha256()))
                    .ifPresent(bytes -> {
                        contents.put(printout.sha256(), bytes);
                        keepBytes -= bytes.length;
                    });
            grown.signalAll();
            listener.accept(printout);
        } finally {
            lock.unlock();
        }
    }
}
