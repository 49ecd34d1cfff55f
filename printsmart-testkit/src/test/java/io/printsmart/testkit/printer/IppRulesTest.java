package io.printsmart.testkit.printer;

import static org.assertj.core.api.Assertions.assertThat;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Types;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What RFC 8011 wants of a printer that gets a request it cannot follow. */
final class IppRulesTest {

    private static final byte[] DOCUMENT = IppPrinterContract.document(5_000);
    private static final byte[] NOTHING = {};

    private final ScriptedIppPrinter printer = ScriptedIppPrinter.start();
    private final PlainIpp client = new PlainIpp(printer.uri());

    @AfterEach
    void close() {
        printer.close();
    }

    private int code(IppPacket.Builder request, byte[] document) throws IOException {
        return client.send(request.build(), document).getCode();
    }

    @Test
    void validatesAJobWithoutMakingOne() throws IOException {
        IppPacket.Builder good = IppPacket.validateJob(printer.uri());
        assertThat(code(good, NOTHING)).isZero();
        good.putOperationAttributes(Types.documentFormat.of("application/x-unheard-of"));
        assertThat(code(good, NOTHING)).isEqualTo(0x040b);
        assertThat(printer.jobs()).isEmpty();
    }

    @Test
    void wantsTheRequiredAttributesInOrder() throws IOException {
        IppPacket none = new IppPacket(0x0200, 0x000b, 1, List.of());
        IppPacket swapped = new IppPacket(
                0x0200,
                0x000b,
                1,
                List.of(AttributeGroup.groupOf(
                        Tag.operationAttributes,
                        Types.attributesNaturalLanguage.of("en"),
                        Types.attributesCharset.of("utf-8"),
                        Types.printerUri.of(printer.uri()))));
        assertThat(client.send(none, NOTHING).getCode()).isEqualTo(0x0400);
        assertThat(client.send(swapped, NOTHING).getCode()).isEqualTo(0x0400);
    }

    @Test
    void knowsOneQueueOnly() throws IOException {
        URI other = URI.create(printer.uri().toString().replace("/ipp/print", "/ipp/other"));
        assertThat(code(IppPacket.getPrinterAttributes(other, List.of()), NOTHING))
                .isEqualTo(0x0406);
    }

    @Test
    void knowsNoOtherOperations() throws IOException {
        assertThat(code(IppPacket.getPrinterAttributes(printer.uri(), List.of()).setCode(0x0010), NOTHING))
                .isEqualTo(0x0501);
        assertThat(printer.posts(IppOperation.OTHER)).isEqualTo(1);
    }

    @Test
    void takesOneDocumentThatMustBeTheLast() throws IOException {
        int id = PlainIpp.id(client.create("token-1"));
        IppPacket.Builder request = IppPacket.sendDocument(printer.uri(), id);
        request.putOperationAttributes(Types.lastDocument.of(false));
        assertThat(code(request, DOCUMENT)).isEqualTo(0x0509);
        assertThat(code(IppPacket.sendDocument(printer.uri(), id), DOCUMENT)).isEqualTo(0x0400);
        assertThat(client.sendDocument(id, DOCUMENT).getCode()).isZero();
    }

    @Test
    void abortsAJobThatGetsAnEmptyDocument() throws IOException {
        int id = PlainIpp.id(client.create("token-1"));
        client.sendDocument(id, NOTHING);
        assertThat(printer.jobs()).singleElement().matches(job -> job.state() == RemoteJobState.ABORTED);
        assertThat(printer.paper().all()).isEmpty();
    }

    @Test
    void findsAJobByItsUriToo() throws IOException {
        int id = PlainIpp.id(client.create("token-1"));
        URI job = URI.create(printer.uri() + "/" + id);
        IppPacket answer = client.send(
                IppPacket.getJobAttributes(printer.uri())
                        .putOperationAttributes(Types.jobUri.of(job))
                        .build(),
                NOTHING);
        assertThat(answer.getCode()).isZero();
        assertThat(PlainIpp.id(answer)).isEqualTo(id);
    }

    @Test
    void listsOnlyMyJobsAndOnlyKnownLists() throws IOException {
        client.create("token-1");
        IppPacket.Builder others = IppPacket.getJobs(printer.uri())
                .putOperationAttributes(Types.requestingUserName.of("ann"), Types.myJobs.of(true));
        assertThat(client.send(others.build(), NOTHING).get(Tag.jobAttributes)).isNull();
        assertThat(client.jobs("proof-print").getCode()).isEqualTo(0x040b);
        assertThat(client.jobs("all").get(Tag.jobAttributes)).isNotNull();
    }

    @Test
    void takesNoCompression() throws IOException {
        IppPacket.Builder request = client.printJob("token-1").putOperationAttributes(Types.compression.of("gzip"));
        assertThat(code(request, DOCUMENT)).isEqualTo(0x040f);
    }

    @Test
    void isNoWebServer() throws IOException {
        assertThat(answerTo("GET / HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 404");
        assertThat(answerTo("POST /ipp/print HTTP/1.0\r\nContent-Length: 5\r\n\r\nhello"))
                .startsWith("HTTP/1.1 400");
    }

    private String answerTo(String request) throws IOException {
        try (Socket socket = RawClient.connect(printer.address())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
