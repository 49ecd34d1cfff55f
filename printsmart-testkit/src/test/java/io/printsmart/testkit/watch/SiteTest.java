package io.printsmart.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.event.SiteStatusChanged;
import io.printsmart.printer.Health;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.testkit.watch.VirtualNet.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dead switch is one event. */
class SiteTest {

    private final Campus campus = new Campus();

    @BeforeEach
    void printers() {
        campus.addAll(40, "annex");
        campus.addAll(100, "hall");
        campus.run(Duration.ofMinutes(5));
    }

    @AfterEach
    void close() {
        campus.close();
    }

    private void annex(int from, int to, Answer answer) {
        for (int i = from; i < to; i++) {
            campus.net.device("annex-" + i, answer);
        }
    }

    @Test
    void aDeadSwitchIsOneAlertAndNotForty() {
        annex(0, 40, Answer.NEVER);
        campus.run(Campus.INTERVAL.multipliedBy(2));

        assertThat(campus.count(PrinterStatus.OFFLINE)).isEqualTo(40);
        assertThat(campus.told(SiteStatusChanged.class)).hasSize(1);
        assertThat(campus.told(SiteStatusChanged.class).get(0).site()).isEqualTo("annex");
        assertThat(campus.told(SiteStatusChanged.class).get(0).down()).isTrue();
        assertThat(campus.changes()).isEmpty();
        assertThat(campus.printer("annex-7").health().reasons()).containsExactly(Health.SITE_DOWN);
        assertThat(campus.printer("annex-7").health().message()).isEqualTo("Network connectivity issue");
        assertThat(campus.store.slices().sitesDown()).containsExactly("annex");
    }

    @Test
    void itsReturnIsOneEventToo() {
        annex(0, 40, Answer.NEVER);
        campus.run(Duration.ofMinutes(10));
        annex(0, 40, Answer.OPEN);
        campus.run(Duration.ofMinutes(10));

        assertThat(campus.count(PrinterStatus.ONLINE)).isEqualTo(140);
        assertThat(campus.told(SiteStatusChanged.class))
                .extracting(SiteStatusChanged::down)
                .containsExactly(true, false);
        assertThat(campus.changes()).isEmpty();
        assertThat(campus.store.slices().sitesDown()).isEmpty();
    }

    @Test
    void onesThatDoNotComeBackWithItAreToldOfThen() {
        annex(0, 40, Answer.NEVER);
        campus.run(Duration.ofMinutes(10));
        annex(0, 38, Answer.OPEN);
        campus.run(Duration.ofMinutes(10));

        assertThat(campus.changes().map(event -> event.printer().value()))
                .containsExactlyInAnyOrder("annex-38", "annex-39");
        assertThat(campus.printer("annex-38").health().reasons()).isEmpty();
    }

    @Test
    void aFewDeadPrintersAreToldOneByOne() {
        annex(0, 5, Answer.NEVER);
        campus.run(Duration.ofMinutes(10));

        assertThat(campus.changes().map(PrinterStatusChanged::status))
                .hasSize(5)
                .containsOnly(PrinterStatus.OFFLINE);
        assertThat(campus.told(SiteStatusChanged.class)).isEmpty();
    }

    @Test
    void aSiteWhosePrintersAreTakenAwayIsNotDownForEver() {
        annex(0, 40, Answer.NEVER);
        campus.run(Duration.ofMinutes(10));
        for (int i = 0; i < 38; i++) {
            campus.print().printers().remove(new PrinterId("annex-" + i));
        }

        campus.run(Campus.INTERVAL);

        assertThat(campus.store.slices().sitesDown()).isEmpty();
    }

    /** One of it that was down before, and comes back, says nothing of the others. */
    @Test
    void aSiteOfWhichAnotherNodeWatchesMostIsBackWhenMostIsBack() {
        annex(0, 2, Answer.NEVER);
        campus.run(Campus.INTERVAL);
        campus.addNode();
        campus.run(Duration.ofMinutes(2));
        annex(2, 40, Answer.NEVER);
        campus.run(Campus.INTERVAL);
        assertThat(campus.store.slices().sitesDown()).containsExactly("annex");

        annex(0, 2, Answer.OPEN);
        campus.run(Campus.INTERVAL);

        assertThat(campus.store.slices().sitesDown()).containsExactly("annex");
        annex(2, 40, Answer.OPEN);
        campus.run(Campus.INTERVAL);
        assertThat(campus.store.slices().sitesDown()).isEmpty();
        assertThat(campus.told(SiteStatusChanged.class)).hasSize(2);
        annex(2, 40, Answer.NEVER);
        campus.run(Campus.INTERVAL.multipliedBy(2));
        assertThat(campus.told(SiteStatusChanged.class)).as("down once more").hasSize(3);
    }

    /** Whoever found that it came back was gone before it could say so. */
    @Test
    void aSiteThatCameBackUntoldIsToldOfLater() {
        assertThat(campus.store.slices().site(campus.node(), "annex", true, 40)).isTrue();

        campus.run(Campus.INTERVAL.multipliedBy(2));

        assertThat(campus.store.slices().sitesDown()).isEmpty();
        assertThat(campus.changes()).isEmpty();
    }

    /** Giving printers to other nodes is no recovery. */
    @Test
    void aSiteIsNotBackWhenItsPrintersAreSharedAnew() {
        annex(0, 40, Answer.NEVER);
        campus.run(Duration.ofMinutes(5));

        campus.addNode();
        campus.run(Duration.ofMinutes(2));
        campus.addNode();
        campus.run(Duration.ofMinutes(5));

        assertThat(campus.told(SiteStatusChanged.class)).hasSize(1);
        assertThat(campus.store.slices().sitesDown()).containsExactly("annex");
        assertThat(campus.changes()).isEmpty();
        annex(0, 40, Answer.OPEN);
        campus.run(Duration.ofMinutes(2));
        assertThat(campus.told(SiteStatusChanged.class)).hasSize(2);
        assertThat(campus.changes()).isEmpty();
    }
}
