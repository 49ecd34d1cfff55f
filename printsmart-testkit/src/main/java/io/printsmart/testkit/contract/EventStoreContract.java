package io.printsmart.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.event.JobEvent;
import io.printsmart.event.JobEvents;
import io.printsmart.event.PrintEvent;
import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.job.Flag;
import io.printsmart.job.JobState;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Step;
import io.printsmart.job.Why;
import io.printsmart.printer.Finding;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.printer.ProbeResult;
import io.printsmart.store.EventStore;
import io.printsmart.store.UntoldEvent;
import io.printsmart.testkit.fixture.SampleStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a store keeps, for each registered listener, what it has not been told of. */
public abstract class EventStoreContract extends StoreContract {

    private static final String MAIL = "mail";
    private static final String ADMIN = "admin";

    /** For adapters' tests. */
    protected EventStoreContract() {}

    private EventStore events() {
        return store().events();
    }

    private List<PrintEvent> next(String listener) {
        return events().next(listener, 100).stream().map(UntoldEvent::event).toList();
    }

    private PrintEvent only(String listener) {
        List<PrintEvent> next = next(listener);
        assertThat(next).as("events due for %s", listener).hasSize(1);
        return next.get(0);
    }

    private List<String> tellAll(String listener) {
        List<String> told = new ArrayList<>();
        for (List<PrintEvent> next = next(listener); !next.isEmpty(); next = next(listener)) {
            for (PrintEvent event : next) {
                told.add(event.id());
                events().told(listener, event);
            }
        }
        return told;
    }

    private List<String> ids(PrintJob job) {
        return history(job).stream()
                .map(entry -> "job:" + job.id() + ":" + entry.version())
                .toList();
    }

    private Health looked(Printer printer, Finding finding) {
        Health before = store().printers().find(printer.id()).orElseThrow().health();
        return before.after(ProbeResult.of(printer.id(), finding, "", Duration.ofMillis(3)), now());
    }

    @Test
    void withoutAListenerNothingIsKept() {
        accepted(sample("a"));

        assertThat(events().untold(MAIL)).isZero();
        events().register(MAIL);
        assertThat(next(MAIL)).isEmpty();
    }

    @Test
    void eachListenerIsToldOfEachRecordedStepInOrder() {
        events().register(MAIL);
        events().register(ADMIN);
        PrintJob job = completed(claimed("a", joined("n1")));

        assertThat(ids(job)).hasSize(3);
        assertThat(tellAll(MAIL)).containsExactlyElementsOf(ids(job));
        assertThat(tellAll(ADMIN)).containsExactlyElementsOf(ids(job));
    }

    @Test
    void whatAnotherNodeRegisteredIsKeptByThisOne() {
        storeOfAnotherNode().events().register(MAIL);

        PrintJob job = accepted(sample("a"));

        assertThat(storeOfAnotherNode().events().next(MAIL, 10))
                .extracting(untold -> untold.event().id())
                .containsExactlyElementsOf(ids(job));
    }

    @Test
    void allThatAnEventSaysComesBack() {
        events().register(MAIL);
        PrintJob job = accepted(sample("a").account("änn 😀").key("schlüssel-日本"));
        assertThat(only(MAIL)).isEqualTo(JobEvents.accepted(job));
        tellAll(MAIL);

        printer("library");
        Step failed = SampleStep.from(claimOne(joined("n1")), now())
                .state(JobState.PENDING)
                .flag(Flag.LEFTOVER)
                .flag(Flag.MAY_BE_PRINTED_TWICE)
                .why(new Why(Why.Code.RETRY_SCHEDULED, "„kein Papier“ 😀"))
                .dueAt(now().plus(LONG))
                .build();
        applied(failed);

        PrintEvent event = only(MAIL);
        assertThat(event).isEqualTo(JobEvents.of(failed).orElseThrow());
        assertThat(((JobEvent) event).flags()).isEqualTo(Set.of(Flag.LEFTOVER, Flag.MAY_BE_PRINTED_TWICE));
    }

    @Test
    void aStepThatIsStaleOrNotRecordedIsNotTold() {
        NodeId node = joined("n1");
        PrintJob claimed = claimed("a", node);
        events().register(MAIL);

        PrintJob now =
                applied(SampleStep.from(claimed, now()).unrecorded().held().build());
        assertThat(store().jobs().apply(List.of(SampleStep.sending(claimed, now()))))
                .isNotEmpty();

        assertThat(next(MAIL)).isEmpty();
        assertThat(now.claim().version()).isGreaterThan(claimed.claim().version());
    }

