package io.printsmart.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.printer.Finding;
import io.printsmart.printer.Printer;
import io.printsmart.printer.ProbeResult;
import io.printsmart.transport.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
    @ValueSource(ints = {1, 2, 3})
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
    @ValueSource(ints = {1, 2, 3})
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

    private ProbeResult look(SocketProber prober) {
        Printer printer = Printer.of("library", "socket://127.0.0.1:" + port.getLocalPort());
        CompletableFuture<ProbeResult> answer = new CompletableFuture<>();
        prober.probe(
                List.of(new Target(printer, (InetSocketAddress) port.getLocalSocketAddress())), LONG, answer::complete);
        return answer.join();
    }
}
