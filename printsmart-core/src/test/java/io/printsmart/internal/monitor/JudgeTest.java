package io.printsmart.internal.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.printsmart.printer.Finding;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.ProbeResult;
import io.printsmart.printer.WatchRule;
import io.printsmart.service.MonitorSettings;
import io.printsmart.store.KnownPrinter;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is made of looks that do not follow one another as they should. */
class JudgeTest {

    private static final MonitorSettings SETTINGS = MonitorSettings.DEFAULT;
    private static final WatchRule RULE = SETTINGS.rule(Duration.ofSeconds(3));

    private final OwnSight sight = mock(OwnSight.class);
    private final Book book = mock(Book.class);
    private final Sites sites = mock(Sites.class);
    private final Judge judge = new Judge(
            SETTINGS,
            RULE,
            new Places(SETTINGS, false, 0),
            sight,
            book,
            sites,
            mock(Others.class),
            mock(Questions.class),
            new Pace(10, new Random(7)));
    private final Printer printer = Printer.of("library", "ipp://10.0.0.1/ipp/print");
    private final Post post = new Post(
            new KnownPrinter(
                    printer,
                    Health.NEVER_PROBED.after(
                            ProbeResult.of(printer.id(), Finding.READY, "", Duration.ZERO), Instant.EPOCH),
                    false,
                    true),
            Site.NONE);

    @BeforeEach
    void thisNodeSees() {
        when(sight.isKnownSince(anyLong(), anyBoolean(), anyLong())).thenReturn(true);
        when(sites.wentDown(any(), any(), anyLong())).thenAnswer(call -> call.getArgument(1));
    }

    private void look(Finding finding, int atSecond, int tookSeconds) {
        Duration took = Duration.ofSeconds(tookSeconds);
        post.lookNanos = Duration.ofSeconds(atSecond).toNanos();
        post.tookNanos = took.toNanos();
        post.limitNanos = took.toNanos();
        judge.judge(post, ProbeResult.of(printer.id(), finding, "", took), post.lookNanos + took.toNanos());
    }

    @Test
    void silenceForTheWholePatienceIsBelieved() {
        look(Finding.SILENT, 0, 3);
        look(Finding.SILENT, 3, 7);
        look(Finding.SILENT, 10, 7);
        verify(book, never()).change(any(), any(), any());

        look(Finding.SILENT, 17, 7);

        verify(book).change(any(), any(), any());
    }

    /** It waits to be asked for its state for so long that it sleeps again. */
    @Test
    void onesWhosePortWasOpenInBetweenWasNotSilentAllTheTime() {
        look(Finding.SILENT, 0, 3);
        post.portWasOpen = true;

        look(Finding.SILENT, 40, 3);

        verify(book, never()).change(any(), any(), any());
        assertThat(post.failures).isEqualTo(1);
    }

    @Test
    void garbageIsGarbageThoughThePortWasOpen() {
        for (int look = 0; look < SETTINGS.tries(); look++) {
            post.portWasOpen = true;
            look(Finding.NOT_UNDERSTOOD, look, 0);
        }

        verify(book).change(any(), any(), any());
    }

    /** A node that was stopped meanwhile takes it in late. */
    @Test
    void aLookThatBeganBeforeSomebodyFoundItFineCountsForNothing() {
        for (int look = 0; look < SETTINGS.tries() - 1; look++) {
            look(Finding.REFUSED, look, 0);
        }
        post.failures = 0;
        post.foundFine = true;
        post.fineNanos = Duration.ofSeconds(20).toNanos();

        look(Finding.REFUSED, 19, 0);

        assertThat(post.failures).isZero();
        look(Finding.REFUSED, 21, 0);
        assertThat(post.failures).isEqualTo(1);
        verify(book, never()).change(any(), any(), any());
    }

    /** As without open files. */
    @Test
    void timeInWhichThisNodeCouldNotLookIsNoSilence() {
        look(Finding.SILENT, 0, 3);
        for (int second = 3; second < 40; second++) {
            look(Finding.NOT_LOOKED, second, 0);
        }

        look(Finding.SILENT, 40, 3);

        verify(book, never()).change(any(), any(), any());
        assertThat(judge.notLooked()).isEqualTo(37);
    }

    /** Not how long its report took, or waited for a thread. */
    @Test
    void itWakesWithinTheTimeUntilItsPortAnswered() {
        look(Finding.SILENT, 0, 3);
        post.lookNanos = Duration.ofSeconds(3).toNanos();
        post.tookNanos = Duration.ofSeconds(2).toNanos();

        ProbeResult ready = ProbeResult.of(printer.id(), Finding.READY, "", Duration.ofSeconds(9));
        judge.judge(post, ready, Duration.ofSeconds(50).toNanos());

        var stored = org.mockito.ArgumentCaptor.forClass(Health.class);
        verify(book).change(any(), stored.capture(), any());
        assertThat(stored.getValue().device().wakesWithin()).isEqualTo(Duration.ofSeconds(6));
    }
}
