package io.printsmart.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.printer.AddressPolicy;
import io.printsmart.printer.Finding;
import io.printsmart.printer.Printer;
import io.printsmart.transport.NameService;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

    @Test
    void whoDoesNotBlockIsToldTheSame() throws UnknownHostException {
        InetAddress allowed = InetAddress.getByName("10.1.2.3");
        InetAddress forbidden = InetAddress.getByName("0.0.0.0");
        NameService unknown = host -> {
            throw new UnknownHostException(host);
        };
        NameService broken = host -> {
            throw new IllegalStateException("planted");
        };
        Executor full = task -> {
            throw new RejectedExecutionException("full");
        };

        assertSame(NAMED, host -> List.of(allowed), Runnable::run);
        assertSame(NAMED, host -> List.of(allowed, forbidden), Runnable::run);
        assertSame(NAMED, host -> List.of(), Runnable::run);
        assertSame(NAMED, unknown, Runnable::run);
        assertSame(NAMED, broken, Runnable::run);
        assertSame(NAMED, NOBODY_ASKS, full);
        assertSame(NAMED, NOBODY_ASKS, task -> {});
        assertSame(Printer.of("library", "socket://10.1.2.3:9100"), NOBODY_ASKS, full);
        assertSame(Printer.of("library", "socket://0.0.0.0:9100"), NOBODY_ASKS, full);
    }

    private static void assertSame(Printer printer, NameService names, Executor executor) {
        AddressResolver resolver = resolver(names, executor);
        CompletableFuture<AddressResolver.Resolved> told = new CompletableFuture<>();
        resolver.resolve(printer, SHORT, told::complete);

        assertThat(told.join()).isEqualTo(resolver.resolve(printer, SHORT));
    }

    @Test
    void whoDoesNotBlockIsToldOfAnAnswerThatDoesNotComeInTime() {
        List<Runnable> tasks = new ArrayList<>();
        CompletableFuture<AddressResolver.Resolved> told = new CompletableFuture<>();
        CompletableFuture<AddressResolver.Resolved> meanwhile = new CompletableFuture<>();
        AddressResolver[] self = new AddressResolver[1];
        NameService slow = host -> {
            // In the middle of the look-up somebody else loses patience.
            self[0].resolve(NAMED, SHORT, meanwhile::complete);
            assertThat(meanwhile.join().finding()).contains(Finding.UNRESOLVED);
            return List.of(InetAddress.getByAddress(new byte[] {10, 1, 2, 3}));
        };
        self[0] = resolver(slow, tasks::add);

        self[0].resolve(NAMED, Duration.ofMinutes(1), told::complete);
        assertThat(told).isNotDone();
        tasks.forEach(Runnable::run);

        assertThat(tasks).hasSize(1);
        assertThat(told.join().targets()).hasSize(1);
    }

    @Test
    void whoDoesNotBlockIsToldAtOnceWhatIsRemembered() throws UnknownHostException {
        InetAddress address = InetAddress.getByName("10.1.2.3");
        List<Runnable> tasks = new ArrayList<>();
        AddressResolver resolver = resolver(host -> List.of(address), tasks::add);
        CompletableFuture<AddressResolver.Resolved> told = new CompletableFuture<>();
        resolver.resolve(NAMED, SHORT, first -> {});
        tasks.forEach(Runnable::run);

        resolver.resolve(NAMED, SHORT, told::complete);

        assertThat(told)
                .isCompletedWithValueMatching(resolved -> resolved.targets().size() == 1);
        assertThat(tasks).hasSize(1);
    }

    private static java.util.Optional<Finding> found(NameService names, Executor executor) {
        return resolver(names, executor).resolve(NAMED, SHORT).finding();
    }

    private static AddressResolver resolver(NameService names, Executor executor) {
        return new AddressResolver(
                AddressPolicy.DEFAULT, names, new NameCache(names, () -> 0, Duration.ofSeconds(23)), executor);
    }
}
