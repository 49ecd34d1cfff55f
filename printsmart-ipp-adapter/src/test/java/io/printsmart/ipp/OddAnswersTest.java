package io.printsmart.ipp;

import static io.printsmart.ipp.Fixtures.DOCUMENT;
import static io.printsmart.ipp.Fixtures.SHORT;
import static io.printsmart.ipp.Fixtures.TIMEOUT;
import static io.printsmart.ipp.Fixtures.TOKEN;
import static io.printsmart.ipp.Fixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Types;
import io.printsmart.ipp.internal.message.Packets;
import io.printsmart.job.PrintOptions;
import io.printsmart.job.Sighting;
import io.printsmart.printer.Finding;
import io.printsmart.printer.Printer;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.DeliveryException;
import io.printsmart.transport.Target;
import io.printsmart.transport.Ticket;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Printers whose answers are IPP, but not what one would expect. */
@Timeout(60)
final class OddAnswersTest {

    private static final int JOB = 0x02;
    private static final int UNSUPPORTED = 0x05;
    private static final int NOT_SUPPORTED = 0x10;
    private static final int INTEGER = 0x21;
    private static final int ENUM = 0x23;
    private static final int NAME = 0x42;
    private static final int COMPLETED = 9;
    private static final int HELD = 4;
    private static final byte[] MINE = "my-jobs\0\1\1".getBytes(StandardCharsets.US_ASCII);

