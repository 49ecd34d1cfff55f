package io.printsmart.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.PrintSmart;
import io.printsmart.PrintSmartBuilder;
import io.printsmart.event.JobEvent;
import io.printsmart.event.JobEvent.Kind;
import io.printsmart.event.PrintEvent;
import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.Settings;
import io.printsmart.store.EventStore;
import io.printsmart.store.PrintStore;
import io.printsmart.store.StoreException;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What listeners hear of, cranked by hand. */
class TellingTest {

    private static final Duration LONG = Duration.ofHours(2);

    private final Diary mail = new Diary("mail");
    private final Diary admin = new Diary("admin");
    private final List<PrintSmart> others = new ArrayList<>();
    private ScriptedRawPrinter printer;
    private HandCrank crank;

    @BeforeEach
    void start() {
        printer = ScriptedRawPrinter.start();
        crank = HandCrank.with(Settings.DEFAULT, parts -> parts.listener(mail).listener(admin));
        Desk.open(crank, printer.uri());
    }

    @AfterEach
    void end() {
        others.forEach(PrintSmart::close);
        crank.close();
        printer.close();
    }

    private PrintSmart anotherNode(Diary... listeners) {
        return anotherNode(parts -> {
            for (Diary listener : listeners) {
                parts.listener(listener);
            }
            return parts;
        });
    }

    private PrintSmart anotherNode(UnaryOperator<PrintSmartBuilder> parts) {
        PrintSmart other = parts.apply(PrintSmart.builder()
                        .store(crank.store())
                        .documents(crank.documents())
                        .ticker(crank.time().ticker())
                        .workers(Runnable::run))
                .build();
        others.add(other);
        return other;
    }

    private List<String> history(PrintJob job) {
        return crank.print().service().history(job.id()).stream()
                .map(entry -> "job:" + job.id() + ":" + entry.version())
                .toList();
    }

    private static boolean isOf(PrintJob job, PrintEvent event) {
        return event.subject().equals("job:" + job.id());
    }

    private List<String> heardOf(Diary diary, PrintJob job) {
        return diary.heard().stream()
                .filter(event -> isOf(job, event))
                .map(PrintEvent::id)
                .toList();
    }

