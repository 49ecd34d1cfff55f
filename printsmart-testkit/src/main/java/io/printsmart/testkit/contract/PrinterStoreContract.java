package io.printsmart.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.Capabilities;
import io.printsmart.printer.DeviceReport;
import io.printsmart.printer.FailureRule;
import io.printsmart.printer.Failures;
import io.printsmart.printer.Finding;
import io.printsmart.printer.Health;
import io.printsmart.printer.LearntCapabilities;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.printer.ProbeResult;
import io.printsmart.store.DeviceTakenException;
import io.printsmart.store.KnownPrinter;
import io.printsmart.testkit.fixture.SampleStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** How a store keeps printers and their health, and when it makes their lines due. */
public abstract class PrinterStoreContract extends StoreContract {

    private static final Printer LIBRARY = Printer.of("library", "ipp://library.example/ipp/print");

    /** For adapters' tests. */
    protected PrinterStoreContract() {}

    private Health after(Health before, Finding finding) {
        return before.after(ProbeResult.of(LIBRARY.id(), finding, "", Duration.ofMillis(3)), now());
    }

    private Health after(Health before, LearntCapabilities learnt) {
        DeviceReport said = new DeviceReport(
                List.of(), Optional.empty(), Optional.of(learnt), OptionalInt.empty(), OptionalInt.empty());
        return before.after(new ProbeResult(LIBRARY.id(), Finding.READY, said, "", Duration.ofMillis(3)), now());
    }

    private Health health() {
        return store().printers().find(LIBRARY.id()).orElseThrow().health();
    }

    private Health full() {
        return new Health(
                PrinterStatus.ERROR,
                List.of("cover-open", "media-empty", "x-vendor.reason"),
                "Out of paper, cover open, – 日本 😀",
                Optional.of(now().minusSeconds(60)),
                Optional.of(now()));
    }

    @Test
    void aNewPrinterIsKnownAndWasNeverProbed() {
        store().printers().put(LIBRARY);

        assertThat(store().printers().find(LIBRARY.id()))
                .contains(new KnownPrinter(LIBRARY, Health.NEVER_PROBED, false, false));
    }

    @Test
    void allThatAPrinterSaysComesBack() {
        Printer printer = Printer.of("drucker-😀-½", "ipps://[2001:db8::7]:8631/ipp/print/käse")
                .withSite("Gebäude 7 — 日本 😀")
                .withCapabilities(new Capabilities(true, true, List.of("application/pdf", "image/pwg-raster")))
                .withLoopbackAllowed(true)
                .withCompletionRequired(true)
                .withEnabled(false);
        store().printers().put(printer);

        assertThat(storeOfAnotherNode().printers().find(printer.id()).map(KnownPrinter::printer))
                .contains(printer);
    }

    @Test
    void whatTheHostDoesNotSayOfAPrinterStaysUnsaid() {
        List<Capabilities> partly = List.of(
                Capabilities.UNSTATED,
                new Capabilities(Optional.of(false), Optional.empty(), List.of()),
                new Capabilities(Optional.empty(), Optional.of(true), List.of("image/urf")),
                new Capabilities(Optional.empty(), Optional.of(false), List.of()),
                Capabilities.PLAIN);
        for (Capabilities stated : partly) {
            store().printers().put(LIBRARY.withCapabilities(stated));

            assertThat(storeOfAnotherNode().printers().find(LIBRARY.id()).map(KnownPrinter::printer))
                    .contains(LIBRARY.withCapabilities(stated));
        }
    }

    @Test
    void whatAPrinterSaysThatItCanDoComesBackAndFillsWhatTheHostDoesNotSay() {
        List<LearntCapabilities> told = List.of(
                new LearntCapabilities(Optional.of(true), Optional.of(false), List.of("application/pdf", "image/urf")),
                new LearntCapabilities(Optional.empty(), Optional.of(true), List.of()),
                new LearntCapabilities(Optional.of(false), Optional.empty(), List.of("image/urf")),
                new LearntCapabilities(Optional.empty(), Optional.empty(), List.of()));
        store().printers().put(LIBRARY);
        assertThat(health().device().capabilities()).isEmpty();
        for (LearntCapabilities learnt : told) {
            store().printers().observed(LIBRARY, after(health(), learnt));

            KnownPrinter known =
                    storeOfAnotherNode().printers().find(LIBRARY.id()).orElseThrow();
            assertThat(known.health().device().capabilities()).contains(learnt);
            assertThat(known.capabilities()).isEqualTo(Capabilities.UNSTATED.filledBy(Optional.of(learnt)));
        }
    }

