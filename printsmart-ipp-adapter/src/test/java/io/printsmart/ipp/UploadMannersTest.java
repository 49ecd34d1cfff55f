package io.printsmart.ipp;

import static io.printsmart.ipp.Fixtures.DOCUMENT;
import static io.printsmart.ipp.Fixtures.TIMEOUT;
import static io.printsmart.ipp.Fixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Types;
import io.printsmart.ipp.internal.message.Packets;
import io.printsmart.job.Sighting;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.DeliveryException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How printers behave while a document comes: with or without 100 Continue, early, late, and refusing. */
@Timeout(60)
final class UploadMannersTest {

    private static final byte[] JOB = Packets.of(0, Tag.jobAttributes, Types.jobId.of(7));
    private static final byte[] REFUSAL = Packets.of(0x040a, Tag.unsupportedAttributes);
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final IppTransport transport =
            IppTransport.builder().expectContinue(id -> true).build();
    private final CopyOnWriteArrayList<String> expectations = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void goesOnWhereContinueNeverComes() throws DeliveryException {
        try (StubPrinter stub = printer((head, in, out) -> {
            in.readNBytes(length(head));
            answer(out, JOB);
        })) {
            assertThat(deliver(stub)).isInstanceOf(Sighting.Accepted.class);
        }
        assertThat(expectations).containsExactly("asked");
    }

    @Test
    void goesOnWhereContinueComes() throws DeliveryException {
        try (StubPrinter stub = printer((head, in, out) -> {
            out.write(CONTINUE);
            in.readNBytes(length(head));
            answer(out, JOB);
        })) {
            assertThat(deliver(stub)).isInstanceOf(Sighting.Accepted.class);
        }
        assertThat(expectations).containsExactly("asked");
    }

    @Test
    void doesNotAskUnlessItIsToldTo() throws DeliveryException {
        try (StubPrinter stub = printer((head, in, out) -> {
                    in.readNBytes(length(head));
                    answer(out, JOB);
                });
                IppTransport plain = IppTransport.create();
                Delivery delivery = plain.open(stub.target(), ticket(), TIMEOUT)) {
            assertThat(Fixtures.send(delivery)).isInstanceOf(Sighting.Accepted.class);
        }
        assertThat(expectations).containsExactly("not asked");
    }

    @Test
    void isNotDeliveredWhereTheExpectationIsRefused() throws DeliveryException {
        try (StubPrinter stub = printer((head, in, out) -> out.write(StubPrinter.head(417, "Content-Length: 0")))) {
            Sighting.NotDelivered refused = (Sighting.NotDelivered) deliver(stub);
            assertThat(refused.mayBeOpen()).isTrue();
            assertThat(refused.detail()).contains("417");
        }
    }

    @Test
    void isNotDeliveredWhereItIsRefusedBeforeTheBody() throws DeliveryException {
        try (StubPrinter stub = printer((head, in, out) -> answer(out, REFUSAL))) {
            assertThat(deliver(stub))
                    .isEqualTo(new Sighting.NotDelivered(
                            "client-error-document-format-not-supported (0x040a)", true, true));
        }
    }

    @Test
    void goesOnWhereAPrinterSaysYesBeforeItReads() throws Exception {
        LinkedBlockingQueue<Integer> missing = new LinkedBlockingQueue<>();
        try (StubPrinter stub = printer((head, in, out) -> {
            out.write(CONTINUE);
            byte[] first = in.readNBytes(1000);
            answer(out, JOB);
            int rest = length(head) - first.length;
            missing.add(rest - in.readNBytes(rest).length);
        })) {
            assertThat(deliver(stub)).isInstanceOf(Sighting.Accepted.class);
        }
        assertThat(missing.poll(10, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void isLostWhereAPrinterSaysYesAndThenBreaksOff() throws DeliveryException {
        byte[] large = new byte[30_000_000];
        try (StubPrinter stub = printer((head, in, out) -> {
            out.write(CONTINUE);
            in.readNBytes(1000);
            answer(out, JOB);
        })) {
            Sighting.AnswerLost lost = (Sighting.AnswerLost) deliver(stub, large);
            assertThat(lost.wholeDocumentLeft()).isFalse();
        }
    }

    @Test
    void stopsWhereAPrinterSaysNoBeforeItReads() throws DeliveryException {
        byte[] large = new byte[30_000_000];
        try (StubPrinter stub = printer((head, in, out) -> {
            out.write(CONTINUE);
            in.readNBytes(1000);
            answer(out, REFUSAL);
            in.readNBytes(100_000_000);
        })) {
            Sighting.AnswerLost lost = (Sighting.AnswerLost) deliver(stub, large);
            assertThat(lost.permanent()).isTrue();
            assertThat(lost.wholeDocumentLeft()).isFalse();
        }
    }

    @Test
    void isLostWhereTheAnswerNeverComes() throws DeliveryException {
        try (StubPrinter stub = printer((head, in, out) -> {
            in.readNBytes(length(head));
            in.read();
        })) {
            Sighting.AnswerLost lost = (Sighting.AnswerLost) deliver(stub, DOCUMENT, Duration.ofMillis(1500));
            assertThat(lost.wholeDocumentLeft()).isTrue();
            assertThat(lost.detail()).contains("no answer in time");
        }
    }

    private interface Intake {
        void take(String head, InputStream in, OutputStream out) throws Exception;
    }

    /** One that opens the job 7 for everybody, and takes its document as it likes. */
    private StubPrinter printer(Intake intake) {
        return new StubPrinter((in, out) -> {
            String head = StubPrinter.readHead(in);
            if (length(head) < 2000) {
                in.readNBytes(length(head));
                answer(out, JOB);
            } else {
                expectations.add(head.contains("Expect: 100-continue") ? "asked" : "not asked");
                intake.take(head, in, out);
            }
        });
    }

    private static int length(String head) {
        return Integer.parseInt(head.replaceAll("(?s).*Content-Length: ([0-9]+).*", "$1"));
    }

    private static void answer(OutputStream out, byte[] ipp) throws Exception {
        out.write(StubPrinter.join(StubPrinter.head(200, "Content-Length: " + ipp.length), ipp));
        out.flush();
    }

    private Sighting deliver(StubPrinter stub) throws DeliveryException {
        return deliver(stub, DOCUMENT);
    }

    private Sighting deliver(StubPrinter stub, byte[] document) throws DeliveryException {
        return deliver(stub, document, TIMEOUT);
    }

    private Sighting deliver(StubPrinter stub, byte[] document, Duration stepLimit) throws DeliveryException {
        try (Delivery delivery = transport.open(stub.target(), ticket(), TIMEOUT)) {
            return delivery.send(new ByteArrayInputStream(document), document.length, stepLimit);
        }
    }
}
