package io.printsmart.jdbc;

import static io.printsmart.jdbc.databases.Bench.accept;
import static io.printsmart.jdbc.databases.Bench.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.jdbc.databases.Bench;
import io.printsmart.jdbc.databases.CommitFaults;
import io.printsmart.jdbc.databases.CommitFaults.Lost;
import io.printsmart.jdbc.databases.Databases;
import io.printsmart.job.JobId;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.store.Acceptance;
import io.printsmart.store.AccountStore.TopUp;
import io.printsmart.store.StoreException;
import io.printsmart.testkit.fixture.SampleJob;
import io.printsmart.testkit.fixture.SampleStep;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Movement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A commit whose answer is lost is looked up, whether it took place or not, and never repeated blindly (M9). */
class UnansweredCommitTest {

    private static final Duration LEASE = Duration.ofMinutes(10);

    private final CommitFaults faults = new CommitFaults();

    static Stream<Arguments> cases() {
        return Stream.of(Databases.H2_MEMORY, Databases.POSTGRESQL, Databases.MARIADB)
                .flatMap(kind -> Stream.of(Lost.values()).map(lost -> Arguments.of(kind, lost)));
    }

    private JdbcPrintStore faulty(Bench bench) {
        return JdbcPrintStore.builder(faults.over(bench.dataSource()))
                .retries(2)
                .build();
    }

    /** Once where it took place, and once more where it did not; the lookup commits, too. */
    private void assertCommitsFor(Lost lost) {
        assertThat(faults.commits()).isLessThanOrEqualTo(lost == Lost.APPLIED ? 2 : 3);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aJobIsAcceptedOnce(Databases kind, Lost lost) {
        Bench bench = Bench.on(kind);
        JdbcPrintStore store = faulty(bench);
        bench.give("ada", "5.00");
        SampleJob sample = bench.sample("job-1");
        faults.loseNext(lost);

        Acceptance acceptance = accept(store, sample);

        assertThat(acceptance).isEqualTo(new Acceptance.Created(sample.job()));
        assertCommitsFor(lost);
        assertThat(bench.balance("ada")).isEqualTo(eur("4.40"));
        assertThat(bench.store().jobs().history(new JobId("job-1"), 0, 10)).hasSize(1);
        bench.assertBooksAreRight();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aStepIsAppliedOnce(Databases kind, Lost lost) {
        Bench bench = Bench.on(kind);
        PrintJob claimed = bench.claimed("job-1", bench.joined("node-1"));
        JdbcPrintStore store = faulty(bench);
        faults.loseNext(lost);

        assertThat(store.jobs().apply(List.of(SampleStep.failed(claimed, store.now()))))
                .as("stale")
                .isEmpty();

        assertCommitsFor(lost);
        assertThat(bench.balance("ada")).isEqualTo(eur("0.60"));
        assertThat(bench.store().jobs().history(claimed.id(), 0, 10)).hasSize(2);
        bench.assertBooksAreRight();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aStepWithoutAnEntryIsAppliedOnce(Databases kind, Lost lost) {
        Bench bench = Bench.on(kind);
        PrintJob claimed = bench.claimed("job-1", bench.joined("node-1"));
        JdbcPrintStore store = faulty(bench);
        faults.loseNext(lost);

        assertThat(store.jobs()
                        .apply(List.of(SampleStep.from(claimed, store.now())
                                .unrecorded()
                                .dueAt(store.now())
                                .build())))
                .as("stale")
                .isEmpty();

        assertThat(store.jobs().find(claimed.id()).orElseThrow().claim().version())
                .isEqualTo(claimed.claim().version() + 1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aWalletIsToppedUpOnce(Databases kind, Lost lost) {
        Bench bench = Bench.on(kind);
        JdbcPrintStore store = faulty(bench);
        Movement payment = Movement.topUp(new AccountId("ada"), eur("5.00"), "payment-1");
        faults.loseNext(lost);

        assertThat(store.accounts().topUp(payment)).isEqualTo(TopUp.DONE);

        assertCommitsFor(lost);
        assertThat(store.accounts().topUp(payment)).isEqualTo(TopUp.REPEATED);
        assertThat(bench.balance("ada")).isEqualTo(eur("5.00"));
        bench.assertBooksAreRight();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aNodeJoinsOnce(Databases kind, Lost lost) {
        Bench bench = Bench.on(kind);
        JdbcPrintStore store = faulty(bench);
        NodeId node = new NodeId("node-1");
        faults.loseNext(lost);

        store.nodes().join(node, LEASE);

        assertCommitsFor(lost);
        assertThat(store.nodes().beat(node, LEASE)).isTrue();
        assertThatThrownBy(() -> store.nodes().join(node, LEASE)).hasMessageContaining("joined before");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aClaimIsAnsweredWithWhatItTook(Databases kind, Lost lost) {
        Bench bench = Bench.on(kind);
        NodeId node = bench.joined("node-1");
        JdbcPrintStore store = faulty(bench);
        bench.give("ada", "0.60");
        accept(store, bench.sample("job-1").printer("nowhere"));
        faults.loseNext(lost);

        List<PrintJob> claimed = store.jobs().claim(node, 5);

        assertThat(claimed).extracting(job -> job.id().value()).containsExactly("job-1");
        assertThat(store.jobs().find(new JobId("job-1"))).contains(claimed.get(0));
        assertThat(claimed.get(0).claim().fence()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aClaimThatCannotBeLookedUpIsAnsweredLater(Databases kind, Lost lost) {
        Bench bench = Bench.on(kind);
        NodeId node = bench.joined("node-1");
        JdbcPrintStore store = faulty(bench);
        bench.give("ada", "0.60");
        accept(store, bench.sample("job-1").printer("nowhere"));
        faults.loseNextAndStayAway(lost);

        assertThatThrownBy(() -> store.jobs().claim(node, 5)).isInstanceOf(StoreException.class);
        faults.comeBack();

        assertThat(store.jobs().claim(node, 5))
                .extracting(job -> job.id().value())
                .containsExactly("job-1");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aJobThatCannotBeLookedUpIsNotChargedASecondTime(Databases kind, Lost lost) {
        Bench bench = Bench.on(kind);
        JdbcPrintStore store = faulty(bench);
        bench.give("ada", "5.00");
        SampleJob sample = bench.sample("job-1");
        faults.loseNextAndStayAway(lost);

        assertThatThrownBy(() -> accept(store, sample)).isInstanceOf(StoreException.class);
        assertThat(faults.commits()).as("commits").isEqualTo(1);
        faults.comeBack();

        Optional<PrintJob> found = store.jobs().findByKey(sample.job().order().key());
        assertThat(found.isPresent()).isEqualTo(lost == Lost.APPLIED);
        assertThat(bench.balance("ada")).isEqualTo(lost == Lost.APPLIED ? eur("4.40") : eur("5.00"));
        bench.assertBooksAreRight();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aDocumentIsStoredWhole(Databases kind, Lost lost) throws IOException {
        Bench bench = Bench.on(kind);
        JdbcPrintStore store = faulty(bench);
        byte[] content = new byte[700_000];
        content[699_999] = 7;
        faults.loseNext(lost);

        var document = store.documents().put("doc1", new ByteArrayInputStream(content), 1_000_000);

        assertThat(store.documents().open(document).readAllBytes()).isEqualTo(content);
    }
}
