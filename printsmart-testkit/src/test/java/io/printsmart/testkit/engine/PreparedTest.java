package io.printsmart.testkit.engine;

import static io.printsmart.testkit.engine.Desk.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.job.JobState;
import io.printsmart.job.PrintJob;
import io.printsmart.service.PreparedPrint;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.PrintService;
import io.printsmart.service.Settings;
import io.printsmart.store.JobStore;
import io.printsmart.store.PrintStore;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import io.printsmart.testkit.store.InMemoryPrintStore;
import io.printsmart.testkit.time.SettableTime;
import io.printsmart.testkit.wallet.InMemoryWallet;
import io.printsmart.wallet.Money;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Preparations that are submitted where, when and as often as they should not be. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PreparedTest {

    private static final Duration LONG = Duration.ofHours(2);

    private final ScriptedRawPrinter printer = ScriptedRawPrinter.start();
    private HandCrank crank = HandCrank.plain();

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
        printer.close();
    }

    private void use(HandCrank other) {
        crank.close();
        crank = other;
        Desk.open(crank, printer.uri());
    }

    private PreparedPrint prepared() {
        return crank.print().service().prepare(Desk.request("a").build());
    }

    private static void refuse(PrintService service, PreparedPrint prepared, String code) {
        assertThatThrownBy(() -> service.submit(prepared))
                .isInstanceOfSatisfying(
                        PrintRefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    /** Its document is not there, and its money elsewhere: with a wallet it would be charged by nobody for ever. */
    @Test
    void aPreparationOfAnotherServiceIsNotTaken() {
        Desk.open(crank, printer.uri());
        InMemoryWallet card = new InMemoryWallet(Money.currency("EUR"));
        try (HandCrank other = HandCrank.with(Settings.DEFAULT, parts -> parts.wallet(card))) {
            Desk.add(other, "library", printer.uri());
            PreparedPrint elsewhere =
                    other.print().service().prepare(Desk.request("a").build());

            assertThatThrownBy(() -> crank.print().service().submit(elsewhere))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("another service");
        }
        assertThat(crank.print().service().findByKey("a")).isEmpty();
    }

    /** Of what a host has not committed yet, others see nothing: neither job nor key. */
    @Test
    void aSubmitThatComesTooLateTakesNoDocumentFromOneThatCameInTime() {
        SettableTime time = new SettableTime();
        InMemoryPrintStore real = new InMemoryPrintStore(time);
        AtomicBoolean uncommitted = new AtomicBoolean();
        JobStore jobs = (JobStore) Proxy.newProxyInstance(
                JobStore.class.getClassLoader(),
                new Class<?>[] {JobStore.class},
                (self, method, given) -> method.getName().equals("findByKey") && uncommitted.get()
                        ? Optional.empty()
                        : method.invoke(real.jobs(), given));
        use(HandCrank.with(
                Settings.DEFAULT,
                parts -> parts.store(Meddling.with(PrintStore.class, real, "jobs", jobs))
                        .ticker(time.ticker())));
        PreparedPrint prepared = prepared();
        PrintJob job = crank.print().service().submit(prepared);

        uncommitted.set(true);
        time.advance(Duration.ofSeconds(11));
        refuse(crank.print().service(), prepared, "stale-preparation");
        uncommitted.set(false);
        crank.print().runDue();

        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void aPreparationKeepsItsDocumentAsLongAsItMayBeSubmitted() throws IOException {
        use(HandCrank.with(
                Settings.builder()
                        .freshness(Duration.ofHours(3))
                        .documentRetention(Duration.ofMinutes(1))
                        .deadline(Duration.ofHours(12))
                        .build(),
                parts -> parts));
        PreparedPrint prepared = prepared();

        crank.time().advance(Duration.ofHours(2));
        crank.print().eraseOldDocuments();
        PrintJob job = crank.print().service().submit(prepared);

        assertThat(crank.crankUntilIdle(LONG)).isTrue();
        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.COMPLETED);
    }
}
