package io.printsmart;

import io.printsmart.event.PrintEventListener;
import io.printsmart.internal.check.Checks;
import io.printsmart.internal.net.RawTransport;
import io.printsmart.internal.net.SocketProber;
import io.printsmart.service.Settings;
import io.printsmart.store.DocumentStore;
import io.printsmart.store.PrintStore;
import io.printsmart.transport.ConnectivityProber;
import io.printsmart.transport.NameService;
import io.printsmart.transport.PrintTransport;
import io.printsmart.wallet.Wallet;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Collects what PrintSmart is made of. Not thread-safe. */
public final class PrintSmartBuilder {

    private static final Duration LONGEST_WALLET_DELAY = Duration.ofDays(365);

    private @Nullable PrintStore store;
    private @Nullable DocumentStore documents;
    private final List<PrintTransport> transports = new ArrayList<>();
    private final List<PrintEventListener> listeners = new ArrayList<>();
    private @Nullable Wallet wallet;
    private @Nullable ConnectivityProber prober;
    private @Nullable Executor workers;
    private @Nullable Executor lookUps;
    private @Nullable Executor looks;
    private @Nullable Executor watch;
    private @Nullable ScheduledExecutorService timers;
    private NameService names = NameService.SYSTEM;
    private Settings settings = Settings.DEFAULT;
    private RandomGenerator random = new SecureRandom();
    private LongSupplier ticker = System::nanoTime;

    PrintSmartBuilder() {}

    /**
     * Sets what keeps jobs, printers and money. Required.
     *
     * @param value the store; stays the host's to close
     * @return this
     */
    public PrintSmartBuilder store(PrintStore value) {
        store = value;
        return this;
    }

    /**
     * Sets what keeps documents. Required.
     *
     * @param value the document store; stays the host's to close
     * @return this
     */
    public PrintSmartBuilder documents(DocumentStore value) {
        documents = value;
        return this;
    }

    /**
     * Adds what speaks to printers. Raw sockets are there without being added.
     *
     * @param value the transport; closed with PrintSmart
     * @return this
     */
    public PrintSmartBuilder transport(PrintTransport value) {
        transports.add(value);
        return this;
    }

    /**
     * Adds who hears of everything that happens, on whatever node. {@link #build} registers it: it hears of all that
     * happens from then on, also of what happens while no node runs, until no node was built or running with it for 7 days.
     *
     * @param value the listener; give it on every node
     * @return this
     * @throws IllegalArgumentException if its name is blank, longer than 60 characters or another listener's
     */
    public PrintSmartBuilder listener(PrintEventListener value) {
        Checks.name("listener's name", value.name(), PrintEventListener.MAX_NAME_LENGTH);
        if (listeners.stream().anyMatch(other -> other.name().equals(value.name()))) {
            throw new IllegalArgumentException("there are two listeners named '" + value.name()
                    + "'; each needs a name of its own, since its progress is stored under it");
        }
        listeners.add(value);
        return this;
    }

    /**
     * Sets the wallet where users' money is kept behind a network. Without it the store moves the money.
     *
     * @param value the remote wallet; stays the host's to close
     * @return this
     */
    public PrintSmartBuilder wallet(Wallet value) {
        wallet = value;
        return this;
    }

    /**
     * Sets what looks at ports, if not PrintSmart's own prober.
     *
     * @param value the prober; closed with PrintSmart
     * @return this
     */
    public PrintSmartBuilder prober(ConnectivityProber value) {
        prober = value;
        return this;
    }

    /**
     * Sets what runs deliveries, if not PrintSmart's own threads. It should run at least {@link Settings#workers()} tasks
     * at once; virtual threads will do.
     *
     * @param value the executor; stays the host's to shut down
     * @return this
     */
    public PrintSmartBuilder workers(Executor value) {
        workers = value;
        return this;
    }

    /**
     * Sets what runs look-ups of names, if not PrintSmart's own 16 threads. With {@code Runnable::run} they run on the
     * caller's thread, and nothing ends one that hangs. Must not be what runs {@linkplain #looks looks}, which wait for
     * them, unless that has a thread for each task.
     *
     * @param value the executor; stays the host's to shut down
     * @return this
     */
    public PrintSmartBuilder lookUps(Executor value) {
        lookUps = value;
        return this;
    }

    /**
     * Sets what runs looks at printers to offer instead of one that cannot print, if not PrintSmart's own 16 threads. With
     * {@code Runnable::run} they run on the caller's thread, one after the other.
     *
     * @param value the executor; stays the host's to shut down
     * @return this
     */
    public PrintSmartBuilder looks(Executor value) {
        looks = value;
        return this;
    }

