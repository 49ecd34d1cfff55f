package io.printsmart.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printsmart.job.Order;
import io.printsmart.job.Policies;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.PrinterId;
import io.printsmart.service.Alternative;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.Settings;
import io.printsmart.store.DocumentStore;
import io.printsmart.store.JobQuery;
import io.printsmart.store.JobStore;
import io.printsmart.store.PrintStore;
import io.printsmart.store.StoreException;
import io.printsmart.testkit.store.InMemoryDocumentStore;
import io.printsmart.testkit.store.InMemoryPrintStore;
import io.printsmart.testkit.time.SettableTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a submit looks at, and in which order it does what. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SubmitTest {

    private final FakeReach reach = new FakeReach();
    private Executor looks = Runnable::run;
    private HandCrank crank =
            HandCrank.with(Settings.DEFAULT, parts -> parts.prober(reach).looks(task -> looks.execute(task)));

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
    }

    private void open() {
        Desk.open(crank, FakeReach.uri("socket", 1));
    }

    private List<String> alternativesOfARefusal() {
        PrintRefusedException refused =
                catchThrowableOfType(PrintRefusedException.class, () -> Desk.submit(crank, "refused"));
        return refused.refusal().alternatives().stream()
                .map(Alternative::printer)
                .map(PrinterId::value)
                .toList();
    }

    @Test
    void aReplayGetsItsJobBeforeAnythingIsChecked() {
        open();
        PrintJob job = Desk.submit(crank, "a");
        crank.time().advance(Duration.ofMinutes(1));
        reach.looks.clear();

        assertThat(Desk.submit(crank, "a").id()).isEqualTo(job.id());

        assertThat(reach.looks).as("looks").isEmpty();
        assertThat(Desk.balance(crank)).isEqualTo(Desk.LESS);
    }

    @Test
    void whoIsAboutToBeRefusedGetsTheJobThatWasAcceptedMeanwhile() {
        open();
        List<PrintJob> accepted = new ArrayList<>();
        reach.onLook = () -> {
            reach.onLook = () -> {};
            accepted.add(Desk.submit(crank, "a"));
            reach.down.add("library");
        };

        PrintJob answered = Desk.submit(crank, "a");

        assertThat(accepted).extracting(PrintJob::id).containsExactly(answered.id());
        assertThat(Desk.balance(crank)).isEqualTo(Desk.LESS);
    }

    @Test
    void aPrinterIsLookedAtFirstWhereItsLastGoodLookIsOlderThanTheFreshnessBound() {
        open();
        Desk.submit(crank, "a");
        crank.time().advance(Duration.ofSeconds(10));
        Desk.submit(crank, "b");
        assertThat(reach.looks).containsExactly("library");

        crank.time().advance(Duration.ofMillis(1));
        Desk.submit(crank, "c");

        assertThat(reach.looks).containsExactly("library", "library");
    }

    @Test
    void aPrinterThatWasDownAMomentAgoIsLookedAtAgainAndTakenIfItIsUp() {
        open();
        reach.down.add("library");
        assertThat(alternativesOfARefusal()).isEmpty();
        reach.down.clear();

        Desk.submit(crank, "a");

        assertThat(reach.looks).containsExactly("library", "library");
    }

    @Test
    void alternativesThatWereNotSeenLatelyAreLookedAtBeforeTheyAreOffered() {
        open();
        Desk.add(crank, "cellar", FakeReach.uri("socket", 2));
        Desk.add(crank, "office", FakeReach.uri("socket", 3));
        crank.print().printers().probe(new PrinterId("cellar"));
        reach.down.add("office");
        crank.print().printers().probe(new PrinterId("office"));
        crank.time().advance(Duration.ofMinutes(1));
        reach.down.clear();
        reach.down.addAll(List.of("library", "cellar"));

        assertThat(alternativesOfARefusal()).containsExactly("office");
    }

    @Test
    void alternativesThatWereSeenLatelyAreOfferedWithoutAnotherLook() {
        open();
        Desk.add(crank, "cellar", FakeReach.uri("socket", 2));
        crank.print().printers().probe(new PrinterId("cellar"));
        reach.down.add("library");
        reach.looks.clear();

        assertThat(alternativesOfARefusal()).containsExactly("cellar");
        assertThat(reach.looks).containsExactly("library");
    }

    @Test
    void beforeARefusalAtMostEightAlternativesAreLookedAt() {
        open();
        for (int number = 2; number < 14; number++) {
            Desk.add(crank, "other-" + number, FakeReach.uri("socket", number));
        }
        reach.down.add("library");

        assertThat(alternativesOfARefusal()).hasSize(8);
        assertThat(reach.looks).filteredOn(name -> !name.equals("library")).hasSize(8);
    }

    /** Here the second look is never made: it would be waited for, for as long as the first left of the three seconds. */
    @Test
    void allLooksAtAlternativesTogetherTakeAtMostThreeSeconds() {
        open();
        Desk.add(crank, "cellar", FakeReach.uri("socket", 2));
        Desk.add(crank, "office", FakeReach.uri("socket", 3));
        reach.down.add("library");
        looks = task -> {
            if (reach.looks.contains("cellar")) {
                crank.time().advance(Duration.ofSeconds(3));
            } else {
                task.run();
            }
        };
        long start = System.nanoTime();

        assertThat(alternativesOfARefusal()).containsExactly("cellar");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void theMomentByWhichAJobHasEndedIsFixedAtSubmit() {
        open();
        Policies policies = Settings.DEFAULT.policies();
        Instant now = crank.time().instant();
        Order order = Desk.submit(crank, "a").order();
        Order urgent = crank.print()
                .service()
                .submit(Desk.request("b").deadline(Duration.ofMinutes(1)).build())
                .order();

        assertThat(order.deadline()).isEqualTo(now.plus(Duration.ofMinutes(30)));
        assertThat(order.endBy())
                .isEqualTo(order.deadline().plus(policies.attemptLimit()).plus(policies.doubtWindow()));
        assertThat(urgent.deadline()).isEqualTo(now.plus(Duration.ofMinutes(1)));
        assertThat(Duration.between(urgent.endBy(), order.endBy())).hasMinutes(29);
    }

    @Test
    void theDocumentIsStoredBeforeTheMoneyIsTaken() {
        InMemoryPrintStore real = new InMemoryPrintStore(new SettableTime());
        List<Integer> storedBefore = new ArrayList<>();
        JobStore jobs = Meddling.with(JobStore.class, real.jobs(), "accept", given -> storedBefore.add(documents()));
        use(HandCrank.with(
                Settings.DEFAULT,
                parts -> parts.prober(reach).store(Meddling.with(PrintStore.class, real, "jobs", jobs))));

        Desk.submit(crank, "a");

        assertThat(storedBefore).containsExactly(1);
    }

    @Test
    void aDocumentThatCannotBeStoredOrReadIsNotChargedFor() {
        InMemoryDocumentStore real = new InMemoryDocumentStore(new SettableTime());
        DocumentStore full = Meddling.with(DocumentStore.class, real, "put", given -> {
            throw new StoreException("the disk is full");
        });
        use(HandCrank.with(Settings.DEFAULT, parts -> parts.prober(reach).documents(full)));

        assertThatThrownBy(() -> Desk.submit(crank, "a")).isInstanceOf(StoreException.class);
        assertNothingWasAccepted();

        use(HandCrank.with(Settings.DEFAULT, parts -> parts.prober(reach)));
        var unreadable = Desk.request("a").document(() -> {
            throw new IOException("the share is gone");
        });
        assertThatThrownBy(() -> crank.print().service().submit(unreadable.build()))
                .isInstanceOf(UncheckedIOException.class);
        assertNothingWasAccepted();
        assertThat(documents()).isZero();
    }

    private void use(HandCrank other) {
        crank.close();
        crank = other;
        open();
    }

    private void assertNothingWasAccepted() {
        assertThat(crank.print().service().jobs(new JobQuery(Optional.empty(), Optional.empty(), Optional.empty(), 10)))
                .isEmpty();
        assertThat(Desk.balance(crank)).isEqualTo(Desk.FULL);
    }

    private int documents() {
        return crank.documents()
                .olderThan(crank.time().instant().plusSeconds(1), 10)
                .size();
    }
}
