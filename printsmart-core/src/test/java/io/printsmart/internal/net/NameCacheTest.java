package io.printsmart.internal.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class NameCacheTest {

    private static final Duration PATIENCE = Duration.ofSeconds(23);

    private final List<String> asked = new ArrayList<>();
    private long nanos = Long.MAX_VALUE - 5;
    private final NameCache cache = new NameCache(this::answer, () -> nanos, PATIENCE, 3);

    private List<InetAddress> answer(String host) throws UnknownHostException {
        asked.add(host);
        if (host.startsWith("unknown")) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getByAddress(host, new byte[] {10, 0, 0, (byte) asked.size()}));
    }

    private void passes(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void anAnswerIsValidForAMinute() throws UnknownHostException {
        List<InetAddress> first = cache.resolve("a");
        passes(Duration.ofSeconds(60).minusNanos(1));
        assertThat(cache.resolve("a")).isEqualTo(first);

        passes(Duration.ofNanos(1));

        assertThat(cache.resolve("a")).isNotEqualTo(first);
        assertThat(asked).containsExactly("a", "a");
    }

    @Test
    void aFailureIsValidForTenSeconds() {
        assertUnknown("unknown");
        passes(Duration.ofSeconds(10).minusNanos(1));
        assertUnknown("unknown");
        assertThat(asked).hasSize(1);

        passes(Duration.ofNanos(1));

        assertUnknown("unknown");
        assertThat(asked).hasSize(2);
    }

    /** One answer that the name service fails to give must not be all that speaks against a printer. */
    @Test
    void aFailureLastsForHalfOfThePatienceAtMost() {
        NameCache hasty = new NameCache(this::answer, () -> nanos, Duration.ofSeconds(8));
        assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> hasty.resolve("unknown"));
        passes(Duration.ofSeconds(4));

        assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> hasty.resolve("unknown"));

        assertThat(asked).hasSize(2);
    }

    private void assertUnknown(String host) {
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> cache.resolve(host))
                .withMessageContaining(host);
    }

    @Test
    void beyondItsSizeWhatWasAskedFirstIsForgotten() throws UnknownHostException {
        for (String host : List.of("a", "b", "c", "d")) {
            cache.resolve(host);
        }
        for (String host : List.of("d", "c", "b", "a")) {
            cache.resolve(host);
        }

        assertThat(asked).containsExactly("a", "b", "c", "d", "a");
    }

    @Test
    void aNameIsLookedUpOnceAtATime() {
        List<Runnable> tasks = new ArrayList<>();

        NameCache.Question first = cache.ask("a", tasks::add);
        NameCache.Question second = cache.ask("a", tasks::add);
        passes(Duration.ofHours(1));
        NameCache.Question third = cache.ask("a", tasks::add);

        assertThat(tasks).hasSize(1);
        assertThat(second).isSameAs(first).isSameAs(third);
        assertThat(first.wasAsked()).isFalse();
        tasks.get(0).run();
        assertThat(first.wasAsked()).isTrue();
        assertThat(first.answer().join()).hasSize(1);
    }

    @Test
    void whatWasNotAskedIsNotRemembered() throws UnknownHostException {
        NameCache.Question refused = cache.ask("a", task -> {
            throw new RejectedExecutionException("full");
        });

        assertThat(refused.answer()).isCompletedExceptionally();
        assertThat(cache.resolve("a")).hasSize(1);
    }

    @Test
    void aNameServiceThatFailsBadlyLeavesNobodyWaiting() {
        NameCache broken = new NameCache(
                host -> {
                    throw new StackOverflowError("planted");
                },
                () -> nanos,
                PATIENCE);

        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> broken.resolve("a"))
                .withRootCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void manyThreadsThatAskForOneNameGetOneAnswer() {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        List<String> slowlyAsked = new ArrayList<>();
        NameCache slow = new NameCache(
                host -> {
                    slowlyAsked.add(host);
                    asking.countDown();
                    await(answer);
                    return List.of(InetAddress.getLoopbackAddress());
                },
                () -> nanos,
                PATIENCE);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<List<InetAddress>>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(CompletableFuture.supplyAsync(() -> resolved(slow), threads));
            }
            await(asking);
            answer.countDown();

            assertThat(answers).allSatisfy(each -> assertThat(each.join()).hasSize(1));
            assertThat(slowlyAsked).hasSize(1);
        } finally {
            threads.shutdown();
        }
    }

    private static List<InetAddress> resolved(NameCache cache) {
        try {
            return cache.resolve("a");
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Test
    void aCacheRemembersAtLeastOneName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NameCache(this::answer, () -> nanos, PATIENCE, 0));
    }

    /** Who waits no longer leaves nothing behind, though the name service may never answer. */
    @Test
    void whoWaitedInVainIsForgotten() {
        List<Runnable> lookUps = new ArrayList<>();
        NameCache.Question question = cache.ask("a", lookUps::add);
        for (int look = 0; look < 100; look++) {
            CompletableFuture<List<InetAddress>> answer =
                    cache.ask("a", lookUps::add).answerWithin(Duration.ofNanos(1));
            assertThatExceptionOfType(CompletionException.class).isThrownBy(answer::join);
        }
        assertThat(question.waiting()).isZero();
        CompletableFuture<List<InetAddress>> patient = question.answerWithin(Duration.ofDays(1));
        assertThat(question.waiting()).isEqualTo(1);

        lookUps.get(0).run();

        assertThat(patient.join()).hasSize(1);
        assertThat(question.waiting()).isZero();
        assertThat(question.answerWithin(Duration.ofDays(1)).join()).isEqualTo(patient.join());
    }

    @Test
    void aThreadThatCannotBeHadLeavesNoQuestionBehind() {
        Executor none = task -> {
            throw new OutOfMemoryError("unable to create native thread");
        };

        NameCache.Question question = cache.ask("a", none);

        assertThat(question.answer()).isCompletedExceptionally();
        assertThat(question.wasAsked()).isFalse();
        assertThat(cache.ask("a", Runnable::run).answer()).isCompleted();
    }

    /** A name service that is dead must not have them pile up. */
    @Test
    void moreNamesThanItRemembersAreNotLookedUpAtOnce() {
        List<Runnable> lookUps = new ArrayList<>();
        for (String host : List.of("a", "b", "c")) {
            assertThat(cache.ask(host, lookUps::add).answer()).isNotDone();
        }

        NameCache.Question more = cache.ask("d", lookUps::add);

        assertThat(more.answer()).isCompletedExceptionally();
        assertThat(more.wasAsked()).isFalse();
        assertThat(lookUps).hasSize(3);
        lookUps.get(1).run();
        assertThat(cache.ask("d", lookUps::add).answer()).isNotDone();
        assertThat(lookUps).hasSize(4);
    }
}
