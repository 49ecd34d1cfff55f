package io.printsmart.ipp;

import static io.printsmart.ipp.Fixtures.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Types;
import io.printsmart.ipp.internal.message.Packets;
import io.printsmart.printer.Finding;
import io.printsmart.transport.PrinterReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a printer is asked to find out how it is, and what it is asked next where it takes offence at that. */
@Timeout(60)
final class QuestionsTest {

    private static final byte[] STOPPED = Packets.of(
            0,
            Tag.printerAttributes,
            Types.printerState.of(PrinterState.stopped),
            Types.printerStateReasons.of(List.of("paused")));

    private static final byte[] NOTHING = Packets.status(0).end();

    private final IppTransport transport = IppTransport.create();
    private final List<Question> asked = new CopyOnWriteArrayList<>();

    /** A question as it came. */
    private record Question(int version, String text) {

        boolean asksFor(String name) {
            return text.contains(name);
        }
    }

    private interface Answers {
        byte[] to(Question question);
    }

    @AfterEach
    void close() {
        transport.close();
    }

    private PrinterReport inspect(Answers answers) {
        try (StubPrinter printer = new StubPrinter((in, out) -> {
            byte[] request = StubPrinter.readRequest(in);
            Question question = new Question(request[0], new String(request, StandardCharsets.ISO_8859_1));
            asked.add(question);
            byte[] ipp = answers.to(question);
            out.write(StubPrinter.join(StubPrinter.head(200, "Content-Length: " + ipp.length), ipp));
            out.flush();
        })) {
            return transport.inspect(printer.target(), TIMEOUT);
        }
    }

    @Test
    void asksOnlyForWhatIsNeeded() {
        assertThat(inspect(question -> STOPPED).finding()).isEqualTo(Finding.BLOCKED);
        assertThat(asked).singleElement().satisfies(question -> {
            assertThat(question.version()).isEqualTo(2);
            for (String name : List.of(
                    "printer-state",
                    "printer-state-reasons",
                    "printer-is-accepting-jobs",
                    "printer-uuid",
                    "printer-up-time",
                    "queued-job-count",
                    "color-supported",
                    "sides-supported",
                    "document-format-supported")) {
                assertThat(question.asksFor(name)).as(name).isTrue();
            }
            assertThat(question.asksFor("media-")).isFalse();
            assertThat(question.asksFor("all")).isFalse();
        });
    }

    @Test
    void asksForTheFewThatDecideWhereTheAnswerCannotBeRead() {
        PrinterReport report = inspect(question -> question.asksFor("sides-supported")
                ? Packets.status(0).group(4).raw(0x44, 0xff, 0xff, 1, 2, 3).end()
                : STOPPED);
        assertThat(report.finding()).isEqualTo(Finding.BLOCKED);
        assertThat(report.reasons()).containsExactly("paused");
        assertThat(asked).hasSize(2);
        assertThat(List.of("color-supported", "document-format-supported", "queued-job-count"))
                .noneMatch(asked.get(1)::asksFor);
        assertThat(List.of(
                        "printer-state",
                        "printer-state-reasons",
                        "printer-is-accepting-jobs",
                        "printer-uuid",
                        "printer-up-time"))
                .allMatch(asked.get(1)::asksFor);
    }

    @Test
    void asksForTheFewThatDecideWhereItTakesOffenceAtTheOthersOrTellsNothing() {
        assertThat(inspect(question -> question.asksFor("sides-supported")
                                ? Packets.status(0x040b).end()
                                : STOPPED)
                        .finding())
                .isEqualTo(Finding.BLOCKED);
        assertThat(inspect(question -> question.asksFor("sides-supported") ? NOTHING : STOPPED)
                        .finding())
                .isEqualTo(Finding.BLOCKED);
        assertThat(asked).hasSize(4);
    }

    @Test
    void isReadyWhereItAnswersAndNeverTellsAnything() {
        assertThat(inspect(question -> NOTHING).finding()).isEqualTo(Finding.READY);
        assertThat(asked).hasSize(2);
    }

    @Test
    void speaks11WhereItFindsAFaultWith20() {
        assertThat(inspect(question ->
                                question.version() == 2 ? Packets.status(0x0400).end() : STOPPED)
                        .finding())
                .isEqualTo(Finding.BLOCKED);
        assertThat(asked).extracting(Question::version).containsExactly(2, 1);
    }

    @Test
    void speaks11AndAsksForLess() {
        assertThat(inspect(question -> {
                            if (question.version() == 2) {
                                return Packets.status(0x0503).end();
                            }
                            return question.asksFor("sides-supported") ? new byte[] {1, 1, 0, 0} : STOPPED;
                        })
                        .finding())
                .isEqualTo(Finding.BLOCKED);
        assertThat(asked).extracting(Question::version).containsExactly(2, 1, 2, 1);
    }

    @Test
    void aFaultInEitherVersionIsNotTheVersions() {
        assertThat(inspect(question -> Packets.status(0x0400).end()).finding()).isEqualTo(Finding.NOT_UNDERSTOOD);
        assertThat(asked).extracting(Question::version).containsExactly(2, 1);
    }
}