    @Test
    void whatAPrinterCanDoIsNotForgottenWhereItDoesNotSay() {
        LearntCapabilities learnt = new LearntCapabilities(Optional.of(true), Optional.of(true), List.of("image/urf"));
        store().printers().put(LIBRARY);
        store().printers().observed(LIBRARY, after(health(), learnt));

        store().printers().observed(LIBRARY, after(health(), Finding.SILENT));
        store().printers().put(LIBRARY.withSite("annex"));

        assertThat(health().device().capabilities()).contains(learnt);
        store().printers().put(Printer.of("library", "ipp://annex.example/ipp/print"));
        assertThat(health().device().capabilities()).isEmpty();
    }

    private void refusesTheDeviceOfTheLibrary(Printer second) {
        assertThatThrownBy(() -> store().printers().put(second))
                .isInstanceOfSatisfying(
                        DeviceTakenException.class,
                        taken -> assertThat(taken.owner()).isEqualTo(LIBRARY.id()))
                .hasMessageContaining(second.id().value())
                .hasMessageContaining(LIBRARY.id().value());
    }

    @Test
    void oneDeviceHasOneName() {
        store().printers().put(LIBRARY);

        refusesTheDeviceOfTheLibrary(Printer.of("copy", LIBRARY.uri().toString()));
        refusesTheDeviceOfTheLibrary(Printer.of("copy", "IPPS://Library.EXAMPLE.:631/ipp/print"));

        assertThat(store().printers().list()).hasSize(1);
        store().printers().put(LIBRARY.withSite("annex"));
        store().printers().put(Printer.of("copy", "ipp://library.example/ipp/other"));
    }

    @Test
    void aPrinterCannotMoveToTheDeviceOfAnother() {
        store().printers().put(LIBRARY);
        Printer cafe = Printer.of("cafe", "ipp://cafe.example/ipp/print");
        store().printers().put(cafe);

        refusesTheDeviceOfTheLibrary(Printer.of("cafe", LIBRARY.uri().toString()));

        assertThat(store().printers().find(cafe.id()).map(KnownPrinter::printer))
                .contains(cafe);
    }

    @Test
    void aDeviceIsFreeOnceItsPrinterIsGoneOrHasMoved() {
        store().printers().put(LIBRARY);
        store().printers().remove(LIBRARY.id());
        store().printers().put(Printer.of("cafe", LIBRARY.uri().toString()));
        store().printers().put(Printer.of("cafe", "ipp://cafe.example/ipp/print"));

        store().printers().put(LIBRARY);

        assertThat(store().printers().list()).hasSize(2);
    }

    @Test
    void oneOfManyWhoGiveADeviceANameAtOnceGetsIt() {
        List<Boolean> stored = Crowd.together(6, number -> () -> {
            try {
                store().printers()
                        .put(Printer.of("name-" + number, LIBRARY.uri().toString()));
                return true;
            } catch (DeviceTakenException taken) {
                return false;
            }
        });

        assertThat(stored.stream().filter(done -> done)).hasSize(1);
        assertThat(store().printers().list()).hasSize(1);
    }

    @Test
    void manyMayStoreTheSamePrinterAtOnce() {
        Crowd.together(6, number -> () -> {
            store().printers().put(LIBRARY);
            return number;
        });

        assertThat(store().printers().list()).hasSize(1);
    }

    @Test
    void printersAreListedByName() {
        for (String name : List.of("library", "cafe", "printer-10", "annex", "printer-2")) {
            printer(name);
        }

        assertThat(store().printers().list())
                .extracting(known -> known.printer().id().value())
                .containsExactly("annex", "cafe", "library", "printer-10", "printer-2");
    }

    @Test
    void namesThatOnlyLookAlikeAreDifferent() {
        printer("library");

        assertThat(store().printers().find(printerId("Library"))).isEmpty();
        assertThat(store().printers().find(printerId("library "))).isEmpty();
        assertThat(store().printers().find(printerId("líbrary"))).isEmpty();
    }

    @Test
    void aPrinterThatIsPutAgainKeepsItsHealth() {
        store().printers().put(LIBRARY);
        store().printers().observed(LIBRARY, full());
        Health before = health();

        store().printers().put(LIBRARY.withSite("annex"));

        assertThat(store().printers().find(LIBRARY.id()))
                .contains(new KnownPrinter(LIBRARY.withSite("annex"), before, false, false));
    }

