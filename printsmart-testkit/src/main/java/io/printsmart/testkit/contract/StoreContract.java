package io.printsmart.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.Claim.Place;
import io.printsmart.job.JobId;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Step;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.Acceptance;
import io.printsmart.store.HistoryEntry;
import io.printsmart.store.PrintStore;
import io.printsmart.testkit.fixture.SampleJob;
import io.printsmart.testkit.fixture.SampleStep;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;

/** What the parts of a store's contract have in common: a new store before each test, and short words for its calls. */
public abstract class StoreContract {

    static final Currency EUR = Money.currency("EUR");
    static final Duration LONG = Duration.ofHours(1);

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int ENOUGH_CLAIMS = 3;

    private final AtomicInteger gifts = new AtomicInteger();
    private StoreUnderTest underTest;
    private PrintStore store;

    /** For the parts. */
    StoreContract() {}

    /**
     * Says what is tried. Called once before each test.
     *
     * @return the store under test
     */
    protected abstract StoreUnderTest underTest();

    @BeforeEach
    void emptyStore() {
        underTest = underTest();
        store = underTest.emptyStore();
    }

    final PrintStore store() {
        return store;
    }

    final PrintStore storeOfAnotherNode() {
        return underTest.seenByAnotherNode(store);
    }

    final Instant now() {
        return store.now();
    }

    final void passTime(Duration duration) {
        underTest.passTime(store, duration);
    }

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    final void give(String account, Money amount) {
        underTest.give(store, new AccountId(account), amount, "gift-" + gifts.incrementAndGet());
    }

    final Optional<Money> balance(String account) {
        return underTest.balance(store, new AccountId(account), EUR);
    }

    final StoreUnderTest tried() {
        return underTest;
    }

    final SampleJob sample(String id) {
        return SampleJob.of(id, now());
    }

    /** Gives the account what the job costs, and accepts it. */
    final PrintJob accepted(SampleJob sample) {
        PrintJob job = sample.job();
        if (!job.order().cost().isZero()) {
            give(job.account().value(), job.order().cost());
        }
        assertThat(store.jobs().accept(job, "node-0", Optional.of(sample.charge())))
                .isEqualTo(new Acceptance.Created(job));
        return job;
    }

    final void printer(String name) {
        store.printers().put(Printer.of(name, "ipp://" + name + ".example/ipp/print"));
    }

    /** A node renews its lease, and frees what the dead have left. False if it is not known. */
    static boolean beatsAndFrees(PrintStore store, NodeId node) {
        boolean known = store.nodes().beat(node, LEASE);
        store.nodes().freeExpired(node);
        return known;
    }

    final NodeId joined(String name) {
        NodeId node = new NodeId(name);
        store.nodes().join(node, LEASE);
        return node;
    }

    /** All that a node gets, in the order in which it gets them. */
    final List<PrintJob> claimAll(NodeId node) {
        List<PrintJob> claimed = new ArrayList<>();
        int inVain = 0;
        while (inVain < ENOUGH_CLAIMS) {
            List<PrintJob> some = store.jobs().claim(node, 100);
            claimed.addAll(some);
            inVain = some.isEmpty() ? inVain + 1 : 0;
        }
        return claimed;
    }

    /** The one job that a node gets. */
    final PrintJob claimOne(NodeId node) {
        List<PrintJob> claimed = claimAll(node);
        assertThat(claimed).as("claimed jobs").hasSize(1);
        return claimed.get(0);
    }

    /** Accepts a job for a printer of its own, and claims it. */
    final PrintJob claimed(String id, NodeId node) {
        printer("printer-of-" + id);
        accepted(sample(id).printer("printer-of-" + id));
        return claimOne(node);
    }

    /** Applies a step that is not stale, and gives the job as it is then. */
    final PrintJob applied(Step step) {
        assertThat(store.jobs().apply(List.of(step))).as("stale jobs").isEmpty();
        return found(step.before());
    }

    /** Takes a claimed job through SENDING to COMPLETED. */
    final PrintJob completed(PrintJob claimed) {
        return applied(SampleStep.completed(applied(SampleStep.sending(claimed, now())), now()));
    }

    final PrintJob found(PrintJob job) {
        return found(job.id());
    }

    final PrintJob found(JobId id) {
        return store.jobs().find(id).orElseThrow(() -> new AssertionError("job " + id + " is gone"));
    }

    final List<HistoryEntry> history(PrintJob job) {
        return store.jobs().history(job.id(), 0, 1000);
    }

    static void assertHolds(PrintJob job, NodeId node, Place place) {
        assertThat(job.claim().holder()).as("holder of %s", job.id()).contains(node);
        assertThat(job.claim().place()).as("place of %s", job.id()).isEqualTo(place);
        assertThat(job.dueAt()).as("due time of %s", job.id()).isEmpty();
    }

    static List<String> ids(List<PrintJob> jobs) {
        return jobs.stream().map(job -> job.id().value()).toList();
    }

    static PrinterId printerId(String name) {
        return new PrinterId(name);
    }
}
