package io.printsmart.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.MonitorReport;
import io.printsmart.service.Settings;
import io.printsmart.testkit.watch.VirtualNet.Answer;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A node whose own network is cut suspects itself. */
class BlindNodeTest {

    private final Campus campus = new Campus();

    @BeforeEach
    void printers() {
        campus.addAll(20, "hall");
        campus.addAll(20, "annex");
        campus.run(Duration.ofMinutes(5));
    }

    @AfterEach
    void close() {
        campus.close();
    }

    private void cut(Answer answer) {
        campus.net.all = at -> answer;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noStatusChangesWhileItsNetworkIsCut(boolean silent) {
        cut(silent ? Answer.NEVER : Answer.NO_ROUTE);
        campus.run(Duration.ofMinutes(55));

        assertThat(campus.count(PrinterStatus.ONLINE)).isEqualTo(40);
        assertThat(campus.blind()).hasSize(1);
        assertThat(campus.blind().get(0).failed()).isGreaterThanOrEqualTo(5);
        assertThat(campus.health().blind()).isTrue();
    }

    /** All printers may really be off, as at night. */
    @Test
    void afterAnHourItBelievesItsEyes() {
        cut(Answer.NEVER);
        campus.run(Duration.ofMinutes(70));

        assertThat(campus.count(PrinterStatus.OFFLINE)).isEqualTo(40);
        assertThat(campus.blind()).hasSize(1);

        cut(Answer.OPEN);
        campus.run(Duration.ofMinutes(2));
        assertThat(campus.count(PrinterStatus.ONLINE)).isEqualTo(40);
        assertThat(campus.blind()).hasSize(1);
    }

    @Test
    void itsRecoveryIsSilent() {
        cut(Answer.NEVER);
        campus.run(Duration.ofMinutes(30));
        int told = campus.told.size();

        cut(Answer.OPEN);
        campus.run(Duration.ofMinutes(10));

        assertThat(campus.told).hasSize(told);
        assertThat(campus.changes()).isEmpty();
        assertThat(campus.health().blind()).isFalse();
        assertThat(campus.health().doubtful()).isZero();
    }

    /** More of them than are looked at to know how the others do; some wait long for an answer, so that others fall silent later. */
    @ParameterizedTest
    @CsvSource({
        "1000, 3, 0, NEVER",
        "1000, 5, 0, NEVER",
        "1000, 3, 14, NEVER",
        "1000, 5, 14, NEVER",
        "1000, 3, 14, NO_ROUTE",
        "40, 20, 0, NEVER",
        "8, 20, 0, NEVER",
        "8, 3, 14, NEVER"
    })
    void howeverManyPrintersAndHoweverLongTheyAreWaitedFor(
            int printers, int connectSeconds, int wakeSeconds, String how) {
        Settings settings = Settings.builder()
                .connectLimit(Duration.ofSeconds(connectSeconds))
                .build();
        try (Campus large = new Campus(settings)) {
            large.addAll(printers, "hall");
            large.run(Duration.ofMinutes(1));
            large.wakeWithin(Duration.ofSeconds(wakeSeconds));
            large.run(Duration.ofMinutes(3));
            assertThat(large.count(PrinterStatus.ONLINE)).isEqualTo(printers);
            int told = large.told.size();

            large.net.all = at -> how.equals("NEVER") ? Answer.NEVER : Answer.NO_ROUTE;
            large.run(Duration.ofMinutes(20));

            assertThat(large.count(PrinterStatus.ONLINE)).isEqualTo(printers);
            assertThat(large.blind()).hasSize(1);
            assertThat(large.told).hasSize(told + 1);
            large.net.all = at -> Answer.OPEN;
            large.run(Duration.ofMinutes(2));
            assertThat(large.health().blind()).isFalse();
            assertThat(large.changes()).isEmpty();
        }
    }

    static IntStream thePeriod() {
        return IntStream.range(0, (int) Campus.PERIOD.toSeconds());
    }

    /** How the others do was found out just before its network was cut. */
    @ParameterizedTest
    @MethodSource("thePeriod")
    void fewPrintersOfWhichOneWasDownBefore(int seconds) {
        try (Campus small = new Campus()) {
            small.addAll(8, "hall");
            small.run(Duration.ofMinutes(2));
            small.net.device("hall-3", Answer.NEVER);
            while (small.health().doubtful() == 0) {
                small.run(Duration.ofMillis(100));
            }
            small.run(Duration.ofSeconds(seconds));

            small.net.all = at -> Answer.NEVER;
            small.run(Duration.ofMinutes(20));

            assertThat(small.changes())
                    .allMatch(event -> event.printer().value().equals("hall-3"));
            assertThat(small.blind()).hasSize(1);
        }
    }

    @Test
    void onesThatAreGoneAfterwardsAreFoundThen() {
        cut(Answer.NEVER);
        campus.run(Duration.ofMinutes(30));
        cut(Answer.OPEN);
        campus.net.device("hall-3", Answer.NEVER);
        campus.run(Campus.INTERVAL.multipliedBy(2));

        assertThat(campus.status("hall-3")).isEqualTo(PrinterStatus.OFFLINE);
        assertThat(campus.count(PrinterStatus.OFFLINE)).isEqualTo(1);
    }

    @Test
    void whoLooksMeanwhileTakesSilenceForNothing() {
        cut(Answer.NEVER);
        campus.run(Duration.ofMinutes(3));

        campus.print().printers().probe(campus.printer("hall-1").printer().id());

        assertThat(campus.status("hall-1")).isEqualTo(PrinterStatus.ONLINE);
        assertThatThrownBy(() -> campus.submit("hall-1", "order-1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("suspects its own network")
                .hasMessageContaining("submit again");
    }

    /** Printers of one site among others, even if they are most, are no reason to suspect itself. */
    @ParameterizedTest
    @ValueSource(ints = {20, 28, 30})
    void mostOfThemBehindOneSwitchIsNotItsOwnNetwork(int gone) {
        for (int i = 0; i < gone; i++) {
            campus.net.device(i < 20 ? "annex-" + i : "hall-" + i % 20, Answer.NEVER);
        }
        campus.run(Campus.INTERVAL);

        assertThat(campus.count(PrinterStatus.OFFLINE)).isEqualTo(gone);
        assertThat(campus.blind()).isEmpty();
    }

    /** Its network comes back, but not for all that it saw. */
    @Test
    void itSeesAgainThoughSomeStayAway() {
        cut(Answer.NEVER);
        campus.run(Duration.ofMinutes(10));
        assertThat(campus.health().blind()).isTrue();
        cut(Answer.OPEN);
        for (int i = 0; i < 12; i++) {
            campus.net.device("annex-" + i, Answer.NEVER);
        }

        campus.run(Campus.INTERVAL.multipliedBy(2));

        assertThat(campus.health().blind()).isFalse();
        assertThat(campus.count(PrinterStatus.OFFLINE)).isEqualTo(12);
        assertThat(campus.count(PrinterStatus.ONLINE)).isEqualTo(28);
    }

    /** How the others do it finds out before it says of one that it is down. */
    @Test
    void aSinglePrinterThatIsGoneAmongOthersIsDown() {
        campus.net.device("annex-3", Answer.NEVER);
        campus.run(Campus.INTERVAL);

        assertThat(campus.status("annex-3")).isEqualTo(PrinterStatus.OFFLINE);
        assertThat(campus.count(PrinterStatus.ONLINE)).isEqualTo(39);
    }

    @Test
    void aRoundThatEndedBlindLeavesNothingBehind() {
        try (Campus other = new Campus()) {
            other.addAll(40, "hall");
            other.print().monitor().runOnce(Duration.ofMinutes(1));
            assertThat(other.count(PrinterStatus.ONLINE)).isEqualTo(40);
            other.net.all = at -> Answer.NO_ROUTE;
            MonitorReport blind = other.print().monitor().runOnce(Duration.ofMillis(200));
            assertThat(blind.blind()).isTrue();
            assertThat(blind.undecided()).hasSize(40);
            assertThat(other.count(PrinterStatus.ONLINE)).isEqualTo(40);

            // Nobody watches any more: the look of somebody else counts.
            other.print().printers().probe(new PrinterId("hall-3"));

            assertThat(other.status("hall-3")).isEqualTo(PrinterStatus.OFFLINE);
            other.net.all = at -> Answer.OPEN;
            MonitorReport report = other.print().monitor().runOnce(Duration.ofMinutes(1));
            assertThat(report.blind()).isFalse();
            assertThat(report.undecided()).isEmpty();
            assertThat(other.count(PrinterStatus.ONLINE)).isEqualTo(40);
        }
    }
}
