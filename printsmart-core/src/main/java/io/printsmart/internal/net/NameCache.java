package io.printsmart.internal.net;

import io.printsmart.transport.NameService;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a short while what a name service answered, so that a watch over thousands of printers does not ask for the
 * same names again and again; and asks for each name once at a time. A delivery must not use it: it would go to where a
 * printer was a minute ago. Thread-safe.
 */
public final class NameCache implements NameService {

    private static final int DEFAULT_MOST = 10_000;
    private static final Duration KNOWN_FOR = Duration.ofSeconds(60);
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(10);

    private final NameService names;
    private final LongSupplier ticker;
    private final Duration unknownFor;
    private final int most;
    /** By name, the oldest first. Guarded by itself. */
    private final Map<String, Question> questions = new LinkedHashMap<>();

    /** Somebody who waits for an answer, for a time. */
    private static final class Waiter {
        private final CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
    }

    /** One look-up. */
    static final class Question {
        private final CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
        private volatile List<InetAddress> addresses = List.of();
        private volatile @Nullable Throwable failure;
        private volatile boolean asked;
        private volatile long validUntilNanos;

        /**
         * The answer to come, or that is at hand.
         *
         * @return fails with an {@link UnknownHostException} or whatever else the name service throws, or with a
         *     {@link RejectedExecutionException} if it was not asked. Not to be completed by others
         */
        CompletableFuture<List<InetAddress>> answer() {
            return answer;
        }

        /**
         * The same for somebody who waits for so long; one whose time is over is not remembered, however long the name service
         * takes.
         *
         * @param limit how long
         * @return fails with a {@link java.util.concurrent.TimeoutException} too. To be used once
         */
        CompletableFuture<List<InetAddress>> answerWithin(Duration limit) {
            if (answer.isDone()) {
                return answer;
            }
            Waiter mine = new Waiter();
            waiting.add(mine);
            if (answer.isDone()) {
                tellWaiting();
            }
            return mine.answer
                    .orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS)
                    .whenComplete((addresses, failure) -> waiting.remove(mine));
        }

        private void complete(List<InetAddress> found, @Nullable Throwable why) {
            addresses = found;
            failure = why;
            complete(answer);
            tellWaiting();
        }

        private void tellWaiting() {
            waiting.forEach(one -> complete(one.answer));
        }

        private void complete(CompletableFuture<List<InetAddress>> one) {
            Throwable why = failure;
            if (why == null) {
                one.complete(addresses);
            } else {
                one.completeExceptionally(why);
            }
        }

        int waiting() {
            return waiting.size();
        }

        /** Whether the name service was asked; if not, silence says nothing of the name. */
        boolean wasAsked() {
            return asked;
        }

        private boolean isOver(long nowNanos) {
            return answer.isDone() && nowNanos - validUntilNanos >= 0;
        }
    }

    /**
     * Creates a cache of 10,000 names.
     *
     * @param names who is asked
     * @param ticker monotonic nanoseconds
     * @param patience how long a name has to be unknown before that is believed: one answer of the name service must not last
     *     for all of that
     */
    public NameCache(NameService names, LongSupplier ticker, Duration patience) {
        this(names, ticker, patience, DEFAULT_MOST);
    }

    /**
     * Creates a cache.
     *
     * @param names who is asked
     * @param ticker monotonic nanoseconds
     * @param patience how long a name has to be unknown before that is believed
     * @param most how many names are remembered; beyond that the one asked for first is forgotten
     * @throws IllegalArgumentException if it is to remember none
     */
    public NameCache(NameService names, LongSupplier ticker, Duration patience, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a name cache of " + most + " names; give at least 1");
        }
        this.names = names;
        this.ticker = ticker;
        Duration half = patience.dividedBy(2);
        this.unknownFor = half.compareTo(UNKNOWN_FOR) < 0 ? half : UNKNOWN_FOR;
        this.most = most;
    }

    /** Blocks while the name is looked up, on this thread or another. */
    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        try {
            return ask(host, Runnable::run).answer().join();
        } catch (CompletionException e) {
            UnknownHostException failure = new UnknownHostException(host);
            failure.initCause(e.getCause());
            throw failure;
        }
    }

    /**
     * Looks a name up without blocking.
     *
     * @param host the name
     * @param executor runs the look-up if neither an answer nor somebody else's look-up is at hand
     * @return the look-up, which may be over
     */
    Question ask(String host, Executor executor) {
        Question mine;
        synchronized (questions) {
            Question known = questions.get(host);
            if (known != null && !known.isOver(ticker.getAsLong())) {
                return known;
            }
            mine = new Question();
            questions.remove(host);
            if (!hasRoom()) {
                mine.complete(List.of(), new RejectedExecutionException(most + " names are being looked up"));
                return mine;
            }
            questions.put(host, mine);
        }
        try {
            executor.execute(() -> lookUp(host, mine));
        } catch (RuntimeException | Error e) {
            forget(host, mine);
            mine.complete(List.of(), e);
        }
        return mine;
    }

    /** Only an answer makes room: else look-ups that nobody waits for any more could pile up. */
    private boolean hasRoom() {
        if (questions.size() < most) {
            return true;
        }
        Iterator<Question> oldest = questions.values().iterator();
        while (oldest.hasNext()) {
            if (oldest.next().answer.isDone()) {
                oldest.remove();
                return true;
            }
        }
        return false;
    }

    private void lookUp(String host, Question question) {
        question.asked = true;
        List<InetAddress> addresses = List.of();
        Throwable failure = null;
        try {
            addresses = List.copyOf(names.resolve(host));
        } catch (UnknownHostException | RuntimeException | Error e) {
            // Whoever waits gets it; a look-up without an end would be worse than any error.
            failure = e;
        }
        complete(question, addresses, failure);
    }

    private void complete(Question question, List<InetAddress> addresses, @Nullable Throwable failure) {
        Duration valid = failure == null ? KNOWN_FOR : unknownFor;
        question.validUntilNanos = ticker.getAsLong() + valid.toNanos();
        question.complete(addresses, failure);
    }

    private void forget(String host, Question question) {
        synchronized (questions) {
            questions.remove(host, question);
        }
    }
}
