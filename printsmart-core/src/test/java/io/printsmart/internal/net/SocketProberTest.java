package io.printsmart.internal.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.printsmart.printer.Finding;
import io.printsmart.printer.Printer;
import io.printsmart.printer.ProbeResult;
import io.printsmart.transport.Target;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketProberTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private ServerSocket port;
    private final AtomicInteger calls = new AtomicInteger();

    @BeforeEach
    void listen() throws IOException {
        port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        port.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8}) // the first is the constructor's
    void aProberThatFailsGoesOnAndBlamesNoPrinter(int failingCall) {
        LongSupplier failing = () -> {
            if (calls.incrementAndGet() == failingCall) {
                throw new IllegalStateException("planted");
            }
            return System.nanoTime();
        };
        assertGoesOn(failing);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8}) // the first is the constructor's
    void anErrorDoesNotEndItEither(int failingCall) {
        LongSupplier failing = () -> {
            if (calls.incrementAndGet() == failingCall) {
                throw new StackOverflowError("planted");
            }
            return System.nanoTime();
        };
        assertGoesOn(failing);
    }

    private void assertGoesOn(LongSupplier ticker) {
        try (SocketProber prober = new SocketProber(4, ticker, Executors.newSingleThreadExecutor())) {
            assertThat(look(prober).finding()).isIn(Finding.READY, Finding.NOT_LOOKED);
            assertThat(look(prober).finding()).isEqualTo(Finding.READY);
        }
    }

    @Test
    void closeReturnsAtOnceAndEachOfThousandsOfLooksIsAnsweredOnce() throws IOException {
        int many = 5000;
        Answers answers = new Answers();
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        SocketProber prober = SocketProber.start(many + 1);
        try (SilentPort silent = new SilentPort()) {
            prober.probe(silent.targets(many), LONG, answers);
            // Looks begin in order, so all of the silent ones are under way when this one is answered.
            prober.probe(List.of(target()), LONG, result -> {
                stuck.countDown();
                awaitUnlessInterrupted(released);
            });
            awaitUnlessInterrupted(stuck);
            assertThat(answers.all()).isEmpty();

            prober.close();
            // Here although the loop is stuck in a sink.
            released.countDown();

            answers.awaitAll(many);
            assertThat(answers.findings()).containsOnlyKeys(Finding.NOT_LOOKED);
            assertThat(answers.printers()).doesNotHaveDuplicates();
            assertThatIllegalStateException().isThrownBy(() -> prober.probe(List.of(target()), LONG, answers));
        }
        assertThat(answers.all()).hasSize(many);
    }

    @Test
    void whatWaitsForRoomIsAnsweredTooWhenTheProberIsClosed() throws IOException {
        Answers answers = new Answers();
        SocketProber prober = SocketProber.start(2);
        try (SilentPort silent = new SilentPort()) {
            prober.probe(silent.targets(10), LONG, answers);
            prober.probe(silent.targets(10), LONG, answers);

            prober.close();

            answers.awaitAll(20);
        }
        assertThat(answers.findings()).containsOnlyKeys(Finding.NOT_LOOKED);
    }

    @Test
    void looksBeyondTheCapacityWaitForThoseBeforeThem() throws IOException {
        Answers answers = new Answers();
        try (SilentPort silent = new SilentPort();
                SocketProber prober = SocketProber.start(3)) {
            prober.probe(silent.targets(7), Duration.ofMillis(20), answers);
            prober.probe(List.of(target()), LONG, answers);

            answers.awaitAll(8);
        }
        // It began when at most two others of eight were left.
        assertThat(answers.all().subList(0, 5)).allSatisfy(result -> {
            assertThat(result.finding()).isEqualTo(Finding.SILENT);
            assertThat(result.detail()).contains("no answer within PT0.02S");
        });
        assertThat(answers.findings()).containsEntry(Finding.READY, 1L).containsEntry(Finding.SILENT, 7L);
    }

    @Test
    void aSinkThatFailsIsNothingToOtherLooks() {
        Answers answers = new Answers();
        try (SocketProber prober = SocketProber.start(4)) {
            prober.probe(List.of(target()), LONG, result -> {
                throw new StackOverflowError("planted");
            });
            prober.probe(List.of(target(), target()), LONG, answers);

            answers.awaitAll(2);
        }
        assertThat(answers.findings()).containsOnlyKeys(Finding.READY);
    }

    @Test
    void aSinkMayAskForMore() {
        Answers answers = new Answers();
        try (SocketProber prober = SocketProber.start(1)) {
            prober.probe(List.of(target()), LONG, first -> prober.probe(List.of(target()), LONG, answers));

            answers.awaitAll(1);
        }
        assertThat(answers.findings()).containsOnlyKeys(Finding.READY);
    }

    @Test
    void noLocalPortLeftIsThisNodesFault() {
        assertThat(SocketProber.finding(new BindException("Cannot assign requested address")))
                .isEqualTo(Finding.NOT_LOOKED);
    }

    /** EACCES, as for a broadcast address or where a firewall forbids it. */
    @Test
    void anAddressThatThisNodeMayNotConnectToIsUnreachable() {
        assertThat(SocketProber.finding(new BindException("Permission denied"))).isEqualTo(Finding.UNREACHABLE);
    }

    private static void awaitUnlessInterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Target target() {
        Printer printer = Printer.of("library", "socket://127.0.0.1:" + port.getLocalPort());
        return new Target(printer, (InetSocketAddress) port.getLocalSocketAddress());
    }

    private ProbeResult look(SocketProber prober) {
        CompletableFuture<ProbeResult> answer = new CompletableFuture<>();
        prober.probe(List.of(target()), LONG, answer::complete);
        return answer.join();
    }
}
