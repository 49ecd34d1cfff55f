package io.printsmart.ipp.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Types;
import io.printsmart.ipp.internal.http.ExchangeException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import kotlin.ranges.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What correct and less correct printers say. */
final class AnswerReaderTest {

    private static final int JOB = 2;
    private static final int PRINTER = 4;
    private static final int INTEGER = 0x21;
    private static final int BEGIN_COLLECTION = 0x34;
    private static final int END_COLLECTION = 0x37;
    private static final int URI_TAG = 0x45;

    @Test
    void readsWhatJippWrites() throws ExchangeException {
        IppAnswer answer = AnswerReader.read(Packets.of(
                0x0001,
                Tag.jobAttributes,
                Types.jobId.of(70_000),
                Types.jobUri.of(URI.create("ipp://p/jobs/7")),
                Types.jobStateReasons.of(List.of("job-incoming", "none")),
                Types.timeAtProcessing.noValue(),
                Types.copiesSupported.of(new IntRange(1, 9))));
        assertThat(answer.isSuccess()).isTrue();
        assertThat(answer.jobs()).hasSize(1);
        assertThat(answer.get("job-id").number()).hasValue(70_000);
        assertThat(answer.get("job-uri").text()).hasValue("ipp://p/jobs/7");
        assertThat(answer.get("job-state-reasons").texts()).containsExactly("job-incoming", "none");
        assertThat(answer.get("time-at-processing").isNoValue()).isTrue();
        assertThat(answer.get("time-at-processing").number()).isEmpty();
        assertThat(answer.get("copies-supported").number()).isEmpty();
        assertThat(answer.get("attributes-charset").text()).hasValue("utf-8");
        assertThat(answer.get("missing").isPresent()).isFalse();
    }

    @Test
    void takesNumbersOfAnyWidthAndUrisThatAreNone() throws ExchangeException {
        IppAnswer answer = AnswerReader.read(Packets.status(0)
                .group(JOB)
                .attribute(URI_TAG, "job-uri", "ipp://HP LaserJet/ jobs/7")
                .attribute(INTEGER, "job-id", (byte) 1, (byte) 2)
                .attribute(INTEGER, "low", (byte) -1)
                .attribute(0x22, "wide", (byte) 0, (byte) 0, (byte) 0, (byte) 1)
                .attribute(0x42, "word", "false")
                .end());
        assertThat(answer.get("job-id").number()).hasValue(258);
        assertThat(answer.get("low").number()).hasValue(-1);
        assertThat(answer.get("wide").flag()).hasValue(true);
        assertThat(answer.get("word").flag()).hasValue(false);
        assertThat(answer.get("missing").flag()).isEmpty();
    }

    @Test
    void takesTextWithLanguage() throws ExchangeException {
        byte[] value = "\0\2en\0\4täg".getBytes(StandardCharsets.UTF_8);
        byte[] wrong = "\0\177en".getBytes(StandardCharsets.UTF_8);
        IppAnswer answer = AnswerReader.read(Packets.status(0)
                .group(JOB)
                .attribute(0x36, "job-name", value)
                .attribute(0x36, "wrong", wrong)
                .attribute(0x36, "empty")
                .end());
        assertThat(answer.get("job-name").text()).hasValue("täg");
        assertThat(answer.get("wrong").text()).isPresent();
        assertThat(answer.get("empty").text()).hasValue("");
    }

    @Test
    void skipsWhatIsInsideCollectionsHoweverDeep() throws ExchangeException {
        Packets packet = Packets.status(0).group(PRINTER).attribute(BEGIN_COLLECTION, "media-col");
        for (int i = 0; i < 100_000; i++) {
            packet.attribute(0x4a, "", "m").attribute(BEGIN_COLLECTION, "");
        }
        packet.attribute(INTEGER, "", (byte) 7).attribute(END_COLLECTION, "");
        IppAnswer answer = AnswerReader.read(
                packet.attribute(INTEGER, "printer-state", (byte) 3).end());
        assertThat(answer.get("printer-state").number()).hasValue(3);
        assertThat(answer.get("media-col").isPresent()).isFalse();
    }