    private final IppTransport transport = IppTransport.create();
    private final CopyOnWriteArrayList<Integer> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        transport.close();
    }

    private interface Answers {
        byte[] to(int operation, byte[] request) throws Exception;
    }

    private StubPrinter printer(Answers answers) {
        return new StubPrinter((in, out) -> {
            byte[] request = StubPrinter.readRequest(in);
            int operation = request[2] << 8 | request[3];
            asked.add(operation);
            byte[] ipp = answers.to(operation, request);
            out.write(StubPrinter.join(StubPrinter.head(200, "Content-Length: " + ipp.length), ipp));
            out.flush();
        });
    }

    /** Of ten thousand jobs neither the list fits into an answer, nor its first five hundred show ours. */
    @ParameterizedTest
    @ValueSource(ints = {500, 10_000})
    void findsItsOwnAmongTooManyJobs(int others) {
        byte[] all = jobs(others, "somebody else's with a long name that takes a lot of place in each answer", HELD);
        byte[] mine = jobs(1, TOKEN + " my letter", COMPLETED);
        try (StubPrinter stub = printer((operation, request) -> contains(request, MINE)
                ? contains(request, bytes("not-completed")) ? jobs(0, "", HELD) : mine
                : operation == Operation.getJobs.getCode() ? all : idle())) {
            assertThat(transport.look(stub.target(), ticket(), Optional.empty(), TIMEOUT))
                    .isInstanceOf(Sighting.Printed.class);
        }
    }

    @Test
    void knowsNothingWhereThePrinterDoesNotShowItsOpenJobs() {
        byte[] busy = Packets.status(0x0507).end();
        try (StubPrinter stub = printer(
                (operation, request) -> contains(request, bytes("not-completed")) ? busy : jobs(0, "", COMPLETED))) {
            assertThat(transport.look(stub.target(), ticket(), Optional.empty(), TIMEOUT))
                    .isInstanceOf(Sighting.Unanswered.class);
        }
    }

    /** It could hold a worker for hours otherwise. */
    @Test
    void givesUpAPrinterThatAlwaysHasOneMoreSlowAnswer() {
        byte[] leftovers = jobs(400, "ps-test-old-1", HELD);
        try (StubPrinter stub = printer((operation, request) -> {
            if (operation == Operation.cancelJob.getCode()) {
                LockSupport.parkNanos(SHORT.dividedBy(2).toNanos());
                return Packets.status(0).end();
            }
            return operation == Operation.getJobs.getCode() ? leftovers : idle();
        })) {
            assertThatThrownBy(() -> transport.open(stub.target(), ticket(), SHORT))
                    .isInstanceOfSatisfying(
                            DeliveryException.class,
                            e -> assertThat(e.mayBeOpen()).isFalse());
        }
        assertThat(asked).hasSizeLessThan(20).doesNotContain(Operation.createJob.getCode());
    }

    @Test
    void doesNotTakeOneCopyForThree() {
        byte[] oneCopy = created(0x0001, "copies");
        try (StubPrinter stub = printer((operation, request) -> operation == Operation.createJob.getCode()
                ? oneCopy
                : operation == Operation.getJobs.getCode() && asked.contains(Operation.createJob.getCode())
                        ? jobs(1, TOKEN, HELD)
                        : operation == Operation.getJobs.getCode() ? jobs(0, "", HELD) : idle())) {
            assertThatThrownBy(() -> transport.open(stub.target(), copies(3), TIMEOUT))
                    .hasMessageContaining("3 copies")
                    .isInstanceOfSatisfying(
                            DeliveryException.class,
                            e -> assertThat(e.kind()).isEqualTo(DeliveryException.Kind.REJECTED));
        }
        assertThat(asked).contains(Operation.cancelJob.getCode());
    }

    @Test
    void goesOnWhereNothingThatWasPaidForIsIgnored() throws DeliveryException {
        for (List<Object> accepted : List.<List<Object>>of(List.of("copies", 1), List.of("job-priority", 3))) {
            byte[] answer = created(0x0001, (String) accepted.get(0));
            try (StubPrinter stub = printer((operation, request) -> operation == Operation.createJob.getCode()
                            ? answer
                            : operation == Operation.getJobs.getCode() ? jobs(0, "", HELD) : idle());
                    Delivery delivery = transport.open(stub.target(), copies((int) accepted.get(1)), TIMEOUT)) {
                assertThat(delivery.remote().orElseThrow().id()).isEqualTo(7);
            }
        }
    }

    @Test
    void namesThePrinterAsItsUriDoes() {
        CopyOnWriteArrayList<String> heads = new CopyOnWriteArrayList<>();
        try (StubPrinter stub = new StubPrinter((in, out) -> {
            heads.add(StubPrinter.readHead(in));
            in.readNBytes(1);
        })) {
            String uri = "ipp://[2001:db8::7]:6310/ipp/Büro%20€";
            Target target = new Target(Printer.of("six", uri), stub.target().address());
            transport.inspect(target, TIMEOUT);
        }
        assertThat(heads)
                .isNotEmpty()
                .allSatisfy(head -> assertThat(head)
                        .startsWith("POST /ipp/B%C3%BCro%20%E2%82%AC HTTP/1.1\r\nHost: [2001:db8::7]:6310\r\n"));
    }

    @Test
    void aWebPageIsNoPrinter() {
        byte[] page = bytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!DOCTYPE html><title>Log in</title>");
        try (StubPrinter stub = StubPrinter.answering(page)) {
            assertThat(transport.inspect(stub.target(), TIMEOUT).finding()).isEqualTo(Finding.NOT_UNDERSTOOD);
        }
    }

    /** Each connection is over when its exchange is, however that ended. */
    @Test
    void leavesNoConnectionOpen() throws Exception {
        List<byte[]> answers = List.of(
                new byte[0],
                bytes("HTTP/1.1 503 Busy\r\nContent-Length: 5\r\n\r\nsorry"),
                bytes("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nno!"),
                StubPrinter.join(StubPrinter.head(200, "Content-Length: " + idle().length), idle()));
        for (byte[] answer : answers) {
            CountDownLatch over = new CountDownLatch(1);
            try (StubPrinter stub = new StubPrinter((in, out) -> {
                StubPrinter.readRequest(in);
                out.write(answer);
                out.flush();
                drain(in);
                over.countDown();
            })) {
                transport.inspect(stub.target(), SHORT);
                assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private static void drain(InputStream in) {
        try {
            in.readAllBytes();
        } catch (java.io.IOException reset) {
            // over as well
        }
    }

    private static Ticket copies(int copies) {
        PrintOptions usual = PrintOptions.DEFAULT;
        PrintOptions options = new PrintOptions(copies, usual.sides(), usual.colorMode(), usual.media());
        return ticket(TOKEN, Fixtures.order(options, Fixtures.PDF, DOCUMENT));
    }

    private static byte[] idle() {
        return Packets.of(0, Tag.printerAttributes, Types.printerState.of(PrinterState.idle));
    }

    private static byte[] created(int status, String ignored) {
        return Packets.status(status)
                .group(UNSUPPORTED)
                .attribute(NOT_SUPPORTED, ignored)
                .group(JOB)
                .attribute(INTEGER, "job-id", (byte) 0, (byte) 0, (byte) 0, (byte) 7)
                .end();
    }

    private static byte[] jobs(int count, String name, int state) {
        Packets packet = Packets.status(0);
        for (int id = 1; id <= count; id++) {
            packet.group(JOB)
                    .attribute(INTEGER, "job-id", (byte) 0, (byte) 0, (byte) (id >> 8), (byte) id)
                    .attribute(NAME, "job-name", name)
                    .attribute(ENUM, "job-state", (byte) 0, (byte) 0, (byte) 0, (byte) state);
        }
        return packet.end();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean contains(byte[] whole, byte[] part) {
        return new String(whole, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }
}
