package io.printsmart.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.Printer;
import io.printsmart.testkit.engine.HandCrank;
import io.printsmart.testkit.fixture.SampleJob;
import io.printsmart.testkit.fixture.SampleStep;
import io.printsmart.testkit.time.SettableTime;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The samples of docs/testkit.md. */
class InMemoryStoreSampleTest {

    private final SettableTime time = new SettableTime();
    private final InMemoryPrintStore store = new InMemoryPrintStore(time);
    private final NodeId node = new NodeId("node-1");
    private final AccountId ada = new AccountId("ada");

    @BeforeEach
    void aNodeAPrinterAndMoney() {
        store.nodes().join(node, Duration.ofMinutes(5));
        store.printers().put(Printer.of("library", "ipp://library.example/ipp/print"));
        store.accounts().topUp(Movement.topUp(ada, Money.of("5.00", "EUR"), "cash-desk-1"));
    }

    @Test
    void aJobInBackoffIsDueWhenItsTimeHasCome() {
        SampleJob sample = SampleJob.of("job-1", store.now());
        store.jobs().accept(sample.job(), "node-1", Optional.of(sample.charge()));
        PrintJob job = store.jobs().claim(node, 10).get(0);
        store.jobs()
                .apply(List.of(SampleStep.backoff(job, store.now(), store.now().plusSeconds(30))));

        time.advance(Duration.ofSeconds(29));
        assertThat(store.jobs().claim(node, 10)).isEmpty();

        time.advance(Duration.ofSeconds(1));
        assertThat(store.jobs().claim(node, 10)).hasSize(1);
    }

    @Test
    void anAuditFindsWhatWasTamperedWith() {
        try (HandCrank crank = HandCrank.plain()) {
            crank.print().accounts().topUp(ada, Money.of("5.00", "EUR"), "cash-desk-1");
            assertThat(crank.print().audit().run().ok()).isTrue();

            crank.store().tamper().wallet(ada, Money.of("6.00", "EUR"), Money.of("0.00", "EUR"));

            assertThat(crank.print().audit().run().violations())
                    .contains("wallet ada holds 6.00 EUR but its entries sum to 5.00 EUR (M1)");
        }
    }

    @Test
    void tamperingWithAJobLeavesItsHistory() {
        SampleJob sample = SampleJob.of("job-1", store.now());
        store.jobs().accept(sample.job(), "node-1", Optional.of(sample.charge()));

        store.tamper().job(SampleStep.completed(sample.job(), store.now()).after());

        assertThat(store.jobs().find(sample.job().id()).orElseThrow().state().isFinal())
                .isTrue();
        assertThat(store.jobs().history(sample.job().id(), 0, 10)).hasSize(1);
        assertThat(store.accounts().balance(ada, Money.currency("EUR"))).contains(Money.of("4.40", "EUR"));
    }

    @Test
    void theSameCallsGiveTheSameAnswers() {
        List<String> first = aDay(new InMemoryPrintStore(time));

        assertThat(aDay(new InMemoryPrintStore(time))).isEqualTo(first).hasSize(60);
    }

    private List<String> aDay(InMemoryPrintStore other) {
        other.nodes().join(node, Duration.ofDays(1));
        for (int i = 0; i < 7; i++) {
            other.printers().put(Printer.of("printer-" + i, "ipp://printer/ipp/print"));
        }
        for (int i = 0; i < 60; i++) {
            SampleJob sample = SampleJob.of("job-" + i, other.now())
                    .printer("printer-" + i % 7)
                    .priority(1 + i * 37 % 100);
            other.accounts().topUp(Movement.topUp(ada, Money.of("0.60", "EUR"), "cash-" + i));
            other.jobs().accept(sample.job(), "node-1", Optional.of(sample.charge()));
        }
        List<String> order = new ArrayList<>();
        List<PrintJob> claimed = other.jobs().claim(node, 3);
        while (!claimed.isEmpty()) {
            claimed.forEach(job -> {
                order.add(job.id().value());
                other.jobs().apply(List.of(SampleStep.completed(job, other.now())));
            });
            claimed = other.jobs().claim(node, 3);
        }
        return order;
    }
}