    @Test
    void passesOverWhatIsOfAnotherClassOrOfAnUnknownTag() throws ExchangeException {
        IppAnswer answer = AnswerReader.read(Packets.status(0)
                .attribute(INTEGER, "stray", (byte) 1)
                .group(PRINTER)
                .attribute(INTEGER, "", (byte) 9)
                .attribute(0x44, "printer-state", "idle")
                .attribute(INTEGER, "", (byte) 4)
                .attribute(INTEGER, "printer-state-reasons", (byte) 'a', (byte) 'b')
                .attribute(0x99, "", "unknown")
                .attribute(0x42, "", "media-empty")
                .attribute(0x30, "", "as-octets")
                .attribute(0x44, "printer-is-accepting-jobs", "no")
                .attribute(0x22, "queued-job-count", (byte) 1)
                .end());
        assertThat(answer.get("stray").isPresent()).isFalse();
        assertThat(answer.get("printer-state").numbers()).containsExactly(4);
        assertThat(answer.get("printer-state-reasons").texts()).containsExactly("media-empty", "as-octets");
        assertThat(answer.get("printer-is-accepting-jobs").flag()).isEmpty();
        assertThat(answer.get("queued-job-count").number()).hasValue(1);
    }

    @Test
    void readsSeveralJobsAndKeepsTheFirstOfTwoEqualNames() throws ExchangeException {
        IppAnswer answer = AnswerReader.read(Packets.status(0)
                .group(JOB)
                .attribute(INTEGER, "job-id", (byte) 1)
                .attribute(INTEGER, "job-id", (byte) 9)
                .group(JOB)
                .attribute(INTEGER, "job-id", (byte) 2)
                .end());
        assertThat(answer.jobs())
                .extracting(job -> job.get("job-id").numbers())
                .containsExactly(List.of(1), List.of(2));
    }

    /** Each takes a hundred times its byte in memory. */
    @Test
    void refusesMorePartsThanAnyPrinterHas() {
        Packets groups = Packets.status(0);
        Packets values = Packets.status(0).group(JOB);
        for (int i = 0; i < 200_000; i++) {
            groups.group(JOB);
            values.attribute(INTEGER, "a");
        }
        assertThatThrownBy(() -> AnswerReader.read(groups.end())).hasMessageContaining("parts");
        assertThatThrownBy(() -> AnswerReader.read(values.end())).hasMessageContaining("parts");
    }

    @Test
    void saysStatusesInWords() throws ExchangeException {
        assertThat(AnswerReader.read(Packets.status(0x0507).end()).statusInWords())
                .isEqualTo("server-error-busy (0x0507)");
        assertThat(AnswerReader.read(Packets.status(0x05ff).end()).statusInWords())
                .isEqualTo("status (0x05ff)");
    }

    @Test
    void refusesWhatIsNoIppOrCutOff() {
        assertNotUnderstood(new byte[0]);
        assertNotUnderstood("this is not IPP".getBytes(StandardCharsets.US_ASCII));
        assertNotUnderstood("<html>".getBytes(StandardCharsets.US_ASCII));
        assertNotUnderstood(Packets.status(0).cutOff());
        assertNotUnderstood(Packets.status(0x7000).end());
        assertNotUnderstood(
                Packets.status(0).attribute(INTEGER, "stray", (byte) 1).end());
        assertNotUnderstood(
                Packets.status(0).group(JOB).raw(INTEGER, 0xff, 0xff, 1, 2, 3).end());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void survivesAnyBytes(long seed) {
        Random random = new Random(seed);
        byte[] correct = Packets.of(0, Tag.jobAttributes, Types.jobId.of(7), Types.jobName.of("token title"));
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = correct.clone();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(AnswerReader.read(bytes))
                        .as("seed %d, round %d", seed, i)
                        .isNotNull();
            } catch (ExchangeException e) {
                assertThat(e.kind()).isEqualTo(ExchangeException.Kind.NOT_UNDERSTOOD);
            }
        }
    }

    private static void assertNotUnderstood(byte[] bytes) {
        assertThatThrownBy(() -> AnswerReader.read(bytes))
                .isInstanceOf(ExchangeException.class)
                .hasMessageContaining("not understood");
    }

    /** No database takes them all. */
    @Test
    void leavesOutControlCharacters() throws ExchangeException {
        IppAnswer answer = AnswerReader.read(Packets.status(0)
                .group(PRINTER)
                .attribute(URI_TAG, "printer-uuid", "urn:uuid:1\u0000")
                .attribute(URI_TAG, "other", "a\u0007b\u0085c\u007f")
                .end());

        assertThat(answer.get("printer-uuid").text()).hasValue("urn:uuid:1");
        assertThat(answer.get("other").text()).hasValue("abc");
    }
}
