package io.printsmart.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.event.NodeBlind;
import io.printsmart.event.PrintEvent;
import io.printsmart.event.PrinterFlapping;
import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.event.SiteStatusChanged;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.FailureRule;
import io.printsmart.printer.Finding;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.printer.ProbeResult;
import io.printsmart.printer.Slices;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.StatusChange;
import io.printsmart.store.StatusPeriod;
import io.printsmart.store.UntoldEvent;
import io.printsmart.testkit.fixture.SampleStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store makes of what a node found of the printers that it watches: their health, its history, and the events. */
public abstract class FoundContract extends StoreContract {

    private static final Printer LIBRARY = Printer.of("library", "ipp://library.example/ipp/print");
    private static final Printer RAW = Printer.of("raw", "socket://raw.example:9100");
    private static final PrinterId ID = LIBRARY.id();
    private static final String ADMIN = "admin";

    /** For adapters' tests. */
    protected FoundContract() {}

    private static Health after(Health before, Finding finding, Instant at) {
        return before.after(ProbeResult.of(ID, finding, "", Duration.ofMillis(3)), at);
    }

    /** A node that holds all slices. */
    private NodeId watching(String name) {
        NodeId node = joined(name);
        assertThat(store().slices().share(node)).hasSize(Slices.COUNT);
        return node;
    }

    private Health health(PrinterId id) {
        return store().printers().find(id).orElseThrow().health();
    }

    private Health health() {
        return health(ID);
    }

    /** Whoever looked had read what is stored. */
    private StatusChange change(Printer printer, Health health) {
        Health known =
                store().printers().find(printer.id()).map(KnownPrinter::health).orElse(Health.NEVER_PROBED);
        return new StatusChange(printer, known, health, Duration.ZERO);
    }

    private Set<PrinterId> recorded(NodeId node, Health health) {
        return store().slices().record(node, List.of(change(LIBRARY, health)));
    }

    /** The node that watches finds it so just now. */
    private Health found(NodeId node, Finding finding) {
        Health found = after(health(), finding, now());
        assertThat(recorded(node, found)).as("left as they were").isEmpty();
        return found;
    }

    /** Of each subject in the order of its events. */
    private List<PrintEvent> told() {
        List<PrintEvent> told = new ArrayList<>();
        List<UntoldEvent> next = store().events().next(ADMIN, 1000);
        while (!next.isEmpty()) {
            for (UntoldEvent untold : next) {
                told.add(untold.event());
                store().events().told(ADMIN, untold.event());
            }
            next = store().events().next(ADMIN, 1000);
        }
        return told;
    }