    @Test
    void eachListenerHearsOfEachStepOnceInOrder() {
        PrintJob job = Desk.submit(crank, "a");
        assertThat(crank.crankUntilIdle(LONG)).isTrue();
        crank.crank();

        assertThat(heardOf(mail, job)).isEqualTo(history(job)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(heardOf(admin, job)).isEqualTo(history(job));
        assertThat(mail.kinds()).startsWith(Kind.ACCEPTED, Kind.SENDING).endsWith(Kind.COMPLETED);
        JobEvent last = mail.ofJobs().get(mail.ofJobs().size() - 1);
        assertThat(last.state()).isEqualTo(JobState.COMPLETED);
        assertThat(last.payment()).isEqualTo(PaymentState.CAPTURED);
        assertThat(last.account()).isEqualTo(Desk.ANN);
        assertThat(last.cost()).isEqualTo(Desk.COST);
        assertThat(last.key()).isEqualTo("a");
    }

    @Test
    void aFailedJobIsToldWithItsRefundAndPrintersToUseInstead() {
        try (ScriptedRawPrinter lab = ScriptedRawPrinter.start();
                ScriptedRawPrinter office = ScriptedRawPrinter.start()) {
            Desk.add(crank, "lab", lab.uri());
            Desk.add(crank, "office", office.uri());
            crank.print().printers().probe(new PrinterId("lab"));
            PrintJob job = Desk.submit(crank, "a");
            crank.print().printers().remove(new PrinterId("library"));
            assertThat(crank.crankUntilIdle(LONG)).isTrue();
            crank.crank();

            JobEvent failed = mail.ofJobs().get(mail.ofJobs().size() - 1);
            assertThat(failed.job()).isEqualTo(job.id());
            assertThat(failed.kind()).isEqualTo(Kind.FAILED);
            assertThat(failed.payment()).isEqualTo(PaymentState.REFUNDED);
            assertThat(failed.why().detail()).isNotEmpty();
            assertThat(failed.instead()).containsExactly(new PrinterId("lab"));
        }
    }

    @Test
    void aPrintersChangesAreHeardOf() {
        crank.print().printers().probe(new PrinterId("library"));
        crank.print().printers().probe(new PrinterId("library"));
        printer.close();
        crank.print().printers().probe(new PrinterId("library"));
        crank.crank();

        assertThat(admin.heard())
                .extracting(event -> ((PrinterStatusChanged) event).status())
                .containsExactly(PrinterStatus.ONLINE, PrinterStatus.ERROR);
        assertThat(admin.heard()).extracting(PrintEvent::subject).containsOnly("printer:library");
    }

    @Test
    void aListenerThatThrowsIsToldAgainWithTheSameIdAndDelaysNobodyElse() {
        PrintJob poor = Desk.submit(crank, "a");
        PrintJob other = Desk.submit(crank, "b");
        mail.refusing(event -> isOf(poor, event));
        assertThat(crank.crankUntilIdle(LONG)).isTrue();
        crank.crank();

        assertThat(heardOf(mail, poor)).isEmpty();
        assertThat(mail.refused()).isNotEmpty();
        assertThat(mail.refused().stream().map(PrintEvent::id).distinct())
                .containsExactly(history(poor).get(0));
        assertThat(heardOf(mail, other)).isEqualTo(history(other));
        assertThat(heardOf(admin, poor)).isEqualTo(history(poor));

        mail.refusing(event -> false);
        crank.crankFor(Duration.ofMinutes(6));
        assertThat(heardOf(mail, poor)).isEqualTo(history(poor));
    }

    @Test
    void failuresAreToldAgainAfterGrowingPauses() {
        mail.refusing(event -> true);
        Desk.submit(crank, "a");
        crank.print().tellDue();
        assertThat(mail.refused())
                .as("the printer's status and the job's acceptance")
                .hasSize(2);

        int before = mail.refused().size();
        for (int pause = 1000; pause < 20_000; pause *= 2) {
            crank.time().advance(Duration.ofMillis(pause - 1));
            assertThat(crank.print().tellDue()).isZero();
            assertThat(mail.refused()).hasSize(before);
            crank.time().advance(Duration.ofMillis(1));
            crank.print().tellDue();
            before += 2;
            assertThat(mail.refused()).as("after a pause of %s ms", pause).hasSize(before);
        }
    }

    @Test
    void whatIsRefusedForAWeekIsGivenUp() {
        mail.refusing(event -> true);
        Desk.submit(crank, "a");
        for (int day = 0; day < 7; day++) {
            crank.print().tellDue();
            assertThat(crank.store().events().untold("mail")).isPositive();
            crank.time().advance(Duration.ofDays(1));
        }
        crank.print().tellDue();

        assertThat(crank.store().events().untold("mail")).isZero();
        assertThat(crank.store().events().untold("admin")).isZero();
    }

    @Test
    void whatWaitedForAWeekWhileNoNodeRanIsTold() {
        PrintJob job = Desk.submit(crank, "a");
        crank.time().advance(Duration.ofDays(30));

        anotherNode(mail, admin).forgetOldListeners();
        crank.crank();

        assertThat(heardOf(mail, job)).startsWith(history(job).get(0));
    }

    @Test
    void aListenerThatIsGoneForEverCostsNothingAfterAWeek() {
        HandCrank without = HandCrank.plain();
        PrintSmart once = PrintSmart.builder()
                .store(without.store())
                .documents(without.documents())
                .listener(new Diary("gone"))
                .build();
        once.close();
        Desk.open(without, printer.uri());
        Desk.submit(without, "a");
        assertThat(without.store().events().untold("gone")).isPositive();

        without.time().advance(Duration.ofDays(7).plusMillis(1));
        assertThat(without.print().forgetOldListeners()).isPositive();
        Desk.submit(without, "b");

        assertThat(without.store().events().untold("gone")).isZero();
        without.close();
    }

    @Test
    void aNodeThatDiedBetweenTellingAndMarkingIsFollowedByARepeatWithTheSameId() {
        EventStore real = crank.store().events();
        EventStore cutOff = Meddling.with(EventStore.class, real, "told", event -> {
            throw new StoreException("the process ended before this was stored");
        });
        Diary heard = new Diary("portal");
        PrintSmart first =
                anotherNode(parts -> parts.store(Meddling.with(PrintStore.class, crank.store(), "events", cutOff))
                        .listener(heard));
        PrintJob job = Desk.submit(crank, "a");
        first.tellDue();

        Diary again = new Diary("portal");
        PrintSmart second = anotherNode(again);
        second.tellDue();
        assertThat(again.heard()).as("while the first node lives").isEmpty();
        crank.time().advance(Settings.DEFAULT.lease().plusSeconds(1));
        second.renewLease();
        second.tellDue();

        assertThat(heardOf(heard, job)).containsExactly(history(job).get(0));
        assertThat(again.heard()).isEqualTo(heard.heard());
    }

    @Test
    void ofTwoNodesOneTellsAListenerAndTheOrderHolds() {
        Diary here = new Diary("portal");
        Diary there = new Diary("portal");
        PrintSmart first = anotherNode(here);
        PrintSmart second = anotherNode(there);
        List<PrintJob> jobs = new ArrayList<>();
        for (String key : List.of("a", "b", "c")) {
            jobs.add(Desk.submit(crank, key));
            first.tellDue();
            second.tellDue();
        }
        first.close();
        crank.time().advance(Settings.DEFAULT.lease().dividedBy(4));
        assertThat(crank.crankUntilIdle(LONG)).isTrue();
        second.tellDue();

        assertThat(here.heard()).isNotEmpty();
        assertThat(there.heard()).isNotEmpty();
        assertThat(here.ids()).doesNotContainAnyElementsOf(there.ids());
        for (PrintJob job : jobs) {
            List<String> all = new ArrayList<>(heardOf(here, job));
            all.addAll(heardOf(there, job));
            assertThat(all).isEqualTo(history(job));
        }
    }

    @Test
    void aNodeWhoseLeaseIsOverBeginsToTellNothingMore() {
        Diary slow = new Diary("slow").refusing(event -> {
            crank.time().advance(Settings.DEFAULT.lease());
            return false;
        });
        PrintSmart stopped = anotherNode(slow);
        Desk.submit(crank, "a");
        assertThat(crank.store().events().untold("slow")).isGreaterThan(1);
        stopped.tellDue();

        assertThat(slow.heard()).as("what was begun before the lease was over").hasSize(1);
    }

    @Test
    void aListenerThatComesLaterHearsFromThenOn() {
        PrintJob before = Desk.submit(crank, "a");
        Diary late = new Diary("late");
        PrintSmart node = anotherNode(late);
        PrintJob after = Desk.submit(crank, "b");
        assertThat(crank.crankUntilIdle(LONG)).isTrue();
        node.tellDue();

        assertThat(heardOf(late, after)).isEqualTo(history(after));
        List<String> all = history(before);
        assertThat(heardOf(late, before)).isEqualTo(all.subList(1, all.size()));
    }

    @Test
    void twoListenersOfOneNameAreRefused() {
        assertThatThrownBy(() -> anotherNode(new Diary("mail"), new Diary("mail")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'mail'");
        assertThatThrownBy(() -> anotherNode(new Diary("x".repeat(61))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("listener's name");
    }
}
