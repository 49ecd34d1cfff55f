package io.printsmart.ipp;

import static io.printsmart.ipp.Fixtures.SHORT;
import static io.printsmart.ipp.Fixtures.TIMEOUT;
import static io.printsmart.ipp.Fixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Types;
import io.printsmart.ipp.internal.message.Packets;
import io.printsmart.job.Sighting;
import io.printsmart.printer.Finding;
import io.printsmart.transport.DeliveryException;
import io.printsmart.transport.PrinterReport;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Printers that are none, or mean no good: each must fail clearly, soon, and in little memory. */
@Timeout(60)
final class HostileTest {

    private static final byte[] IDLE = Packets.of(0, Tag.printerAttributes, Types.printerState.of(PrinterState.idle));

    private final IppTransport transport = IppTransport.create();

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void theStubItselfIsUnderstood() {
        assertFound(StubPrinter.answeringIpp(IDLE), Finding.READY, "printer-state 3");
    }

    @Test
    void answerInChunks() {
        byte[] chunked = ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(IDLE.length) + ";name=value\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        assertFound(
                StubPrinter.answering(StubPrinter.join(StubPrinter.join(chunked, IDLE), end)),
                Finding.READY,
                "printer-state");
    }

    @Test
    void answerThatEndsWithTheConnection() {
        assertFound(
                StubPrinter.answering(StubPrinter.join(StubPrinter.head(200), IDLE)), Finding.READY, "printer-state");
    }

    @Test
    void answerThatPromisesMoreThanComes() {
        byte[] head = StubPrinter.head(200, "Content-Length: " + (IDLE.length + 1));
        assertFound(StubPrinter.answering(StubPrinter.join(head, IDLE)), Finding.NOT_UNDERSTOOD, "connection broken");
    }

    @Test
    void answerThatPromisesTooMuch() {
        byte[] head = StubPrinter.head(200, "Content-Length: 9000000000");
        assertFound(StubPrinter.answering(head), Finding.NOT_UNDERSTOOD, "longer than 1048576 bytes");
    }

    @Test
    void endlessBodies() {
        byte[] head = StubPrinter.head(200);
        assertFound(endless(head, new byte[8192]), Finding.NOT_UNDERSTOOD, "longer than 1048576 bytes");
        byte[] chunks = StubPrinter.head(200, "Transfer-Encoding: chunked");
        byte[] chunk = "4\r\nabcd\r\n".getBytes(StandardCharsets.US_ASCII);
        assertFound(endless(chunks, chunk), Finding.NOT_UNDERSTOOD, "longer than");
    }

    @Test
    void endlessHeads() {
        byte[] begin = "HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] field = "X-Bomb: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n".getBytes(StandardCharsets.US_ASCII);
        assertFound(endless(begin, field), Finding.NOT_UNDERSTOOD, "its head is longer");
        assertFound(endless(begin, new byte[] {'a'}), Finding.NOT_UNDERSTOOD, "its head is longer");
    }

    @Test
    void endlessInterimAnswers() {
        byte[] interim = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        assertFound(endless(interim, interim), Finding.NOT_UNDERSTOOD, "keeps saying 100");
    }

    @Test
    void attributeOfTenMegabytes() {
        Packets packet = Packets.status(0).group(4);
        byte[] part = new byte[65_000];
        for (int i = 0; i < 160; i++) {
            packet.attribute(0x41, i == 0 ? "printer-info" : "", part);
        }
        assertFound(StubPrinter.answeringIpp(packet.end()), Finding.NOT_UNDERSTOOD, "longer than");
    }

    @Test
    void noHttp() {
        assertFound(
                StubPrinter.answering("220 ready\r\n".getBytes(StandardCharsets.US_ASCII)),
                Finding.NOT_UNDERSTOOD,
                "not understood");
        byte[] noise = new byte[100_000];
        Arrays.fill(noise, (byte) 0x80);
        assertFound(StubPrinter.answering(noise), Finding.NOT_UNDERSTOOD, "not understood");
    }

    @Test
    void nonsenseInTheHead() {
        assertFound(
                StubPrinter.answering(StubPrinter.head(200, "Content-Length: -1")),
                Finding.NOT_UNDERSTOOD,
                "Content-Length");
        assertFound(
                StubPrinter.answering(StubPrinter.join(
                        StubPrinter.head(200, "Transfer-Encoding: chunked"),
                        "zzz\r\n".getBytes(StandardCharsets.US_ASCII))),
                Finding.NOT_UNDERSTOOD,
                "no size");
    }

    @Test
    void hangsUpWithoutAWord() {
        StubPrinter stub = new StubPrinter((in, out) -> StubPrinter.readRequest(in));
        assertFound(stub, Finding.NOT_UNDERSTOOD, "connection broken");
    }

    @Test
    void nothingThatTellsOfAPrinter() {
        byte[] empty = Packets.of(0, Tag.printerAttributes, Types.printerInfo.of("hello"));
        assertFound(StubPrinter.answeringIpp(empty), Finding.READY, "no printer-state");
    }

    @Test
    void bytesThatDripSlowly() {
        try (StubPrinter stub = new StubPrinter((in, out) -> {
            StubPrinter.readRequest(in);
            for (byte one : StubPrinter.head(200, "Content-Length: 100000")) {
                drip(out, one);
            }
            while (true) {
                drip(out, (byte) 0);
            }
        })) {
            PrinterReport report = transport.inspect(stub.target(), SHORT);
            assertThat(report.finding()).isEqualTo(Finding.NOT_UNDERSTOOD);
            assertThat(report.detail()).contains("no answer in time");
        }
    }

    @Test
    void neverMoreThanOneRequestWhenItHangsUp() throws Exception {
        try (StubPrinter stub = new StubPrinter((in, out) -> StubPrinter.readRequest(in))) {
            assertThatThrownBy(() -> transport.open(stub.target(), ticket(), TIMEOUT))
                    .isInstanceOfSatisfying(
                            DeliveryException.class,
                            e -> assertThat(e.mayBeOpen()).isFalse());
            assertThat(stub.connections()).isEqualTo(1);
            assertThat(transport.look(stub.target(), ticket(), Optional.empty(), TIMEOUT))
                    .isInstanceOf(Sighting.Unanswered.class);
            assertThat(stub.connections()).isEqualTo(2);
        }
    }

    @Test
    void noTlsWhereItIsExpected() {
        byte[] plain = "HTTP/1.1 400 Bad\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (StubPrinter stub = new StubPrinter((in, out) -> {
            in.read();
            out.write(plain);
            in.readAllBytes();
        })) {
            assertThat(transport.inspect(stub.target("ipps"), TIMEOUT).finding())
                    .isEqualTo(Finding.MISCONFIGURED);
        }
        try (StubPrinter silent = new StubPrinter((in, out) -> in.readAllBytes())) {
            assertThat(transport.inspect(silent.target("ipps"), SHORT).finding())
                    .isEqualTo(Finding.NOT_UNDERSTOOD);
        }
    }

    @Test
    void aQuestionThatHangsEndsWhenTheTransportIsClosed() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (StubPrinter stub = new StubPrinter((in, out) -> {
            StubPrinter.readRequest(in);
            asked.countDown();
            in.read();
        })) {
            CompletableFuture<PrinterReport> report =
                    CompletableFuture.supplyAsync(() -> transport.inspect(stub.target(), Duration.ofMinutes(10)));
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            transport.close();
            assertThat(report.get(10, TimeUnit.SECONDS).detail()).contains("ended here");
        }
    }

    private static void drip(OutputStream out, byte one) throws Exception {
        out.write(one);
        out.flush();
        LockSupport.parkNanos(20_000_000);
    }

    private static StubPrinter endless(byte[] begin, byte[] again) {
        return new StubPrinter((in, out) -> {
            StubPrinter.readRequest(in);
            out.write(begin);
            while (true) {
                out.write(again);
            }
        });
    }

    private void assertFound(StubPrinter stub, Finding finding, String detail) {
        try (stub) {
            PrinterReport report = transport.inspect(stub.target(), TIMEOUT);
            assertThat(report.detail()).contains(detail);
            assertThat(report.finding()).isEqualTo(finding);
        }
    }
}
