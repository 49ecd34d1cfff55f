package io.printsmart.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.event.PrinterFlapping;
import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.printer.Finding;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.Settings;
import io.printsmart.store.StatusPeriod;
import io.printsmart.testkit.watch.VirtualNet.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Soft and hard states, and when they are known. */
class WatchTest {

    private final Campus campus = new Campus();

    @AfterEach
    void close() {
        campus.close();
    }

    @Test
    void aNewPrinterIsLookedAtSoon() {
        campus.add("library");

        campus.run(Duration.ofSeconds(8));

        assertThat(campus.status("library")).isEqualTo(PrinterStatus.ONLINE);
        assertThat(campus.printer("library").watched()).isTrue();
        assertThat(campus.told(PrinterStatusChanged.class)).hasSize(1);
    }

    /** It must ask for its share now and then, or it would never hear of the first one. */
    @Test
    void aHostWithoutPrintersTurnsTheWatchAgainSoon() {
        assertThat(campus.print().watchDue()).isLessThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void eachPrinterIsLookedAtOnceInAPeriod() {
        campus.addAll(50, "hall");
        campus.run(Duration.ofMinutes(30));

        for (int i = 0; i < 50; i++) {
            List<Instant> looks = campus.net.looks("hall-" + i);
            // The first two bring it to its place.
            for (int look = 4; look < looks.size(); look++) {
                assertThat(Duration.between(looks.get(look - 1), looks.get(look)))
                        .isBetween(Campus.PERIOD.minusMillis(200), Campus.PERIOD.plusMillis(200));
            }
            assertThat(looks).hasSizeBetween(49, 52);
        }
    }

    /** Whenever it dies: P6. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 13, 20, 29, 35})
    void oneThatFallsSilentIsKnownToBeDownWithinTheInterval(int seconds) {
        campus.add("library");
        campus.addAll(30, "hall");
        campus.run(Duration.ofMinutes(5).plusSeconds(seconds));
        assertThat(campus.status("library")).isEqualTo(PrinterStatus.ONLINE);

        campus.net.device("library", Answer.NEVER);
        campus.run(Campus.INTERVAL);

        assertThat(campus.status("library")).isEqualTo(PrinterStatus.OFFLINE);
        assertThat(campus.printer("library").health().message()).isEqualTo("Network connectivity issue");
        assertThat(campus.changes().map(event -> event.printer().value())).containsExactly("library");
    }

    @Test
    void oneThatRefusesIsKnownToBeDownSooner() {
        campus.add("library");
        campus.addAll(30, "hall");
        campus.run(Duration.ofMinutes(5));

        campus.net.device("library", Answer.REFUSED);
        campus.run(Campus.PERIOD.plusSeconds(4));

        assertThat(campus.status("library")).isEqualTo(PrinterStatus.ERROR);
        assertThat(campus.printer("library").health().message()).isEqualTo("Print service down");
    }

    @Test
    void oneToWhichThereIsNoRouteIsGivenTheTimeToWake() {
        campus.add("library");
        campus.addAll(30, "hall");
        campus.run(Duration.ofMinutes(5));

        Instant gone = campus.time.instant();
        campus.net.device("library", at -> at.isBefore(gone.plusSeconds(20)) ? Answer.NO_ROUTE : Answer.OPEN);
        campus.run(Duration.ofMinutes(2));
        assertThat(campus.changes()).isEmpty();

        campus.net.device("library", Answer.NO_ROUTE);
        campus.run(Campus.INTERVAL);
        assertThat(campus.status("library")).isEqualTo(PrinterStatus.OFFLINE);
        assertThat(campus.printer("library").health().message()).isEqualTo("Printer unavailable");
    }

    @Test
    void oneThatComesBackIsOnlineWithTheNextLook() {
        campus.add("library");
        campus.run(Duration.ofMinutes(1));
        campus.net.device("library", Answer.NEVER);
        campus.run(Duration.ofMinutes(5));
        assertThat(campus.status("library")).isEqualTo(PrinterStatus.OFFLINE);

        campus.net.device("library", Answer.OPEN);
        campus.run(Campus.PERIOD.plusSeconds(1));

        assertThat(campus.status("library")).isEqualTo(PrinterStatus.ONLINE);
    }

    @Test
    void aSilentPortIsToldFromASilentHost() {
        campus.add("library");
        campus.run(Duration.ofMinutes(1));
        campus.net.answersPing("10.0.0.0");

        campus.net.device("library", Answer.NEVER);
        campus.run(Campus.INTERVAL);

        assertThat(campus.status("library")).isEqualTo(PrinterStatus.ERROR);
        assertThat(campus.printer("library").health().message()).isEqualTo(Finding.SILENT_PORT.text());
        assertThat(campus.changes()).hasSize(1);
    }

    @Test
    void whatDoesNotChangeIsStoredByTheSliceOnly() {
        campus.addAll(100, "hall");
        campus.run(Duration.ofMinutes(5));
        long calls = campus.health().storeCalls();
        long looks = campus.net.allLooks();

        campus.run(Duration.ofMinutes(10));

        double perLook = (double) (campus.health().storeCalls() - calls) / (campus.net.allLooks() - looks);
        // A call each 10 seconds for what was seen, and one each 5 seconds for the share: however many printers there
        // are.
        assertThat(campus.health().storeCalls() - calls).isBetween(100L, 200L);
        assertThat(perLook).isLessThan(0.12);
        assertThat(campus.history("hall-7")).hasSize(1);
        Instant seen = campus.printer("hall-7").health().seenAt().orElseThrow();
        assertThat(Duration.between(seen, campus.time.instant())).isLessThan(Campus.INTERVAL);
    }

    @Test
    void theHistoryTellsEachPeriod() {
        campus.add("library");
        campus.addAll(10, "hall");
        campus.run(Duration.ofMinutes(2));
        campus.net.device("library", Answer.REFUSED);
        campus.run(Duration.ofMinutes(2));
        campus.net.device("library", Answer.OPEN);
        campus.run(Duration.ofMinutes(2));

        List<StatusPeriod> history = campus.history("library");

        assertThat(history.stream().map(StatusPeriod::status))
                .containsExactly(PrinterStatus.ONLINE, PrinterStatus.ERROR, PrinterStatus.ONLINE);
        assertThat(history.get(1).until()).contains(history.get(0).since());
        assertThat(history.get(1).message()).isEqualTo("Print service down");
    }

    @Test
    void aPrinterThatIsRemovedIsLeftAlone() {
        campus.add("library");
        campus.add("annex");
        campus.run(Duration.ofMinutes(2));
        campus.print().printers().remove(campus.printer("library").printer().id());
        campus.run(Duration.ofSeconds(6));
        int looks = campus.net.looks("library").size();

        campus.run(Duration.ofMinutes(10));

        assertThat(campus.net.looks("library")).hasSize(looks);
        assertThat(campus.health().printers().get(PrinterStatus.ONLINE)).isEqualTo(1);
    }

    @Test
    void aPrinterThatMovedIsLookedAtAnew() {
        campus.add("library");
        campus.run(Duration.ofMinutes(2));
        campus.net.device("library", Answer.REFUSED);
        var moved =
                campus.printer("library").printer().withUri(io.printsmart.printer.DeviceUri.parse("socket://10.9.9.9"));
        campus.print().printers().put(moved);
        assertThat(campus.status("library")).isEqualTo(PrinterStatus.UNKNOWN);

        campus.run(Duration.ofSeconds(12));

        assertThat(campus.status("library")).isEqualTo(PrinterStatus.ERROR);
    }

    /** Some may be under way just when one looks. */
    private int leastInFlight() {
        int least = Integer.MAX_VALUE;
        for (int second = 0; second < 10; second++) {
            campus.run(Duration.ofMillis(1100));
            least = Math.min(least, campus.health().inFlight());
        }
        return least;
    }

    /** A prober of the host may lose an answer; the printer is looked at again all the same. */
    @Test
    void aLookWithoutAnEndIsTakenAnew() {
        campus.add("library");
        campus.addAll(10, "hall");
        campus.run(Duration.ofMinutes(2));
        campus.net.device("library", Answer.LOST);
        campus.run(Campus.PERIOD);
        assertThat(campus.net.lost()).isPositive();

        campus.net.device("library", Answer.REFUSED);
        campus.run(Duration.ofSeconds(25));

        assertThat(campus.status("library")).isEqualTo(PrinterStatus.ERROR);
        assertThat(leastInFlight()).isZero();
    }

    @Test
    void aProberThatFailsSaysNothingOfThePrinters() {
        campus.addAll(10, "hall");
        campus.run(Duration.ofMinutes(2));
        campus.net.fail(true);
        campus.run(Duration.ofMinutes(5));
        assertThat(campus.count(PrinterStatus.ONLINE)).isEqualTo(10);
        assertThat(campus.health().notLooked()).isGreaterThan(100);

        campus.net.fail(false);
        campus.net.device("hall-3", Answer.NEVER);
        campus.run(Campus.INTERVAL);

        assertThat(campus.count(PrinterStatus.ONLINE)).isEqualTo(9);
        assertThat(leastInFlight()).isZero();
    }

    /** The answer comes when its printer is somewhere else already. */
    @Test
    void aLateAnswerOfItsOldAddressSaysNothingOfAPrinterThatMoved() {
        Settings patient =
                Settings.builder().connectLimit(Duration.ofSeconds(20)).build();
        try (Campus slow = new Campus(patient)) {
            slow.add("library");
            slow.net.device("library", new Answer(Finding.MISCONFIGURED, Duration.ofSeconds(19)));
            while (slow.net.looks("library").isEmpty()) {
                slow.run(Duration.ofMillis(100));
            }
            slow.net.device("library", new Answer(Finding.READY, Duration.ofSeconds(19)));
            slow.print().printers().put(Printer.of("library", "socket://10.9.9.9"));
            Instant moved = slow.time.instant();
            while (slow.net.looks("library").size() < 2) {
                slow.run(Duration.ofMillis(100));
            }
            assertThat(Duration.between(moved, slow.time.instant())).isLessThan(Duration.ofSeconds(19));

            slow.run(Duration.ofSeconds(30));

            assertThat(slow.history("library")).extracting(StatusPeriod::status).containsExactly(PrinterStatus.ONLINE);
        }
    }

    /** A raw printer takes one connection at a time. */
    @Test
    void oneThatIsBusyWithOurOwnJobDoesNotFlap() {
        campus.add("library");
        campus.addAll(10, "hall");
        campus.topUp();
        campus.run(Duration.ofMinutes(5));
        campus.hold("library");
        for (int page = 0; page < 12; page++) {
            campus.net.device("library", Answer.REFUSED);
            campus.run(Duration.ofSeconds(90));
            campus.net.device("library", Answer.OPEN);
            campus.run(Duration.ofSeconds(90));
        }

        assertThat(campus.told(PrinterFlapping.class)).isEmpty();
        assertThat(campus.history("library")).hasSize(1);
        assertThat(campus.printer("library").health().flapping()).isFalse();
    }

    /** One look that fails otherwise than those before is no news of a printer that is down. */
    @Test
    void whoLooksBesidesTheWatchTellsNothingNewOfOneThatIsDown() {
        campus.add("library");
        campus.addAll(10, "hall");
        campus.run(Duration.ofMinutes(2));
        campus.net.device("library", Answer.NEVER);
        campus.run(Campus.INTERVAL);
        int periods = campus.history("library").size();

        for (int i = 0; i < 20; i++) {
            campus.net.device("library", i % 2 == 0 ? Answer.REFUSED : Answer.NEVER);
            campus.print().printers().probe(new PrinterId("library"));
        }

        assertThat(campus.history("library")).hasSize(periods);
    }
}