    @Test
    void aPrinterThatMovesIsUnknownAgain() {
        store().printers().put(LIBRARY);
        store().printers().observed(LIBRARY, full());

        Printer moved = Printer.of("library", "ipp://annex.example/ipp/print");
        store().printers().put(moved);

        assertThat(store().printers().find(LIBRARY.id()))
                .contains(new KnownPrinter(moved, Health.NEVER_PROBED, false, false));
    }

    @Test
    void whatWasFoundComesBack() {
        store().printers().put(LIBRARY);
        Health found = full();

        store().printers().observed(LIBRARY, found);

        assertThat(health()).isEqualTo(found);
    }

    @Test
    void whatWasFoundOfAPrinterThatIsGoneIsPassedOver() {
        store().printers().observed(LIBRARY, full());

        assertThat(store().printers().find(LIBRARY.id())).isEmpty();
        assertThat(store().printers().list()).isEmpty();
    }

    @Test
    void whatWasFoundAtAnOldAddressIsPassedOver() {
        Printer moved = Printer.of("library", "ipp://annex.example/ipp/print");
        store().printers().put(moved);

        store().printers().observed(LIBRARY, full());

        assertThat(health()).isEqualTo(Health.NEVER_PROBED);
    }

    @Test
    void whatWasFoundDoesNotUndoWhatTheHostChangedMeanwhile() {
        Printer changed = LIBRARY.withSite("annex").withEnabled(false);
        store().printers().put(changed);

        store().printers().observed(LIBRARY, full());

        assertThat(store().printers().find(LIBRARY.id()).map(KnownPrinter::printer))
                .contains(changed);
        assertThat(health().status()).isEqualTo(PrinterStatus.ERROR);
    }

    @Test
    void whatCountsImpressionsOnceCountsThemForEver() {
        store().printers().put(LIBRARY);
        Health before = health();
        assertThat(before.countsImpressions()).isFalse();

        store().printers().countsImpressions(LIBRARY.id());
        assertThat(health().countsImpressions()).isTrue();
        store().printers().observed(LIBRARY, after(before, Finding.READY));

        assertThat(health().countsImpressions()).isTrue();
        assertThat(health().isOnline()).isTrue();
    }

    @Test
    void aPrinterThatIsGoneCountsNothing() {
        store().printers().countsImpressions(LIBRARY.id());

        assertThat(store().printers().find(LIBRARY.id())).isEmpty();
    }

    @Test
    void theAdministratorsSwitchStaysAsItIsSet() {
        store().printers().put(LIBRARY);

        assertThat(store().printers().setEnabled(LIBRARY.id(), false)).isTrue();
        assertThat(store().printers().find(LIBRARY.id()).orElseThrow().printer())
                .isEqualTo(LIBRARY.withEnabled(false));
        assertThat(store().printers().setEnabled(LIBRARY.id(), false)).isTrue();
        assertThat(store().printers().setEnabled(LIBRARY.id(), true)).isTrue();

        assertThat(store().printers().find(LIBRARY.id()).orElseThrow().printer())
                .isEqualTo(LIBRARY);
        assertThat(store().printers().setEnabled(printerId("nowhere"), true)).isFalse();
    }

    private static final FailureRule RULE = new FailureRule(3, Duration.ofMinutes(10));

    private void failedJobs(int jobs) {
        for (int i = 0; i < jobs; i++) {
            store().printers().jobEnded(LIBRARY.id(), false, RULE);
        }
    }

    private void online() {
        store().printers().put(LIBRARY);
        store().printers().observed(LIBRARY, after(health(), Finding.READY));
    }

    @Test
    void jobsThatAPrinterFailsOneAfterTheOtherPutItIntoError() {
        online();

        failedJobs(2);
        assertThat(health().isOnline()).isTrue();
        failedJobs(1);

        assertThat(health().status()).isEqualTo(PrinterStatus.ERROR);
        assertThat(health().reasons()).containsExactly(Health.JOBS_FAILED);
        assertThat(health().failures().inARow()).isEqualTo(3);
        assertThat(health().failures().restsUntil().orElseThrow()).isAfter(now().plus(Duration.ofMinutes(9)));
        store().printers().jobEnded(LIBRARY.id(), true, RULE);
        assertThat(health().failures()).isEqualTo(Failures.NONE);
        assertThat(health().isOnline()).isTrue();
    }