    /**
     * Sets who runs what the watch over the printers has to wait for: the store, one call after the other, and printers that are
     * asked for their own state, at most {@link io.printsmart.service.MonitorSettings#reports()} at once, and a quarter as many that are pinged.
     *
     * @param value runs it; threads of PrintSmart's own if not set
     * @return this
     */
    public PrintSmartBuilder watch(Executor value) {
        watch = value;
        return this;
    }

    /**
     * Sets what waits: for time limits, for heartbeats, for the moment at which something is due. If not set, PrintSmart
     * has four threads of its own for it. Two of its tasks, which free what dead nodes held and erase what is old, call the
     * store for as long as it takes: with fewer than three threads they may keep the heartbeat waiting.
     *
     * @param value the scheduler; stays the host's to shut down
     * @return this
     */
    public PrintSmartBuilder timers(ScheduledExecutorService value) {
        timers = value;
        return this;
    }

    /**
     * Sets who resolves the names of printers' hosts, if not the operating system.
     *
     * @param value the name service
     * @return this
     */
    public PrintSmartBuilder names(NameService value) {
        names = value;
        return this;
    }

    /**
     * Sets the settings, if not the defaults.
     *
     * @param value the settings
     * @return this
     */
    public PrintSmartBuilder settings(Settings value) {
        settings = value;
        return this;
    }

    /**
     * Sets where ids are drawn from, for tests that must be repeatable.
     *
     * @param value safe for use by many threads; secure random numbers if not set
     * @return this
     */
    public PrintSmartBuilder random(RandomGenerator value) {
        random = value;
        return this;
    }

    /**
     * Sets the monotonic clock, for tests that set the time.
     *
     * @param nanos monotonic nanoseconds; the system's if not set
     * @return this
     */
    public PrintSmartBuilder ticker(LongSupplier nanos) {
        ticker = nanos;
        return this;
    }

    /**
     * Builds. Starts threads that wait. Touches no printer, and the store only to register listeners.
     *
     * @return PrintSmart, not started
     * @throws IllegalStateException if store or documents are missing
     * @throws IllegalArgumentException if two transports speak the same scheme, a store that moves the host's money is
     *     given together with a remote wallet, or the wallet's longest delay is shorter than the answer limit
     * @throws io.printsmart.store.StoreException if a listener cannot be registered
     */
    public PrintSmart build() {
        PrintStore given = store();
        documents();
        if (wallet != null && given.hostKeepsMoney()) {
            throw new IllegalArgumentException(
                    "the store moves money in the host's table and a remote wallet is given too; choose one of them");
        }
        checkLongestDelay();
        listeners.forEach(listener -> given.events().register(listener.name()));
        return new PrintSmart(this);
    }

    private void checkLongestDelay() {
        wallet().flatMap(Wallet::longestDelay).ifPresent(delay -> {
            boolean tooShort = delay.compareTo(settings.answerLimit()) < 0;
            if (tooShort || delay.compareTo(LONGEST_WALLET_DELAY) > 0) {
                throw new IllegalArgumentException("the wallet's longestDelay is " + delay
                        + "; it must be at least answerLimit, which is " + settings.answerLimit() + ", and at most "
                        + LONGEST_WALLET_DELAY);
            }
        });
    }

    PrintStore store() {
        return required("store", store);
    }

    DocumentStore documents() {
        return required("documents", documents);
    }

    List<PrintTransport> transports() {
        List<PrintTransport> all = new ArrayList<>(transports);
        boolean raw =
                transports.stream().anyMatch(transport -> transport.schemes().contains("socket"));
        if (!raw) {
            all.add(new RawTransport(settings.closeLimit()));
        }
        return all;
    }

    List<PrintEventListener> listeners() {
        return List.copyOf(listeners);
    }

    Optional<Wallet> wallet() {
        return Optional.ofNullable(wallet);
    }

    ConnectivityProber prober() {
        return prober != null ? prober : SocketProber.start(settings.monitor().inFlight());
    }

    @Nullable
    Executor workers() {
        return workers;
    }

    @Nullable
    Executor lookUps() {
        return lookUps;
    }

    @Nullable
    Executor looks() {
        return looks;
    }

    @Nullable
    Executor watch() {
        return watch;
    }

    @Nullable
    ScheduledExecutorService timers() {
        return timers;
    }

    NameService names() {
        return names;
    }

    Settings settings() {
        return settings;
    }

    RandomGenerator random() {
        return random;
    }

    LongSupplier ticker() {
        return ticker;
    }

    private static <T> T required(String what, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException(what + " is missing; call " + what + "(…) before build()");
        }
        return value;
    }
}
