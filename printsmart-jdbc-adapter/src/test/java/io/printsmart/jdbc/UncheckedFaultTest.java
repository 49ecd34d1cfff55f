package io.printsmart.jdbc;

import static io.printsmart.jdbc.databases.Bench.accept;
import static io.printsmart.jdbc.databases.Bench.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.jdbc.databases.Bench;
import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.Intercepted;
import io.printsmart.job.JobId;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.store.Acceptance;
import io.printsmart.testkit.fixture.SampleJob;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pools and wrapped drivers throw what is no {@link java.sql.SQLException}, too; what was committed stays known. */
class UncheckedFaultTest {

    private final Bench bench = Bench.on(Databases.H2_MEMORY);
    private final AtomicInteger callsUntilTheFault = new AtomicInteger(Integer.MAX_VALUE);

    /** Fails at a call of one method, before or after it was done. */
    private JdbcPrintStore failingAt(String failing, boolean done) {
        return JdbcPrintStore.builder(Intercepted.dataSource(bench.dataSource(), (real, method, arguments, call) -> {
                    if (!method.equals(failing) || callsUntilTheFault.getAndDecrement() != 1) {
                        return call.proceed();
                    }
                    if (done) {
                        call.proceed();
                    }
                    throw new IllegalStateException("a fault of the pool");
                }))
                .build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCommitThatEndsInAFaultIsLookedUp(boolean done) {
        JdbcPrintStore store = failingAt("commit", done);
        bench.give("ada", "5.00");
        SampleJob sample = bench.sample("job-1");
        callsUntilTheFault.set(1);

        assertThat(accept(store, sample)).isEqualTo(new Acceptance.Created(sample.job()));

        assertThat(bench.balance("ada")).isEqualTo(eur("4.40"));
        bench.assertBooksAreRight();
    }

    @Test
    void aFaultWhileAConnectionIsGivenBackHidesNoCommit() {
        JdbcPrintStore store = failingAt("close", true);
        bench.give("ada", "5.00");
        SampleJob sample = bench.sample("job-1");
        callsUntilTheFault.set(1);

        assertThat(accept(store, sample)).isEqualTo(new Acceptance.Created(sample.job()));
    }

    /** A job that a live node holds without knowing of it would hang for as long as that node lives. */
    @Test
    void aFaultInTheSecondHalfOfAClaimHidesNotWhatTheFirstHalfGot() {
        JdbcPrintStore store = failingAt("setAutoCommit", false);
        NodeId node = bench.joined("node-1");
        bench.give("ada", "5.00");
        accept(bench.store(), bench.sample("job-1").printer("removed"));
        callsUntilTheFault.set(3);

        assertThat(store.jobs().claim(node, 5)).extracting(PrintJob::id).containsExactly(new JobId("job-1"));

        assertThat(callsUntilTheFault.get()).as("the fault was met").isLessThan(1);
    }
}
