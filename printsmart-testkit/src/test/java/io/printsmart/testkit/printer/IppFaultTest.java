package io.printsmart.testkit.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Types;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each scripted fault does what it says. */
final class IppFaultTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final byte[] DOCUMENT = IppPrinterContract.document(50_000);

    private final ScriptedIppPrinter printer = ScriptedIppPrinter.start();
    private final PlainIpp client = new PlainIpp(printer.uri());

    @AfterEach
    void close() {
        printer.close();
    }

    @Test
    void losesTheAnswerOfTheSecondDocument() throws IOException {
        byte[] letter = "%PDF-1.4 letter".getBytes(StandardCharsets.US_ASCII);
        printer.faults().next(IppOperation.PRINT_JOB, IppFault.none(), IppFault.loseAnswer());

        assertThat(client.print("token-1", letter).getCode()).isZero();
        assertThatThrownBy(() -> client.print("token-2", letter)).isInstanceOf(IOException.class);

        assertThat(printer.paper().complete()).extracting(Printout::name).containsExactly("token-1", "token-2");
        assertThat(printer.posts(IppOperation.PRINT_JOB)).isEqualTo(2);
    }

    @Test
    void resetsBeforeActing() {
        printer.faults().next(IppOperation.CREATE_JOB, IppFault.resetBeforeActing());
        assertThatThrownBy(() -> client.create("token-1")).isInstanceOf(IOException.class);
        assertThat(printer.jobs()).isEmpty();
        assertThat(printer.posts()).isEqualTo(1);
    }

    @Test
    void resetsBeforeTheFirstDocumentByte() {
        printer.faults().next(IppOperation.PRINT_JOB, IppFault.resetAfterDocumentBytes(0));
        assertThatThrownBy(() -> client.print("token-1", DOCUMENT)).isInstanceOf(IOException.class);
        assertThat(printer.jobs()).singleElement().matches(job -> job.state() == RemoteJobState.ABORTED);
    }

    @Test
    void stallsInsideTheDocument() {
        printer.faults().next(IppOperation.PRINT_JOB, IppFault.stallAfterDocumentBytes(100));
        CompletableFuture<Integer> code = printInBackground();
        assertThat(printer.awaitStalled(1, LIMIT)).isTrue();
        assertThat(printer.jobs())
                .singleElement()
                .extracting(RemoteJob::reasons)
                .asString()
                .contains("job-incoming");
        printer.release();
        assertThat(code).succeedsWithin(LIMIT).isEqualTo(0);
        assertThat(printer.paper().complete()).hasSize(1);
    }

    @Test
    void countsDocumentsThatArriveTogether() {
        printer.features().capacity(2);
        printer.faults().always(IppOperation.PRINT_JOB, IppFault.stallAfterDocumentBytes(100));
        CompletableFuture<Integer> one = printInBackground();
        CompletableFuture<Integer> two = printInBackground();
        assertThat(printer.awaitStalled(2, LIMIT)).isTrue();
        printer.release();
        assertThat(CompletableFuture.allOf(one, two)).succeedsWithin(LIMIT);
        assertThat(printer.mostDocumentsAtOnce()).isEqualTo(2);
    }

    @Test
    void stallsAfterActing() {
        printer.faults().next(IppOperation.PRINT_JOB, IppFault.stall());
        CompletableFuture<Integer> code = printInBackground();
        assertThat(printer.paper().awaitComplete(1, LIMIT)).isTrue();
        assertThat(printer.awaitStalled(1, LIMIT)).isTrue();
        assertThat(code).isNotDone();
        printer.release();
        assertThat(code).succeedsWithin(LIMIT).isEqualTo(0);
    }

    @Test
    void stallsBeforeActing() {
        printer.faults().next(IppOperation.PRINT_JOB, IppFault.stall().beforeActing());
        CompletableFuture<Integer> code = printInBackground();
        assertThat(printer.awaitStalled(1, LIMIT)).isTrue();
        assertThat(printer.jobs()).isEmpty();
        printer.release();
        assertThat(code).succeedsWithin(LIMIT).isEqualTo(0);
    }

    @Test
    void answersLate() throws IOException {
        printer.faults().next(IppOperation.GET_PRINTER_ATTRIBUTES, IppFault.late(Duration.ofMillis(100)));
        long before = System.nanoTime();
        assertThat(client.printer().getCode()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void answersAnyStatusBeforeOrAfterActing() throws IOException {
        printer.faults().always(IppOperation.CREATE_JOB, IppFault.status(0x0507));
        assertThat(client.create("token-1").getCode()).isEqualTo(0x0507);
        assertThat(printer.jobs()).isEmpty();
        printer.faults().always(IppOperation.CREATE_JOB, IppFault.status(0x0500).afterActing());
        assertThat(client.create("token-2").getCode()).isEqualTo(0x0500);
        assertThat(printer.jobs()).hasSize(1);
    }

    @Test
    void answersEarly() throws IOException {
        printer.faults().next(IppOperation.PRINT_JOB, IppFault.earlyStatus(0x040a));
        assertThat(client.print("token-1", DOCUMENT).getCode()).isEqualTo(0x040a);
        assertThat(client.print("token-2", DOCUMENT).getCode()).isZero();
    }

    @Test
    void answersWithGarbageAfterActing() {
        printer.faults().next(IppOperation.PRINT_JOB, IppFault.garbage());
        assertThatThrownBy(() -> client.print("token-1", DOCUMENT)).isInstanceOf(IOException.class);
        assertThat(printer.paper().complete()).hasSize(1);
    }

    /** The bytes of all that a correct answer says are there, and yet a strict reader gives it up. */
    @Test
    void answersWithIllegalIpp() throws IOException {
        IppPacket request = IppPacket.getPrinterAttributes(printer.uri()).build();
        byte[] correct = client.exchange(request, new byte[0]).body();
        printer.faults().next(IppOperation.GET_PRINTER_ATTRIBUTES, IppFault.illegal());
        byte[] illegal = client.exchange(request, new byte[0]).body();
        assertThat(illegal).hasSizeGreaterThan(correct.length).startsWith(Arrays.copyOf(correct, 8));
        assertThat(new String(illegal, StandardCharsets.ISO_8859_1))
                .contains(printer.panel().uuid());
        printer.faults().next(IppOperation.GET_PRINTER_ATTRIBUTES, IppFault.illegal());
        assertThatThrownBy(client::printer).isInstanceOf(IOException.class);
    }

    @Test
    void hidesWhatItIsToldToHide() throws IOException {
        printer.features().hides("printer-state", "color-supported");
        IppPacket answer = client.printer();
        assertThat(answer.getValue(Tag.printerAttributes, Types.printerState)).isNull();
        assertThat(answer.getValue(Tag.printerAttributes, Types.colorSupported)).isNull();
        assertThat(answer.getValue(Tag.printerAttributes, Types.printerUpTime)).isNotNull();
    }

    @Test
    void answersWithTruncatedIpp() {
        printer.faults().next(IppOperation.PRINT_JOB, IppFault.truncated(20));
        assertThatThrownBy(() -> client.print("token-1", DOCUMENT)).isInstanceOf(IOException.class);
        assertThat(printer.paper().complete()).hasSize(1);
    }

    @Test
    void answersWithoutEnd() throws IOException {
        printer.faults().always(IppFault.endless());
        String head = "POST /ipp/print HTTP/1.1\r\nContent-Length: 9\r\n\r\n";
        try (Socket socket = RawClient.connect(printer.address())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[] {1, 1, 0, 11, 0, 0, 0, 1, 3});
            InputStream in = socket.getInputStream();
            assertThat(in.readNBytes(1 << 20)).hasSize(1 << 20);
        }
    }

    @Test
    void answersHttpErrorsAndRedirects() throws IOException {
        printer.faults().next(IppOperation.GET_JOBS, IppFault.http(503), IppFault.redirect("http://127.0.0.1:1/"));
        IppPacket request = IppPacket.getJobs(printer.uri()).build();
        assertThat(client.exchange(request, new byte[0]).statusCode()).isEqualTo(503);
        HttpResponse<byte[]> redirect = client.exchange(request, new byte[0]);
        assertThat(redirect.statusCode()).isEqualTo(307);
        assertThat(redirect.headers().firstValue("location")).contains("http://127.0.0.1:1/");
    }

    @Test
    void forgetsItsFaults() throws IOException {
        printer.faults().always(IppFault.http(500));
        printer.faults().clear();
        assertThat(client.printer().getCode()).isZero();
    }

    @Test
    void answersTheJavaClientThatPostsOnceOnlyOnce() {
        printer.faults().always(IppFault.loseAnswer());
        assertThatThrownBy(() -> client.print("token-1", DOCUMENT)).isInstanceOf(IOException.class);
        assertThat(printer.posts()).isEqualTo(1);
    }

    private CompletableFuture<Integer> printInBackground() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return client.print("token-1", DOCUMENT).getCode();
                    } catch (IOException failed) {
                        throw new CompletionException(failed);
                    }
                },
                task -> new Thread(task, "ipp-client").start());
    }
}