    private <E extends PrintEvent> List<E> told(Class<E> kind) {
        return told().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private List<StatusPeriod> history() {
        return storeOfAnotherNode().printers().history(ID, 1000);
    }

    @Test
    void whatWasFoundIsStored() {
        store().printers().put(LIBRARY);
        NodeId node = watching("node-1");
        Health found = after(Health.NEVER_PROBED, Finding.READY, now())
                .withFlapping(true)
                .with(Health.NEVER_PROBED.device().waking(Duration.ofSeconds(12)));

        assertThat(recorded(node, found)).isEmpty();

        assertThat(storeOfAnotherNode().printers().find(ID).orElseThrow().health())
                .isEqualTo(found);
    }

    @Test
    void whatJobsToldIsKept() {
        store().printers().put(LIBRARY);
        NodeId node = watching("node-1");
        Health online = found(node, Finding.READY);
        store().printers().countsImpressions(ID);
        store().printers().jobEnded(ID, false, new FailureRule(3, Duration.ofMinutes(10)));

        recorded(node, online.seenAt(now()));

        assertThat(health().countsImpressions()).isTrue();
        assertThat(health().failures().inARow()).isEqualTo(1);
    }

    /** A delivery found it fine meanwhile: what was the fourth look of a row is none to the node that knows. */
    @Test
    void whatANodeFoundThatKnewSomethingElseIsLeft() {
        store().printers().put(LIBRARY);
        NodeId node = watching("node-1");
        Health down = found(node, Finding.REFUSED);
        Health online = after(down, Finding.READY, now());
        store().printers().observed(LIBRARY, online);

        Health still = after(down, Finding.REFUSED, now()).withFlapping(true);
        assertThat(store().slices().record(node, List.of(new StatusChange(LIBRARY, down, still, Duration.ZERO))))
                .containsExactly(ID);

        assertThat(health()).isEqualTo(online);
        assertThat(recorded(node, after(online, Finding.REFUSED, now()))).isEmpty();
        // As after a call whose answer got lost.
        Health later = after(health(), Finding.REFUSED, now());
        assertThat(store().slices().record(node, List.of(new StatusChange(LIBRARY, online, later, Duration.ZERO))))
                .isEmpty();
    }

    /** The node has to read what it is, since that will not be what it found. */
    @Test
    void aPrinterThatJobsPutInErrorMeanwhileIsTold() {
        store().printers().put(LIBRARY);
        NodeId node = watching("node-1");
        found(node, Finding.READY);
        found(node, Finding.SILENT);
        store().printers().jobEnded(ID, false, new FailureRule(1, Duration.ofMinutes(10)));

        assertThat(recorded(node, after(Health.NEVER_PROBED, Finding.READY, now())))
                .containsExactly(ID);

        assertThat(health().reasons()).containsExactly(Health.JOBS_FAILED);
        assertThat(recorded(node, health().seenAt(now()))).isEmpty();
    }

    @Test
    void whatWasFoundLateOrOfAnotherDeviceOrOfNoPrinterIsLeft() {
        store().printers().put(LIBRARY);
        NodeId node = watching("node-1");
        Instant looked = now();
        Health online = after(Health.NEVER_PROBED, Finding.READY, looked);
        recorded(node, online);

        assertThat(recorded(node, after(Health.NEVER_PROBED, Finding.SILENT, looked.minusMillis(1))))
                .containsExactly(ID);
        Printer moved = Printer.of("library", "ipp://annex.example/ipp/print");
        assertThat(store().slices().record(node, List.of(change(moved, after(online, Finding.SILENT, looked)))))
                .containsExactly(ID);
        Printer nobody = Printer.of("nobody", "ipp://nobody.example/ipp/print");
        assertThat(store().slices().record(node, List.of(change(nobody, online))))
                .containsExactly(nobody.id());

        assertThat(health()).isEqualTo(online);
        assertThat(recorded(node, after(online, Finding.SILENT, looked))).isEmpty();
        assertThat(health().isOnline()).isFalse();
    }

    /** It may have held it before, and what it found then is old. */
    @Test
    void whatANodeFoundOfAPrinterThatIsNotInItsShareIsLeft() {
        store().printers().put(LIBRARY);
        NodeId idler = joined("idler");
        NodeId first = watching("node-1");
        Health online = found(first, Finding.READY);
        Instant looked = now();

        assertThat(recorded(idler, after(online, Finding.SILENT, looked))).containsExactly(ID);
        store().slices().giveBack(first);
        assertThat(recorded(first, after(online, Finding.SILENT, looked))).containsExactly(ID);
        assertThat(health()).isEqualTo(online);
        assertThat(store().slices().borrow(idler)).hasSize(Slices.COUNT);
        assertThat(recorded(idler, after(online, Finding.SILENT, looked))).isEmpty();

        assertThat(health().isOnline()).isFalse();
    }

    @Test
    void aNodeThatIsGoneStoresNothing() {
        store().events().register(ADMIN);
        store().printers().put(LIBRARY);
        NodeId gone = joined("gone");
        store().nodes().leave(gone);

        assertThat(recorded(gone, after(Health.NEVER_PROBED, Finding.READY, now())))
                .containsExactly(ID);
        assertThat(store().slices().site(gone, "annex", true, 9)).isFalse();
        store().slices().blind(gone, 9, 10);

        assertThat(health()).isEqualTo(Health.NEVER_PROBED);
        assertThat(history()).isEmpty();
        assertThat(store().slices().sitesDown()).isEmpty();
        assertThat(store().events().untold(ADMIN)).isZero();
    }

    @Test
    void manyPrintersAreStoredInOneCall() {
        store().events().register(ADMIN);
        List<Printer> printers = IntStream.range(0, 250)
                .mapToObj(number -> Printer.of("printer-" + number, "ipp://p" + number + ".example/ipp/print"))
                .toList();
        printers.forEach(store().printers()::put);
        store().printers().remove(printers.get(7).id());
        NodeId node = watching("node-1");
        Instant looked = now();

        Set<PrinterId> left = store().slices()
                .record(
                        node,
                        printers.stream()
                                .map(printer -> change(printer, after(Health.NEVER_PROBED, Finding.SILENT, looked)))
                                .toList());

        assertThat(left).containsExactly(printers.get(7).id());
        assertThat(store().printers().list())
                .hasSize(249)
                .allSatisfy(known -> assertThat(known.health().status()).isEqualTo(PrinterStatus.OFFLINE));
        assertThat(told(PrinterStatusChanged.class)).hasSize(249);
    }

    @Test
    void aPrinterThatWasFoundTwiceIsWhatItWasFoundLast() {
        store().events().register(ADMIN);
        store().printers().put(LIBRARY);
        NodeId node = watching("node-1");
        Health online = after(Health.NEVER_PROBED, Finding.READY, now());
        Health down = after(online, Finding.SILENT, now());

        store().slices()
                .record(node, List.of(change(LIBRARY, online), new StatusChange(LIBRARY, online, down, Duration.ZERO)));

        assertThat(health()).isEqualTo(down);
        assertThat(history()).extracting(period -> period.until().isEmpty()).containsExactly(true, false);
        assertThat(told(PrinterStatusChanged.class))
                .extracting(PrinterStatusChanged::status)
                .containsExactly(PrinterStatus.ONLINE, PrinterStatus.OFFLINE);
    }

    @Test
    void aRawPrinterThatOurOwnJobHoldsIsNotSetDown() {
        store().printers().put(RAW);
        store().printers().put(LIBRARY);
        NodeId node = watching("node-1");
        Health online = after(Health.NEVER_PROBED, Finding.READY, now());
        store().slices().record(node, List.of(change(RAW, online), change(LIBRARY, online)));
        accepted(sample("job-1").printer("raw"));
        accepted(sample("job-2").printer("library"));
        List<PrintJob> claimed = claimAll(node);
        assertThat(claimed).hasSize(2);
        Health down = after(online, Finding.REFUSED, now());

        assertThat(store().slices().record(node, List.of(change(RAW, down), change(LIBRARY, down))))
                .containsExactly(RAW.id());

        assertThat(health(RAW.id())).isEqualTo(online);
        assertThat(health().isOnline()).isFalse();
        Health later = online.seenAt(now());
        assertThat(store().slices().record(node, List.of(change(RAW, later)))).isEmpty();
        claimed.forEach(this::completed);
        assertThat(store().slices().record(node, List.of(change(RAW, after(later, Finding.REFUSED, now())))))
                .isEmpty();
        assertThat(health(RAW.id()).isOnline()).isFalse();
    }

    @Test
    void theLineOfAPrinterThatComesOnlineIsDueAfterAPause() {
        store().printers().put(LIBRARY);
        accepted(sample("job-1"));
        NodeId node = watching("node-1");
        applied(SampleStep.printerNotReady(claimOne(node), now(), now().plus(Duration.ofMinutes(20))));
        Health down = found(node, Finding.SILENT);
        assertThat(claimAll(node)).isEmpty();

        Instant before = now();
        Health online = after(down, Finding.READY, before);
        store().slices().record(node, List.of(new StatusChange(LIBRARY, down, online, Duration.ofMinutes(5))));

        assertThat(claimAll(node)).isEmpty();
        assertThat(store().jobs().nextDue().orElseThrow())
                .isBetween(before.plus(Duration.ofMinutes(5)), now().plus(Duration.ofMinutes(5)));
        found(node, Finding.SILENT);
        found(node, Finding.READY);
        assertThat(claimOne(node).id().value()).isEqualTo("job-1");
    }

    @Test
    void theHistoryOfAPrinterHasNoGapAndOnePeriodWithoutAnEnd() {
        store().printers().put(LIBRARY);
        assertThat(history()).isEmpty();
        NodeId node = watching("node-1");
        Instant begun = now();

        found(node, Finding.READY);
        store().printers().observed(LIBRARY, after(health(), Finding.READY, now()));
        store().printers().observed(LIBRARY, after(health(), Finding.SILENT, now()));
        found(node, Finding.BLOCKED);
        found(node, Finding.BLOCKED);
        store().printers().put(Printer.of("library", "ipp://annex.example/ipp/print"));

        List<StatusPeriod> periods = history();
        assertThat(periods)
                .extracting(StatusPeriod::status)
                .containsExactly(
                        PrinterStatus.UNKNOWN, Finding.BLOCKED.status(), PrinterStatus.OFFLINE, PrinterStatus.ONLINE);
        assertThat(periods.get(2).message()).isEqualTo(Finding.SILENT.text());
        assertThat(periods.get(0).until()).isEmpty();
        for (int i = 1; i < periods.size(); i++) {
            assertThat(periods.get(i).until()).contains(periods.get(i - 1).since());
        }
        assertThat(periods.get(3).since()).isBetween(begun, now());
        assertThat(store().printers().history(ID, 2)).isEqualTo(periods.subList(0, 2));
        assertThat(store().printers().history(printerId("nobody"), 10)).isEmpty();
    }

    @Test
    void reasonsAndTextsOfThePastComeBack() {
        store().printers().put(LIBRARY);
        Health out = new Health(
                PrinterStatus.ERROR,
                List.of("cover-open", "media-empty"),
                "Out of paper – 日本 😀",
                Optional.of(now()),
                Optional.of(now()));

        recorded(watching("node-1"), out);

        assertThat(history()).hasSize(1).first().satisfies(period -> {
            assertThat(period.reasons()).containsExactly("cover-open", "media-empty");
            assertThat(period.message()).isEqualTo("Out of paper – 日本 😀");
        });
    }

    @Test
    void theHistoryOfARemovedPrinterHasAnEndAndIsForgottenInTime() {
        store().printers().put(LIBRARY);
        NodeId node = watching("node-1");
        found(node, Finding.READY);
        passTime(Duration.ofMillis(5));
        found(node, Finding.SILENT);
        passTime(Duration.ofMillis(5));
        Instant secondBegan = history().get(0).since();
        assertThat(store().printers().forgetHistory(secondBegan)).isZero();
        assertThat(store().printers().forgetHistory(now())).isEqualTo(1);
        assertThat(history()).hasSize(1);

        store().printers().remove(ID);

        assertThat(history()).hasSize(1);
        assertThat(history().get(0).until().orElseThrow()).isAfter(secondBegan);
        passTime(Duration.ofMillis(5));
        assertThat(store().printers().forgetHistory(now())).isEqualTo(1);
        assertThat(history()).isEmpty();
    }

    @Test
    void aPrinterThatFlapsIsToldOfOnceAndItsChangesAreStored() {
        store().events().register(ADMIN);
        store().printers().put(LIBRARY);
        NodeId node = watching("node-1");
        Health online = found(node, Finding.READY);
        assertThat(told()).hasSize(1);

        Health down = after(online, Finding.SILENT, now()).withFlapping(true);
        recorded(node, down);
        Health back = after(down, Finding.READY, now());
        recorded(node, back);
        Health blocked = after(back, Finding.BLOCKED, now()).withFlapping(false);
        recorded(node, blocked);

        List<PrintEvent> told = told();
        assertThat(told).hasSize(3);
        assertThat(told.get(0)).isInstanceOfSatisfying(PrinterFlapping.class, event -> {
            assertThat(event.flapping()).isTrue();
            assertThat(event.status()).isEqualTo(PrinterStatus.OFFLINE);
            assertThat(event.printer()).isEqualTo(ID);
        });
        assertThat(told.get(1))
                .isInstanceOfSatisfying(
                        PrinterFlapping.class,
                        event -> assertThat(event.flapping()).isFalse());
        assertThat(told.get(2))
                .isInstanceOfSatisfying(
                        PrinterStatusChanged.class,
                        event -> assertThat(event.status()).isEqualTo(Finding.BLOCKED.status()));
        assertThat(told).extracting(PrintEvent::version).isSorted().doesNotHaveDuplicates();
        assertThat(history()).hasSize(4);
        assertThat(health()).isEqualTo(blocked);
    }

    @Test
    void aPrinterThatGoesDownAndComesBackWithItsSiteIsNotToldOf() {
        store().events().register(ADMIN);
        store().printers().put(LIBRARY);
        NodeId node = watching("node-1");
        Health online = found(node, Finding.READY);
        told();

        Health down = after(online, Finding.SILENT, now()).downWithSite();
        recorded(node, down);
        recorded(node, after(down, Finding.READY, now()));

        assertThat(told()).isEmpty();
        assertThat(history()).extracting(StatusPeriod::reasons).contains(List.of(Health.SITE_DOWN));
        recorded(node, after(health(), Finding.SILENT, now()));
        assertThat(told(PrinterStatusChanged.class)).hasSize(1);
    }

    @Test
    void aSiteIsToldOfOnceWhoeverFindsIt() {
        store().events().register(ADMIN);
        NodeId first = watching("node-1");
        NodeId second = joined("node-2");
        String site = "é".repeat(120);

        assertThat(store().slices().site(first, site, false, 0)).isFalse();
        List<Boolean> news = Crowd.together(
                2,
                thread -> () -> (thread == 0 ? store() : storeOfAnotherNode())
                        .slices()
                        .site(thread == 0 ? first : second, site, true, 12));
        assertThat(news).containsExactlyInAnyOrder(true, false);
        assertThat(store().slices().sitesDown()).containsExactly(site);
        assertThat(store().slices().site(second, site, true, 14)).isFalse();
        assertThat(store().slices().site(second, site, false, 3)).isTrue();
        assertThat(store().slices().sitesDown()).isEmpty();
        assertThat(store().slices().site(first, site, false, 3)).isFalse();

        List<SiteStatusChanged> told = told(SiteStatusChanged.class);
        assertThat(told).extracting(SiteStatusChanged::down).containsExactly(true, false);
        assertThat(told).extracting(SiteStatusChanged::printers).containsExactly(12, 3);
        assertThat(told).extracting(SiteStatusChanged::site).containsOnly(site);
        assertThat(told.get(1).version()).isGreaterThan(told.get(0).version());
    }

    @Test
    void aNodeThatIsBlindIsToldOfEachTime() {
        store().events().register(ADMIN);
        NodeId node = joined("n".repeat(80));
        Instant before = now();

        store().slices().blind(node, 9, 10);
        store().slices().blind(node, 8, 9);

        List<NodeBlind> told = told(NodeBlind.class);
        assertThat(told).extracting(NodeBlind::failed).containsExactly(9, 8);
        assertThat(told).extracting(NodeBlind::looked).containsExactly(10, 9);
        assertThat(told).extracting(NodeBlind::node).containsOnly(node);
        assertThat(told.get(0).at()).isBetween(before, now());
        assertThat(told.get(1).version()).isGreaterThan(told.get(0).version());
    }
}