    @Test
    void failedJobsAreCountedForAllNodes() {
        online();

        Crowd.together(6, number -> () -> {
            (number % 2 == 0 ? store() : storeOfAnotherNode()).printers().jobEnded(LIBRARY.id(), false, RULE);
            return number;
        });

        assertThat(health().failures().inARow()).isEqualTo(6);
    }

    @Test
    void aLookThatKnewNothingOfTheFailedJobsTakesNothingBack() {
        online();
        Health look = after(health(), Finding.READY);
        failedJobs(3);

        store().printers().observed(LIBRARY, look);

        assertThat(health().status()).isEqualTo(PrinterStatus.ERROR);
        assertThat(health().failures().inARow()).isEqualTo(3);
    }

    @Test
    void enablingForgivesFailedJobs() {
        online();
        failedJobs(3);

        store().printers().setEnabled(LIBRARY.id(), false);
        assertThat(health().failures().inARow()).isEqualTo(3);
        store().printers().setEnabled(LIBRARY.id(), true);

        assertThat(health().status()).isEqualTo(PrinterStatus.UNKNOWN);
        assertThat(health().failures()).isEqualTo(Failures.NONE);
    }

    @Test
    void aPrinterThatIsGoneFailsNothing() {
        failedJobs(1);

        assertThat(store().printers().find(LIBRARY.id())).isEmpty();
    }

    @Test
    void aRemovedPrinterIsGone() {
        store().printers().put(LIBRARY);
        store().printers().observed(LIBRARY, full());

        assertThat(store().printers().remove(LIBRARY.id())).isTrue();

        assertThat(store().printers().find(LIBRARY.id())).isEmpty();
        assertThat(store().printers().list()).isEmpty();
        assertThat(store().printers().remove(LIBRARY.id())).isFalse();
        store().printers().put(LIBRARY);
        assertThat(health()).isEqualTo(Health.NEVER_PROBED);
    }

    @Test
    void aPrinterIsBusyWhileAJobOfOursHoldsIt() {
        store().printers().put(LIBRARY);
        accepted(sample("job-1"));
        PrintJob claimed = claimOne(joined("node-1"));
        assertThat(store().printers().find(LIBRARY.id()).orElseThrow().busy()).isTrue();
        assertThat(store().printers().list().get(0).busy()).isTrue();

        completed(claimed);

        assertThat(store().printers().find(LIBRARY.id()).orElseThrow().busy()).isFalse();
        assertThat(store().printers().list().get(0).busy()).isFalse();
    }

    /** A job in the line of a printer that rests for an hour. */
    private NodeId resting() {
        store().printers().put(LIBRARY);
        accepted(sample("job-1"));
        NodeId node = joined("node-1");
        applied(SampleStep.printerNotReady(claimOne(node), now(), now().plus(Duration.ofMinutes(20))));
        return node;
    }

    @Test
    void aPrinterThatComesOnlineGetsItsJobsAtOnce() {
        NodeId node = resting();
        Health down = after(health(), Finding.SILENT);
        store().printers().observed(LIBRARY, down);
        assertThat(claimAll(node)).isEmpty();

        store().printers().observed(LIBRARY, after(down, Finding.READY));

        assertThat(claimOne(node).id().value()).isEqualTo("job-1");
    }

    @Test
    void aPrinterThatWasNeverProbedGetsItsJobsWhenItIsFoundOnline() {
        NodeId node = resting();

        store().printers().observed(LIBRARY, after(health(), Finding.READY));

        assertThat(claimOne(node).id().value()).isEqualTo("job-1");
    }

    @Test
    void aPrinterThatWasOnlineAllTheTimeIsLeftToRest() {
        store().printers().put(LIBRARY);
        Health online = after(Health.NEVER_PROBED, Finding.READY);
        store().printers().observed(LIBRARY, online);
        NodeId node = resting();

        store().printers().observed(LIBRARY, after(online, Finding.READY));

        assertThat(claimAll(node)).isEmpty();
    }

    @Test
    void aPrinterThatIsEnabledGetsItsJobsAtOnce() {
        NodeId node = resting();
        store().printers().setEnabled(LIBRARY.id(), false);
        assertThat(claimAll(node)).isEmpty();

        store().printers().setEnabled(LIBRARY.id(), true);

        assertThat(claimOne(node).id().value()).isEqualTo("job-1");
    }
}
