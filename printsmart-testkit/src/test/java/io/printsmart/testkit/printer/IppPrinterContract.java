package io.printsmart.testkit.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Types;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * What a printer does when all goes well and after each fault, observed by a plain client.
 *
 * <p>A real program and our scripted printer both pass it, which is why the scripted one may stand for printers in other
 * tests.
 */
public abstract class IppPrinterContract {

    /** What every test prints. */
    protected static final byte[] DOCUMENT = document(100_000);

    private static final long POLL_NANOS = Duration.ofMillis(20).toNanos();
    private static final int POLLS = 500;

    /** Where the client talks to. */
    protected abstract URI uri();

    /** The answer to the next request with this operation gets lost, after the printer has acted. */
    protected abstract void loseNextAnswer(IppOperation operation);

    /** The next request with this operation is reset somewhere inside its document. */
    protected abstract void resetInsideNext(IppOperation operation);

    /** The length of each document that came out as paper, in order, by now. */
    protected abstract List<Long> paper();

    private PlainIpp client() {
        return new PlainIpp(uri());
    }

    /** A PDF by its magic bytes. */
    public static byte[] document(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'x');
        byte[] magic = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(magic, 0, bytes, 0, magic.length);
        return bytes;
    }

    @Test
    void tellsWhatItIs() throws IOException {
        AttributeGroup printer = Objects.requireNonNull(client().printer().get(Tag.printerAttributes));
        assertThat(printer.getValue(Types.printerState)).isEqualTo(PrinterState.idle);
        assertThat(printer.getValues(Types.printerStateReasons)).containsExactly("none");
        assertThat(printer.getValue(Types.printerIsAcceptingJobs)).isTrue();
        assertThat(printer.getValue(Types.queuedJobCount)).isZero();
        assertThat(printer.getValue(Types.printerUuid)).hasScheme("urn");
        assertThat(printer.getValue(Types.printerUpTime)).isNotNull();
        assertThat(printer.getValues(Types.ippVersionsSupported)).contains("1.1", "2.0");
        assertThat(printer.getValues(Types.documentFormatSupported)).contains("application/pdf");
        assertThat(printer.getValues(Types.sidesSupported)).contains("one-sided");
        assertThat(printer.getValues(Types.printColorModeSupported)).contains("monochrome");
        assertThat(printer.getValue(Types.colorSupported)).isNotNull();
        assertThat(printer.getValues(Types.operationsSupported))
                .contains(
                        Operation.printJob,
                        Operation.validateJob,
                        Operation.createJob,
                        Operation.sendDocument,
                        Operation.cancelJob,
                        Operation.getJobAttributes,
                        Operation.getJobs,
                        Operation.getPrinterAttributes);
    }

    @Test
    void answersOnlyWhatWasAsked() throws IOException {
        AttributeGroup printer = Objects.requireNonNull(
                client().printer("printer-state", "printer-uuid").get(Tag.printerAttributes));
        assertThat(printer).hasSize(2);
    }

    @Test
    void printsInTwoSteps() throws IOException {
        IppPacket created = client().create("token-1 letter.pdf");
        int id = PlainIpp.id(created);
        IppPacket sent = client().sendDocument(id, DOCUMENT);
        assertThat(created.getCode()).isZero();
        assertThat(sent.getCode()).isZero();
        AttributeGroup job = awaitFinal("token-1");
        assertThat(job.getValue(Types.jobId)).isEqualTo(id);
        assertThat(job.getValue(Types.jobState)).isEqualTo(JobState.completed);
        assertThat(job.getValues(Types.jobStateReasons)).containsExactly("job-completed-successfully");
        assertThat(job.getValue(Types.timeAtCreation)).isNotNull();
        assertThat(job.getValue(Types.timeAtProcessing)).isNotNull();
        assertThat(job.getValue(Types.timeAtCompleted)).isNotNull();
        assertThat(job.getString(Types.jobOriginatingUserName)).isEqualTo("anonymous");
        assertThat(paper()).containsExactly((long) DOCUMENT.length);
    }

    @Test
    void printsInOneStep() throws IOException {
        assertThat(client().print("token-1", DOCUMENT).getCode()).isZero();
        assertThat(awaitFinal("token-1").getValue(Types.jobState)).isEqualTo(JobState.completed);
        assertThat(paper()).containsExactly((long) DOCUMENT.length);
    }

    @Test
    void takesADocumentInChunks() throws IOException {
        IppPacket answer = new PlainIpp(uri()).chunked().print("token-1", DOCUMENT);
        assertThat(answer.getCode()).isZero();
        awaitFinal("token-1");
        assertThat(paper()).containsExactly((long) DOCUMENT.length);
    }

    @Test
    void aResetInsidePrintJobAbortsTheJob() throws IOException {
        resetInsideNext(IppOperation.PRINT_JOB);
        assertThatThrownBy(() -> client().print("token-1", DOCUMENT)).isInstanceOf(IOException.class);
        AttributeGroup job = awaitFinal("token-1");
        assertThat(job.getValue(Types.jobState)).isEqualTo(JobState.aborted);
        assertThat(neverProcessed(job)).isTrue();
        assertThat(paper()).isEmpty();
    }

    @Test
    void aLostAnswerToPrintJobDoesNotStopThePaper() throws IOException {
        loseNextAnswer(IppOperation.PRINT_JOB);
        assertThatThrownBy(() -> client().print("token-1", DOCUMENT)).isInstanceOf(IOException.class);
        assertThat(awaitFinal("token-1").getValue(Types.jobState)).isEqualTo(JobState.completed);
        assertThat(paper()).containsExactly((long) DOCUMENT.length);
    }

    @Test
    void aForgottenCreateJobBlocksThePrinterUntilItIsCanceled() throws IOException {
        loseNextAnswer(IppOperation.CREATE_JOB);
        assertThatThrownBy(() -> client().create("token-1")).isInstanceOf(IOException.class);
        AttributeGroup job = client().find("token-1");
        assertThat(job.getValue(Types.jobState)).isEqualTo(JobState.pendingHeld);
        assertThat(job.getValues(Types.jobStateReasons)).containsExactly("job-data-insufficient");
        assertThat(client().create("token-2").getCode()).isEqualTo(0x0507);
        int id = Objects.requireNonNull(job.getValue(Types.jobId));
        assertThat(client().cancel(id).getCode()).isZero();
        assertThat(neverProcessed(awaitFinal("token-1"))).isTrue();
        assertThat(client().create("token-2").getCode()).isZero();
        assertThat(paper()).isEmpty();
    }

    @Test
    void aResetInsideSendDocumentAbortsTheJobForGood() throws IOException {
        int id = PlainIpp.id(client().create("token-1"));
        resetInsideNext(IppOperation.SEND_DOCUMENT);
        assertThatThrownBy(() -> client().sendDocument(id, DOCUMENT)).isInstanceOf(IOException.class);
        AttributeGroup job = awaitFinal("token-1");
        assertThat(job.getValue(Types.jobState)).isEqualTo(JobState.aborted);
        assertThat(neverProcessed(job)).isTrue();
        assertThat(client().sendDocument(id, DOCUMENT).getCode()).isEqualTo(0x0404);
        assertThat(paper()).isEmpty();
    }

    @Test
    void aLostAnswerToSendDocumentPrintsOnceAndASecondDocumentIsRefused() throws IOException {
        int id = PlainIpp.id(client().create("token-1"));
        loseNextAnswer(IppOperation.SEND_DOCUMENT);
        assertThatThrownBy(() -> client().sendDocument(id, DOCUMENT)).isInstanceOf(IOException.class);
        assertThat(awaitFinal("token-1").getValue(Types.jobState)).isEqualTo(JobState.completed);
        assertThat(client().sendDocument(id, DOCUMENT).getCode()).isEqualTo(0x0509);
        assertThat(paper()).containsExactly((long) DOCUMENT.length);
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        assertThat(client().job(4711).getCode()).isEqualTo(0x0406);
        assertThat(client().cancel(4711).getCode()).isEqualTo(0x0406);
        assertThat(client().sendDocument(4711, DOCUMENT).getCode()).isEqualTo(0x0406);
    }

    @Test
    void refusesAFormatThatItCannotPrint() throws IOException {
        IppPacket request = client().printJob("token-1")
                .putOperationAttributes(Types.documentFormat.of("application/x-unheard-of"))
                .build();
        assertThat(client().send(request, DOCUMENT).getCode()).isEqualTo(0x040b);
        assertThat(client().jobs("completed").get(Tag.jobAttributes)).isNull();
    }

    @Test
    void refusesToCancelWhatIsOver() throws IOException {
        int id = PlainIpp.id(client().print("token-1", DOCUMENT));
        awaitFinal("token-1");
        assertThat(client().cancel(id).getCode()).isEqualTo(0x0404);
    }

    @Test
    void limitsTheListOfJobs() throws IOException {
        for (int i = 1; i <= 3; i++) {
            client().print("token-" + i, DOCUMENT);
            awaitFinal("token-" + i);
        }
        IppPacket request = IppPacket.getJobs(uri())
                .putOperationAttributes(
                        Types.requestingUserName.of("anonymous"),
                        Types.whichJobs.of("completed"),
                        Types.limit.of(2),
                        Types.myJobs.of(true),
                        Types.requestedAttributes.of(List.of("job-id", "job-name")))
                .build();
        List<AttributeGroup> groups = client().send(request, new byte[0]).getAttributeGroups();
        assertThat(groups)
                .filteredOn(group -> group.getTag().equals(Tag.jobAttributes))
                .hasSize(2)
                .allSatisfy(group -> assertThat(group).hasSize(2));
    }

    /** Polls as a host would; a printer is asked, it does not call. */
    private AttributeGroup awaitFinal(String token) throws IOException {
        for (int i = 0; i < POLLS; i++) {
            AttributeGroup job = client().find(token);
            if (Objects.requireNonNull(job.getValue(Types.jobState)).getCode() >= 7) {
                return job;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new AssertionError(token + " does not end: " + client().find(token));
    }

    private static boolean neverProcessed(AttributeGroup job) {
        return Objects.requireNonNull(job.get(Types.timeAtProcessing)).isNoValue();
    }
}
