package io.printsmart.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.printer.PrinterStatus;
import io.printsmart.testkit.watch.VirtualNet.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    /** Few printers, or printers of one site among others, are no reason to suspect itself. */
    @Test
    void halfOfThemBehindOneSwitchIsNotItsOwnNetwork() {
        for (int i = 0; i < 20; i++) {
            campus.net.device("annex-" + i, Answer.NEVER);
        }
        campus.run(Campus.INTERVAL.plusSeconds(40));

        assertThat(campus.count(PrinterStatus.ONLINE)).isEqualTo(20);
        assertThat(campus.blind()).isEmpty();
    }
}
