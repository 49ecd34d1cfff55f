package io.printsmart.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.PrintSmart;
import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.event.SiteStatusChanged;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.MonitorReport;
import io.printsmart.service.Settings;
import io.printsmart.store.StatusPeriod;
import io.printsmart.testkit.watch.VirtualNet.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several nodes share the printers between them. */
class SharedWatchTest {

    private static final Duration LEASE = Settings.DEFAULT.lease();
    private final Campus campus = new Campus();
    private PrintSmart second;
    private PrintSmart third;

    @BeforeEach
    void threeNodes() {
        campus.addAll(300, "hall");
        campus.run(Duration.ofMinutes(2));
        second = campus.addNode();
        third = campus.addNode();
        campus.run(Duration.ofMinutes(5));
    }

    @AfterEach
    void close() {
        campus.close();
    }

    @Test
    void eachHasItsShare() {
        for (PrintSmart node : List.of(campus.print(), second, third)) {
            assertThat(node.monitor().health().slices()).isBetween(84, 86);
        }
        assertThat(printersOf(campus.print()) + printersOf(second) + printersOf(third))
                .isEqualTo(300);
    }

    private static int printersOf(PrintSmart node) {
        return node.monitor().health().printers().values().stream()
                .mapToInt(n -> n)
                .sum();
    }

    /** In steady state no printer is looked at twice in a period, nor left out. */
    @Test
    void togetherTheyLookAtEachPrinterOncePerPeriod() {
        Instant from = campus.time.instant();
        campus.run(Duration.ofMinutes(10));

        for (int i = 0; i < 300; i++) {
            assertEvenly("hall-" + i, from, Duration.ofMillis(200));
        }
    }

    private void assertEvenly(String name, Instant from, Duration tolerance) {
        List<Instant> looks =
                campus.net.looks(name).stream().filter(at -> !at.isBefore(from)).toList();
        for (int look = 1; look < looks.size(); look++) {
            assertThat(Duration.between(looks.get(look - 1), looks.get(look)))
                    .as(name)
                    .isBetween(Campus.PERIOD.minus(tolerance), Campus.PERIOD.plus(tolerance));
        }
        assertThat(looks).as(name).hasSizeGreaterThan(10);
    }