    @Test
    void aRefusedJobIsNotTold() {
        events().register(MAIL);
        PrintJob poor = sample("a").account("poor").job();

        store().jobs()
                .accept(poor, "n1", Optional.of(sample("a").account("poor").charge()));

        assertThat(next(MAIL)).isEmpty();
        assertThat(events().untold(MAIL)).isZero();
    }

    @Test
    void ofEachJobOnlyTheFirstUntoldEventIsNext() {
        events().register(MAIL);
        PrintJob a = completed(claimed("a", joined("n1")));
        PrintJob b = accepted(sample("b"));

        assertThat(next(MAIL)).extracting(PrintEvent::id).containsExactlyInAnyOrder(ids(a).get(0), ids(b).get(0));
        events().told(MAIL, next(MAIL).get(0));
        assertThat(events().untold(MAIL)).isEqualTo(3);
    }

    @Test
    void whatIsToldIsGoneAlsoIfItIsSaidTwice() {
        events().register(MAIL);
        accepted(sample("a"));
        PrintEvent event = only(MAIL);

        events().told(MAIL, event);
        storeOfAnotherNode().events().told(MAIL, event);

        assertThat(events().untold(MAIL)).isZero();
    }

    @Test
    void whatIsNotMarkedIsToldAgainWithTheSameId() {
        events().register(MAIL);
        accepted(sample("a"));

        PrintEvent before = only(MAIL);

        assertThat(only(MAIL)).isEqualTo(before);
        assertThat(only(MAIL).id()).isEqualTo(before.id());
    }

    @Test
    void aFailureLetsTheJobsLaterEventsWaitAndNoOthers() {
        events().register(MAIL);
        events().register(ADMIN);
        NodeId node = joined("n1");
        PrintJob claimed = claimed("a", node);
        applied(SampleStep.sending(claimed, now()));
        PrintJob b = accepted(sample("b"));

        PrintEvent first = next(MAIL).stream()
                .filter(event -> event.subject().equals("job:a"))
                .findFirst()
                .orElseThrow();
        events().postpone(MAIL, first, now().plusMillis(400));
        applied(SampleStep.completed(found(claimed), now()));

        assertThat(next(MAIL)).extracting(PrintEvent::id).containsExactlyElementsOf(ids(b));
        assertThat(next(ADMIN)).hasSize(2);
        passTime(Duration.ofMillis(500));
        assertThat(next(MAIL)).hasSize(2).contains(first);
        assertThat(tellAll(MAIL)).hasSize(4).containsSubsequence(ids(claimed));
    }

    @Test
    void failuresAreCountedSinceTheFirst() {
        events().register(MAIL);
        accepted(sample("a"));
        UntoldEvent fresh = events().next(MAIL, 1).get(0);
        assertThat(fresh.tries()).isZero();
        assertThat(fresh.failingSince()).isEmpty();

        events().postpone(MAIL, fresh.event(), now());
        UntoldEvent once = events().next(MAIL, 1).get(0);
        passTime(Duration.ofMillis(20));
        events().postpone(MAIL, fresh.event(), now());
        UntoldEvent twice = events().next(MAIL, 1).get(0);

        assertThat(once.tries()).isEqualTo(1);
        assertThat(twice.tries()).isEqualTo(2);
        assertThat(twice.failingSince()).isEqualTo(once.failingSince()).isPresent();
    }

    @Test
    void whatWasToldMeanwhileIsNotPostponed() {
        events().register(MAIL);
        accepted(sample("a"));
        PrintEvent event = only(MAIL);
        events().told(MAIL, event);

        events().postpone(MAIL, event, now());

        assertThat(next(MAIL)).isEmpty();
        assertThat(events().untold(MAIL)).isZero();
    }

    @Test
    void asManyAsAskedForAreNext() {
        events().register(MAIL);
        Stream.of("a", "b", "c", "d").forEach(id -> accepted(sample(id)));

        assertThat(events().next(MAIL, 3)).hasSize(3);
        assertThat(tellAll(MAIL)).hasSize(4);
    }

