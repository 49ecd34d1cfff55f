package io.printsmart.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.printer.AddressPolicy;
import io.printsmart.printer.Finding;
import io.printsmart.printer.Printer;
import io.printsmart.transport.NameService;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class AddressResolverTest {

    private static final Printer NAMED = Printer.of("library", "socket://library.example:9100");
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final NameService NOBODY_ASKS = host -> {
        throw new AssertionError("asked for " + host);
    };

    @Test
    void aLiteralAddressIsNotLookedUp() {
        Executor none = task -> {
            throw new RejectedExecutionException("full");
        };

        var resolved = resolver(NOBODY_ASKS, none).resolve(Printer.of("library", "socket://10.1.2.3:9100"), SHORT);

        assertThat(resolved.finding()).isEmpty();
        assertThat(resolved.targets()).hasSize(1);
    }

    @Test
    void aNameThatDoesNotResolveIsTheHostsMistake() {
        NameService unknown = host -> {
            throw new UnknownHostException(host);
        };

        assertThat(found(unknown, Runnable::run)).contains(Finding.UNRESOLVED);
    }

    @Test
    void noThreadForALookUpSaysNothingOfTheName() {
        Executor full = task -> {
            throw new RejectedExecutionException("full");
        };

        assertThat(found(NOBODY_ASKS, full)).contains(Finding.NOT_LOOKED);
    }

    @Test
    void aLookUpThatHadToWaitForAThreadSaysNothingOfTheName() {
        assertThat(found(NOBODY_ASKS, task -> {})).contains(Finding.NOT_LOOKED);
    }

    @Test
    void anInterruptedLookUpSaysNothingOfTheNameAndTheThreadStaysInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThat(found(NOBODY_ASKS, task -> {})).contains(Finding.NOT_LOOKED);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aNameServiceThatWasAskedAndDoesNotAnswerIsAnUnresolvedName() throws InterruptedException {
        NameService silent = host -> {
            try {
                Thread.currentThread().join();
            } catch (InterruptedException e) {
                throw new UnknownHostException(host);
            }
            return List.of(InetAddress.getLoopbackAddress());
        };
        Executor started = task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        };

        assertThat(found(silent, started)).contains(Finding.UNRESOLVED);
    }

    private static java.util.Optional<Finding> found(NameService names, Executor executor) {
        return resolver(names, executor).resolve(NAMED, SHORT).finding();
    }

    private static AddressResolver resolver(NameService names, Executor executor) {
        return new AddressResolver(AddressPolicy.DEFAULT, names, executor);
    }
}