    @Test
    void aDeadNodesShareIsTakenOverWithinTwoIntervals() {
        campus.kill(second);
        Instant died = campus.time.instant();

        campus.run(Campus.INTERVAL.multipliedBy(2));

        Set<String> left = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            String name = "hall-" + i;
            // Its lease has to run out first; from then on each of its printers is looked at within a period.
            boolean looked = campus.net.looks(name).stream().anyMatch(at -> at.isAfter(died.plus(LEASE)));
            if (!looked) {
                left.add(name);
            }
        }
        assertThat(left).isEmpty();
        assertThat(campus.print().monitor().health().slices()).isEqualTo(128);
    }

    /** Stopped for two leases, and then it goes on as if nothing had been. */
    @Test
    void aNodeThatWasStoppedWritesNothingThatIsNotItsOwnAnyMore() {
        campus.stop(second);
        for (int i = 0; i < 300; i += 3) {
            campus.net.device("hall-" + i, Answer.REFUSED);
        }
        campus.run(LEASE.multipliedBy(2).plus(Campus.INTERVAL));
        assertThat(campus.count(PrinterStatus.ERROR)).isEqualTo(100);
        for (int i = 0; i < 300; i += 6) {
            campus.net.device("hall-" + i, Answer.OPEN);
        }
        campus.run(Campus.PERIOD.plusSeconds(1));
        int told = campus.told(PrinterStatusChanged.class).size();

        campus.goOn(second);
        campus.run(Duration.ofMinutes(5));

        assertThat(campus.count(PrinterStatus.ERROR)).isEqualTo(50);
        assertThat(campus.told(PrinterStatusChanged.class)).hasSize(told);
        for (int i = 0; i < 300; i++) {
            List<StatusPeriod> history = campus.history("hall-" + i);
            assertThat(history).as("hall-" + i).hasSize(i % 6 == 0 ? 3 : i % 3 == 0 ? 2 : 1);
            for (int period = 1; period < history.size(); period++) {
                assertThat(history.get(period).until())
                        .contains(history.get(period - 1).since());
            }
        }
        assertThat(second.monitor().health().slices()).isBetween(84, 86);
    }

    /** What it found before it was stopped it could not store, and somebody else knows better by now, or did until it left. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatANodeFoundBeforeItWasStoppedIsNotStoredAfterwards(boolean alone) {
        campus.slowStore(Duration.ofSeconds(2));
        for (int i = 0; i < 300; i++) {
            campus.net.device("hall-" + i, Answer.REFUSED);
        }
        Instant begin = campus.time.instant();
        while (second.monitor().health().printers().getOrDefault(PrinterStatus.ERROR, 0) == 0) {
            campus.run(Duration.ofMillis(100));
        }
        // Some is on its way to the store, and more was found since then.
        campus.run(Duration.ofSeconds(1));
        campus.stop(second);
        assertThat(Duration.between(begin, campus.time.instant())).isLessThan(Campus.INTERVAL);
        for (int i = 0; i < 300; i++) {
            campus.net.device("hall-" + i, Answer.OPEN);
        }
        campus.run(LEASE.multipliedBy(2).plus(Campus.INTERVAL));
        assertThat(campus.count(PrinterStatus.ONLINE)).isEqualTo(300);
        int told = campus.told(PrinterStatusChanged.class).size();
        if (alone) {
            campus.leave(third);
            campus.leave(campus.print());
        }

        campus.goOn(second);
        campus.run(Duration.ofMinutes(5));

        assertThat(campus.count(PrinterStatus.ONLINE)).isEqualTo(300);
        assertThat(campus.told(PrinterStatusChanged.class)).hasSize(told);
    }

    /** Time in which it did not look is no time in which a printer was silent. */
    @Test
    void whatWasDoubtfulBeforeANodeWasStoppedIsDoubtfulAnew() {
        campus.kill(third);
        campus.kill(campus.print());
        campus.run(LEASE.multipliedBy(3));
        campus.net.device("hall-7", Answer.NEVER);
        while (second.monitor().health().doubtful() == 0) {
            campus.run(Duration.ofMillis(100));
        }
        campus.stop(second);
        campus.time.advance(Duration.ofMinutes(10));
        campus.goOn(second);

        campus.run(Duration.ofSeconds(20));
        assertThat(campus.status("hall-7")).isEqualTo(PrinterStatus.ONLINE);
        campus.run(Campus.INTERVAL);
        assertThat(campus.status("hall-7")).isEqualTo(PrinterStatus.OFFLINE);
        assertThat(campus.count(PrinterStatus.ONLINE)).isEqualTo(299);
    }

    /** A store that is slow delays what is stored, and nothing else. */
    @Test
    void aSlowStoreLosesNothing() {
        campus.slowStore(Duration.ofSeconds(2));
        campus.net.device("hall-7", Answer.NEVER);
        campus.net.device("hall-8", Answer.REFUSED);

        campus.run(Campus.INTERVAL.plusSeconds(8));

        assertThat(campus.status("hall-7")).isEqualTo(PrinterStatus.OFFLINE);
        assertThat(campus.status("hall-8")).isEqualTo(PrinterStatus.ERROR);
        assertThat(campus.count(PrinterStatus.ONLINE)).isEqualTo(298);
    }

    /** As from cron beside portals that watch. */
    @Test
    void oneRoundBesideOthersTakesNothingFromThem() {
        PrintSmart cron = campus.addNode();
        Instant from = campus.time.instant();

        MonitorReport report = cron.monitor().runOnce(Duration.ofMinutes(1));

        assertThat(report.undecided()).isEmpty();
        assertThat(report.byStatus()).containsEntry(PrinterStatus.ONLINE, 300);
        assertThat(campus.net.looks("hall-1").stream().filter(at -> !at.isBefore(from)))
                .isEmpty();
        campus.kill(cron);
        campus.run(Duration.ofMinutes(10));
        for (int i = 0; i < 300; i++) {
            assertEvenly("hall-" + i, from, Duration.ofMillis(200));
        }
    }

    /** What it borrows it gives back at the end. */
    @Test
    void oneRoundAloneLeavesAllToWhoComesNext() {
        campus.stop(campus.print());
        campus.stop(second);
        campus.stop(third);
        campus.time.advance(LEASE.multipliedBy(2));
        PrintSmart cron = campus.addNode();

        MonitorReport report = cron.monitor().runOnce(Duration.ofMinutes(1));

        assertThat(report.undecided()).isEmpty();
        assertThat(campus.net.looks("hall-1").get(campus.net.looks("hall-1").size() - 1))
                .isEqualTo(campus.time.instant());
        campus.kill(cron);
        campus.goOn(second);
        campus.run(Duration.ofSeconds(2));
        assertThat(second.monitor().health().slices()).isEqualTo(256);
    }

    @Test
    void aRoundWithoutTimeDecidesNothing() {
        campus.stop(campus.print());
        campus.stop(second);
        campus.stop(third);
        campus.time.advance(LEASE.multipliedBy(2));
        PrintSmart cron = campus.addNode();

        assertThat(cron.monitor().runOnce(Duration.ZERO).undecided()).hasSize(300);
    }

    @Test
    void aDeadSwitchIsOneAlertOfAllOfThem() {
        campus.addAll(300, "tower");
        campus.run(Duration.ofMinutes(3));
        assertThat(campus.count(PrinterStatus.ONLINE)).isEqualTo(600);

        for (int i = 0; i < 300; i++) {
            campus.net.device("tower-" + i, Answer.NEVER);
        }
        campus.run(Campus.INTERVAL.multipliedBy(3));

        assertThat(campus.count(PrinterStatus.OFFLINE)).isEqualTo(300);
        assertThat(campus.told(SiteStatusChanged.class)).hasSize(1);
        assertThat(campus.changes()).isEmpty();
    }
}