    @Test
    void aPrintersChangesAreToldInOrder() {
        Printer library = Printer.of("library", "ipp://library.example/ipp/print");
        store().printers().put(library);
        events().register(ADMIN);

        store().printers().observed(library, looked(library, Finding.READY));
        store().printers().observed(library, looked(library, Finding.READY));
        store().printers().observed(library, looked(library, Finding.SILENT));
        store().printers().put(Printer.of("library", "ipp://annex.example/ipp/print"));

        List<PrinterStatusChanged> told = new ArrayList<>();
        for (List<PrintEvent> next = next(ADMIN); !next.isEmpty(); next = next(ADMIN)) {
            told.add((PrinterStatusChanged) next.get(0));
            events().told(ADMIN, next.get(0));
        }
        assertThat(told)
                .extracting(PrinterStatusChanged::status)
                .containsExactly(PrinterStatus.ONLINE, PrinterStatus.OFFLINE, PrinterStatus.UNKNOWN);
        assertThat(told)
                .extracting(PrinterStatusChanged::before)
                .containsExactly(PrinterStatus.UNKNOWN, PrinterStatus.ONLINE, PrinterStatus.OFFLINE);
        assertThat(told).extracting(PrintEvent::version).isSorted().doesNotHaveDuplicates();
        assertThat(told.get(1).message()).isEqualTo("Network connectivity issue");
        assertThat(told.get(0).at()).isBeforeOrEqualTo(now());
    }

    @Test
    void aPrinterThatIsRemovedAndPutAgainHasHigherVersions() {
        Printer library = Printer.of("library", "ipp://library.example/ipp/print");
        events().register(ADMIN);
        store().printers().put(library);
        store().printers().observed(library, looked(library, Finding.READY));
        PrintEvent before = only(ADMIN);
        events().told(ADMIN, before);
        passTime(Duration.ofMillis(20));

        store().printers().remove(library.id());
        store().printers().put(library);
        store().printers().observed(library, looked(library, Finding.READY));

        assertThat(only(ADMIN).version()).isGreaterThan(before.version());
    }

    @Test
    void oneNodeHasTheRightToTell() {
        NodeId first = joined("n1");
        NodeId second = joined("n2");

        assertThat(events().hold(MAIL, first)).isTrue();
        assertThat(storeOfAnotherNode().events().hold(MAIL, second)).isFalse();
        assertThat(storeOfAnotherNode().events().hold(ADMIN, second)).isTrue();
        assertThat(events().hold(MAIL, first)).isTrue();
        assertThat(events().hold(ADMIN, first)).isFalse();
    }

    @Test
    void whoLeavesLosesTheRight() {
        NodeId first = joined("n1");
        NodeId second = joined("n2");
        assertThat(events().hold(MAIL, first)).isTrue();

        store().nodes().leave(first);

        assertThat(events().hold(MAIL, second)).isTrue();
        assertThat(events().hold(MAIL, first)).as("a node that has left").isFalse();
        assertThat(events().hold(MAIL, new NodeId("nobody"))).isFalse();
    }

    @Test
    void whoseLeaseIsOverLosesTheRightOnceItIsFreed() {
        NodeId dead = new NodeId("dead");
        store().nodes().join(dead, Duration.ofMillis(200));
        assertThat(events().hold(MAIL, dead)).isTrue();
        NodeId alive = joined("n2");

        passTime(Duration.ofMillis(300));
        beatsAndFrees(store(), alive);

        assertThat(events().hold(MAIL, alive)).isTrue();
        assertThat(events().hold(MAIL, dead)).isFalse();
    }

    @Test
    void holdingRegisters() {
        events().hold(MAIL, joined("n1"));

        PrintJob job = accepted(sample("a"));

        assertThat(tellAll(MAIL)).containsExactlyElementsOf(ids(job));
    }

    @Test
    void aListenerThatIsGoneIsForgottenWithItsEventsInBatches() {
        events().register(MAIL);
        events().register(ADMIN);
        Stream.of("a", "b", "c").forEach(id -> accepted(sample(id)));
        passTime(Duration.ofMillis(50));
        Instant since = now();
        passTime(Duration.ofMillis(50));
        events().register(ADMIN);

        assertThat(events().forget(since, 2)).isEqualTo(2);
        assertThat(events().forget(since, 2)).isEqualTo(1);
        assertThat(events().forget(since, 2)).isZero();

        accepted(sample("d"));
        assertThat(events().untold(MAIL)).isZero();
        assertThat(tellAll(ADMIN)).hasSize(4);
    }

    @Test
    void aListenerThatIsStillThereIsNotForgotten() {
        events().register(MAIL);
        accepted(sample("a"));

        assertThat(events().forget(now().minus(LONG), 100)).isZero();
        assertThat(tellAll(MAIL)).hasSize(1);
    }

    @Test
    void namesThatOnlyLookAlikeAreDifferentListeners() {
        events().register("mail");
        accepted(sample("a"));

        assertThat(next("Mail")).isEmpty();
        assertThat(next("mail ")).isEmpty();
        assertThat(next("mail")).hasSize(1);
    }
}
