package io.printsmart.testkit.engine;

import static io.printsmart.testkit.engine.Desk.copiesOf;
import static io.printsmart.testkit.engine.Desk.now;
import static io.printsmart.testkit.engine.Desk.submit;
import static io.printsmart.testkit.engine.Meddling.after;
import static io.printsmart.testkit.engine.Meddling.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.PrintSmartBuilder;
import io.printsmart.job.Claim;
import io.printsmart.job.DocumentRef;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.job.Policies;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Proof;
import io.printsmart.job.RetryPolicy;
import io.printsmart.job.Sighting;
import io.printsmart.job.Step;
import io.printsmart.service.PreparedPrint;
import io.printsmart.service.PrintRequest;
import io.printsmart.service.PrintService;
import io.printsmart.service.Settings;
import io.printsmart.store.DocumentStore;
import io.printsmart.store.JobStore;
import io.printsmart.store.NodeStore;
import io.printsmart.store.PrintStore;
import io.printsmart.store.StoreException;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import io.printsmart.testkit.store.InMemoryDocumentStore;
import io.printsmart.testkit.store.InMemoryPrintStore;
import io.printsmart.testkit.time.SettableTime;
import io.printsmart.testkit.wallet.InMemoryWallet;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where this node itself fails: no claim, document, permission or refund is forgotten. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NothingIsForgottenTest {

    private static final Duration LONG = Duration.ofHours(2);

    private final ScriptedRawPrinter printer = ScriptedRawPrinter.start();
    private HandCrank crank = HandCrank.plain();

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
        printer.close();
    }

    private void use(Settings settings, UnaryOperator<PrintSmartBuilder> parts) {
        crank.close();
        crank = HandCrank.with(settings, parts);
        Desk.open(crank, printer.uri());
    }

    private void use(UnaryOperator<PrintSmartBuilder> parts) {
        use(Settings.DEFAULT, parts);
    }

    @Test
    void aClaimThatNoThreadCanBeHadForIsGivenBack() {
        AtomicBoolean exhausted = new AtomicBoolean(true);
        use(parts -> parts.workers(task -> {
            if (exhausted.getAndSet(false)) {
                throw new InternalError("unable to create native thread");
            }
            task.run();
        }));
        PrintJob job = submit(crank, "a");

        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.COMPLETED);
        assertThat(copiesOf(printer.paper(), "a")).hasSize(1);
    }

    @Test
    void aClaimIsGivenBackAlsoIfTheJobIsWantedCanceledMeanwhile() {
        AtomicBoolean refuse = new AtomicBoolean(true);
        AtomicBoolean cancel = new AtomicBoolean(true);
        InMemoryPrintStore real = new InMemoryPrintStore(new SettableTime());
        JobStore jobs = with(JobStore.class, real.jobs(), "apply", steps -> {
            Step step = (Step) ((List<?>) steps[0]).get(0);
            boolean givenBack = step.before().claim().holder().isPresent()
                    && step.after().claim().place() == Claim.Place.NONE
                    && step.after().state() == JobState.PENDING;
            if (givenBack && cancel.getAndSet(false)) {
                crank.print().service().cancel(step.before().id());
            }
        });
        use(parts -> parts.store(with(PrintStore.class, real, "jobs", jobs)).workers(task -> {
            if (refuse.getAndSet(false)) {
                throw new RejectedExecutionException("full");
            }
            task.run();
        }));
        JobId job = submit(crank, "a").id();

        crank.print().runDue();
        crank.print().runDue();
        crank.print().runDue();

        assertThat(cancel).isFalse();
        assertThat(now(crank, job).state()).isEqualTo(JobState.CANCELED);
        assertThat(now(crank, job).payment()).isEqualTo(PaymentState.REFUNDED);
    }

    @Test
    void aRemoteWalletIsNotChargedInsideOfATransactionThatTheHostMayRollBack() {
        InMemoryWallet campusCard = new InMemoryWallet(Money.currency("EUR"));
        AtomicBoolean charged = new AtomicBoolean();
        Wallet wallet = with(Wallet.class, campusCard, "charge", ignored -> charged.set(true));
        crank.close();
        crank = HandCrank.with(Settings.DEFAULT, parts -> parts.wallet(wallet));
        Desk.add(crank, "library", printer.uri());

        PrintJob job = prepareAndSubmit("a");

        assertThat(charged).isFalse();
        assertThat(job.state()).isEqualTo(JobState.AWAITING_PAYMENT);
        crank.print().runDue();
        assertThat(charged).isTrue();
    }

    @Test
    void whatAsksTheNetworkIsRefusedInsideOfATransactionOfTheHosts() {
        AtomicBoolean joined = new AtomicBoolean();
        InMemoryPrintStore real = new InMemoryPrintStore(new SettableTime());
        FakeReach reach = new FakeReach();
        use(parts ->
                parts.store(with(PrintStore.class, real, "joined", joined::get)).prober(reach));
        PrintService service = crank.print().service();
        PrintRequest request = Desk.request("a").build();
        PreparedPrint prepared = service.prepare(request);
        assertThat(reach.looks).hasSize(1);
        joined.set(true);

        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> service.submit(request), () -> service.prepare(request), () -> service.alternatives(request))) {
            assertThatThrownBy(call)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("call prepare(request) before it and submit(prepared) inside of it");
        }
        assertThat(reach.looks).hasSize(1);
        assertThat(service.submit(prepared).state()).isEqualTo(JobState.PENDING);
    }

    private PrintJob prepareAndSubmit(String key) {
        PrintService service = crank.print().service();
        return service.submit(service.prepare(Desk.request(key).build()));
    }

    /** The first claim ends with a step that is stored but whose answer is lost, and hears of it last. */
    @Test
    void aClaimIsNotForgottenWhereAnOlderOneOfTheSameJobFailsLater() {
        InMemoryWallet campusCard = new InMemoryWallet(Money.currency("EUR"));
        SettableTime time = new SettableTime();
        InMemoryPrintStore real = new InMemoryPrintStore(time);
        AtomicBoolean first = new AtomicBoolean(true);
        AtomicBoolean full = new AtomicBoolean();
        AtomicBoolean down = new AtomicBoolean();
        JobStore jobs = after(JobStore.class, real.jobs(), "apply", steps -> {
            if (first.getAndSet(false)) {
                full.set(true);
                crank.print().runDue();
                down.set(false);
                throw new StoreException("the connection was lost after the commit");
            }
        });
        JobStore failing = with(JobStore.class, jobs, "find", id -> {
            if (down.get()) {
                throw new StoreException("the database cannot be reached");
            }
        });
        PrintStore store = with(PrintStore.class, real, "jobs", failing);
        crank.close();
        crank = HandCrank.with(
                Settings.DEFAULT,
                parts -> parts.wallet(campusCard)
                        .store(store)
                        .ticker(time.ticker())
                        .workers(task -> {
                            if (full.getAndSet(false)) {
                                down.set(true);
                                throw new RejectedExecutionException("full");
                            }
                            task.run();
                        }));
        Desk.add(crank, "library", printer.uri());
        campusCard.give(Desk.ANN, Desk.FULL);
        JobId job = prepareAndSubmit("a").id();

        for (int i = 0; i < 10; i++) {
            crank.print().runDue();
            time.advance(Duration.ofMinutes(1));
        }

        assertThat(full).isFalse();
        assertThat(now(crank, job).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void aStartThatFailedCanBeRepeated() {
        AtomicBoolean down = new AtomicBoolean(true);
        InMemoryPrintStore real = new InMemoryPrintStore(new SettableTime());
        NodeStore nodes = with(NodeStore.class, real.nodes(), "join", node -> {
            if (down.getAndSet(false)) {
                throw new StoreException("could not join: the database cannot be reached");
            }
        });
        use(parts -> parts.store(with(PrintStore.class, real, "nodes", nodes)));
        JobId job = submit(crank, "a").id();

        assertThatThrownBy(crank.print()::start).isInstanceOf(StoreException.class);
        crank.print().start();

        assertThat(crank.print().awaitIdle(Duration.ofSeconds(20))).isTrue();
        assertThat(now(crank, job).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void closingInterruptsNobodyInTheMiddleOfTheStore() throws InterruptedException {
        CountDownLatch claiming = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        InMemoryPrintStore real = new InMemoryPrintStore(new SettableTime());
        JobStore jobs = with(JobStore.class, real.jobs(), "claim", node -> {
            claiming.countDown();
            try {
                TimeUnit.MILLISECONDS.sleep(500);
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            ended.countDown();
        });
        use(parts -> parts.store(with(PrintStore.class, real, "jobs", jobs)));

        crank.print().start();
        claiming.await();
        crank.print().close();
        ended.await();

        assertThat(interrupted).isFalse();
    }

    @Test
    void aDocumentThatCannotBeClosedWasPrintedAllTheSame() {
        use(parts -> parts.documents(new BadlyClosed(new InMemoryDocumentStore(new SettableTime()))));
        JobId job = submit(crank, "a").id();

        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, job).state()).isEqualTo(JobState.COMPLETED);
        assertThat(copiesOf(printer.paper(), "a")).hasSize(1);
    }

    @Test
    void aBreakerDoesNotKeepAPrinterAwayForEver() {
        FakeIpp transport = new FakeIpp();
        transport.lostBeforeTheFirstByte = 6;
        transport.answer = () -> new Sighting.Printed(Proof.COMPLETED, OptionalInt.empty());
        useFake(transport, new RetryPolicy(20, Duration.ofSeconds(2), 2, Duration.ofSeconds(20), 0, LONG));
        JobId job = submit(crank, "a").id();

        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, job).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void aTransportThatThrowsKeepsNoMoney() {
        FakeIpp transport = new FakeIpp();
        transport.answer = () -> {
            throw new IllegalStateException("a fault in the transport");
        };
        useFake(transport, RetryPolicy.DEFAULT);
        JobId job = submit(crank, "a").id();

        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, job).payment()).isEqualTo(PaymentState.REFUNDED);
    }

    private void useFake(FakeIpp transport, RetryPolicy retry) {
        Policies policies = Policies.builder().retry(retry).build();
        use(Settings.builder().policies(policies).build(), parts -> parts.transport(transport));
        Desk.add(crank, "library", URI.create("ipp://127.0.0.1:" + printer.uri().getPort() + "/ipp/print"));
    }

    private record BadlyClosed(DocumentStore behind) implements DocumentStore {
        @Override
        public DocumentRef put(String id, InputStream in, long maxBytes) throws IOException {
            return behind.put(id, in, maxBytes);
        }

        @Override
        public InputStream open(DocumentRef document) throws IOException {
            return new FilterInputStream(behind.open(document)) {
                @Override
                public void close() throws IOException {
                    throw new IOException("the share is gone");
                }
            };
        }

        @Override
        public void erase(Collection<String> ids) throws IOException {
            behind.erase(ids);
        }

        @Override
        public List<String> olderThan(Instant instant, int max) throws IOException {
            return behind.olderThan(instant, max);
        }
    }
}
