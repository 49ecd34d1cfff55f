package io.printsmart.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.Proof;
import io.printsmart.job.Sighting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which limit counts when, with a watchdog whose time passes only if the test says so. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RawDeliveryTest {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final Duration CLOSE = Duration.ofSeconds(90);
    private static final byte[] DOCUMENT = new byte[100];

    private final Watchdog watchdog = new Watchdog();
    private ServerSocket listener;
    private Socket printer;
    private CompletableFuture<Sighting> sending;

    @BeforeEach
    void sendTheWholeDocument() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
        printer = listener.accept();
        RawDelivery delivery = new RawDelivery(socket, watchdog, CLOSE);
        sending = CompletableFuture.supplyAsync(
                () -> delivery.send(new ByteArrayInputStream(DOCUMENT), DOCUMENT.length, STEP));
        assertThat(printer.getInputStream().readAllBytes()).hasSize(DOCUMENT.length);
    }

    @AfterEach
    void end() throws IOException {
        printer.close();
        listener.close();
        watchdog.shutdownNow();
    }

    @Test
    void aPrinterThatTakesLongerThanAStepToCloseHasPrinted() throws IOException {
        watchdog.ring(STEP);
        watchdog.ring(STEP);
        printer.close();

        assertThat(sending.join()).isEqualTo(new Sighting.Printed(Proof.ACCEPTED, OptionalInt.empty()));
        assertThat(watchdog.waiting()).isZero();
    }

    @Test
    void aPrinterThatNeverClosesIsInDoubtOnceItsLimitIsOver() {
        watchdog.ring(CLOSE);

        assertThat(sending.join())
                .isInstanceOfSatisfying(
                        Sighting.AnswerLost.class,
                        lost -> assertThat(lost.wholeDocumentLeft()).isTrue());
    }

    @Test
    void whatThePrinterSaysBackWinsItNoTime() throws IOException {
        printer.getOutputStream().write(7);
        watchdog.ring(CLOSE);

        assertThat(sending.join()).isInstanceOf(Sighting.AnswerLost.class);
    }

    private static final class Watchdog extends ScheduledThreadPoolExecutor {

        private record Alarm(Runnable task, Duration pause, ScheduledFuture<?> future) {}

        private final List<Alarm> alarms = new CopyOnWriteArrayList<>();

        Watchdog() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            return kept(task, Duration.of(delay, unit.toChronoUnit()));
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initial, long delay, TimeUnit unit) {
            return kept(task, Duration.of(delay, unit.toChronoUnit()));
        }

        private ScheduledFuture<?> kept(Runnable task, Duration pause) {
            ScheduledFuture<?> never = super.schedule(() -> {}, 1, TimeUnit.DAYS);
            alarms.add(new Alarm(task, pause, never));
            return never;
        }

        void ring(Duration pause) {
            alarms.stream()
                    .filter(alarm -> alarm.pause.equals(pause) && !alarm.future.isDone())
                    .forEach(alarm -> alarm.task.run());
        }

        long waiting() {
            return alarms.stream().filter(alarm -> !alarm.future.isDone()).count();
        }
    }
}
