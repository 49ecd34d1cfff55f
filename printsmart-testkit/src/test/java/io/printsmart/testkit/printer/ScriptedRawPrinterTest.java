package io.printsmart.testkit.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ScriptedRawPrinterTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final byte[] DOCUMENT = IppPrinterContract.document(50_000);

    private final ScriptedRawPrinter printer = ScriptedRawPrinter.start();

    @AfterEach
    void close() {
        printer.close();
    }

    @Test
    void printsWhatItIsSent() throws IOException {
        RawClient.send(printer.address(), DOCUMENT);
        assertThat(printer.paper().complete()).singleElement().matches(printout -> printout.isOf(DOCUMENT));
        assertThat(printer.paper().content(printer.paper().all().get(0))).contains(DOCUMENT);
        assertThat(printer.connections()).isEqualTo(1);
        assertThat(printer.mostDocumentsAtOnce()).isEqualTo(1);
        assertThat(printer.uri())
                .hasToString("socket://127.0.0.1:" + printer.address().getPort());
    }

    @Test
    void losesTheConnectionInTheMiddleOfTheSecondDocument() throws IOException {
        byte[] first = "%PDF-1.4 first".getBytes(StandardCharsets.US_ASCII);
        byte[] second = "%PDF-1.4 second".getBytes(StandardCharsets.US_ASCII);
        printer.next(RawScript.accept(), RawScript.resetAfter(10));

        RawClient.send(printer.address(), first);
        assertThatThrownBy(() -> RawClient.send(printer.address(), second)).isInstanceOf(IOException.class);

        assertThat(printer.paper().complete()).singleElement().matches(printout -> printout.isOf(first));
        assertThat(printer.paper().partial())
                .singleElement()
                .extracting(Printout::length)
                .isEqualTo(10L);
    }

    @Test
    void aBareConnectIsNoDocument() throws IOException {
        RawClient.send(printer.address(), new byte[0]);
        assertThat(printer.paper().all()).isEmpty();
        assertThat(printer.connections()).isEqualTo(1);
    }

    @Test
    void resetsBeforeTheFirstByte() {
        printer.always(RawScript.resetAfter(0));
        assertThatThrownBy(() -> RawClient.send(printer.address(), DOCUMENT)).isInstanceOf(SocketException.class);
        assertThat(printer.paper().all()).isEmpty();
    }

    @Test
    void resetsAfterTheLastByteAlthoughItPrints() {
        printer.next(RawScript.resetInsteadOfClose());
        assertThatThrownBy(() -> RawClient.send(printer.address(), DOCUMENT)).isInstanceOf(SocketException.class);
        assertThat(printer.paper().complete()).hasSize(1);
    }

    @Test
    void stallsUntilItIsReleased() {
        printer.next(RawScript.stallAfter(1000));
        CompletableFuture<Void> sending = sendInBackground();
        assertThat(printer.awaitStalled(1, LIMIT)).isTrue();
        assertThat(sending).isNotDone();
        printer.release();
        assertThat(sending).succeedsWithin(LIMIT);
        assertThat(printer.paper().complete()).hasSize(1);
    }

    @Test
    void neverClosesUntilItIsReleased() {
        printer.next(RawScript.neverClose());
        CompletableFuture<Void> sending = sendInBackground();
        assertThat(printer.paper().awaitComplete(1, LIMIT)).isTrue();
        assertThat(printer.awaitStalled(1, LIMIT)).isTrue();
        assertThat(sending).isNotDone();
        printer.release();
        assertThat(sending).succeedsWithin(LIMIT);
    }

    @Test
    void takesItsTime() throws IOException {
        printer.next(RawScript.slow(20_000, Duration.ofMillis(10)));
        long before = System.nanoTime();
        RawClient.send(printer.address(), DOCUMENT);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(30));
        assertThat(printer.paper().complete()).hasSize(1);
    }

    @Test
    void refusesWhileItIsOffAndComesBackOnTheSamePort() throws IOException {
        InetSocketAddress address = printer.address();
        for (int i = 0; i < 5; i++) {
            printer.switchOff();
            assertThatThrownBy(() -> RawClient.connect(address)).isInstanceOf(ConnectException.class);
            printer.switchOn();
            RawClient.send(address, DOCUMENT);
        }
        assertThat(printer.paper().complete()).hasSize(5);
    }

    @Test
    void switchingOffCutsTheDocumentInHand() throws IOException {
        printer.next(RawScript.stallAfter(1000));
        try (Socket socket = RawClient.connect(printer.address())) {
            socket.getOutputStream().write(new byte[1000]);
            assertThat(printer.awaitStalled(1, LIMIT)).isTrue();
            printer.switchOff();
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void refusesASecondConnectionWhereItTakesOneAtATime() throws IOException {
        printer.oneConnectionAtATime(true);
        printer.next(RawScript.neverClose());
        CompletableFuture<Void> first = sendInBackground();
        assertThat(printer.awaitStalled(1, LIMIT)).isTrue();
        assertThatThrownBy(() -> RawClient.connect(printer.address())).isInstanceOf(ConnectException.class);
        printer.release();
        assertThat(first).succeedsWithin(LIMIT);
        RawClient.send(printer.address(), DOCUMENT);
        assertThat(printer.mostDocumentsAtOnce()).isEqualTo(1);
    }

    @Test
    void countsDocumentsThatArriveTogether() {
        printer.always(RawScript.stallAfter(1000));
        CompletableFuture<Void> one = sendInBackground();
        CompletableFuture<Void> two = sendInBackground();
        assertThat(printer.awaitStalled(2, LIMIT)).isTrue();
        printer.behave();
        printer.release();
        assertThat(CompletableFuture.allOf(one, two)).succeedsWithin(LIMIT);
        assertThat(printer.mostDocumentsAtOnce()).isEqualTo(2);
    }

    @Test
    void keepsNoMoreBytesThanItMay() throws IOException {
        printer.paper().keepContents(DOCUMENT.length);
        RawClient.send(printer.address(), DOCUMENT);
        RawClient.send(printer.address(), IppPrinterContract.document(100));
        Printout second = printer.paper().all().get(1);
        assertThat(printer.paper().content(second)).isEmpty();
        assertThat(second.length()).isEqualTo(100);
    }

    @Test
    void closingEndsWhatIsStalled() {
        printer.next(RawScript.neverClose());
        CompletableFuture<Void> sending = sendInBackground();
        assertThat(printer.awaitStalled(1, LIMIT)).isTrue();
        printer.close();
        assertThat(sending).failsWithin(LIMIT);
    }

    @Test
    void namesTheValueThatMakesNoSense() {
        assertThatThrownBy(() -> RawScript.resetAfter(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> RawScript.slow(0, Duration.ZERO)).hasMessageContaining("0");
    }

    private CompletableFuture<Void> sendInBackground() {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        RawClient.send(printer.address(), DOCUMENT);
                    } catch (IOException failed) {
                        throw new CompletionException(failed);
                    }
                },
                task -> new Thread(task, "raw-client").start());
    }
}
