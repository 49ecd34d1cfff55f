package io.printsmart.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printsmart.job.PrintJob;
import io.printsmart.printer.Capabilities;
import io.printsmart.printer.Printer;
import io.printsmart.service.DocumentSource;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.Refusal;
import io.printsmart.service.Settings;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A document that can be read once only, of a request whose key is accepted elsewhere while it is read. */
class OneShotDocumentTest {

    private static final int MOST = 1_000_000;

    private final ScriptedRawPrinter printer = ScriptedRawPrinter.start();
    private final HandCrank crank =
            HandCrank.with(Settings.builder().maxDocumentBytes(MOST).build(), UnaryOperator.identity());
    private final List<PrintJob> accepted = new ArrayList<>();

    @BeforeEach
    void open() {
        Desk.open(crank, printer.uri());
    }

    @AfterEach
    void end() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
        printer.close();
    }

    private DocumentSource onceAfterAnotherSubmit(byte[] bytes) {
        return () -> {
            assertThat(accepted).as("the source was opened before").isEmpty();
            accepted.add(Desk.submit(crank, "a"));
            return new ByteArrayInputStream(bytes);
        };
    }

    private PrintJob submit(DocumentSource source) {
        return crank.print().service().submit(Desk.request("a").document(source).build());
    }

    private void takeNoMorePdf() {
        crank.print()
                .printers()
                .put(Printer.of("library", printer.uri().toString())
                        .withLoopbackAllowed(true)
                        .withCapabilities(new Capabilities(true, true, List.of("text/plain"))));
    }

    private DocumentSource thenNoMorePdf(DocumentSource source) {
        return () -> {
            InputStream in = source.open();
            takeNoMorePdf();
            return in;
        };
    }

    @Test
    void theSameDocumentIsAnsweredWithTheJobThoughItIsRefusedByNow() {
        PrintJob job = submit(thenNoMorePdf(onceAfterAnotherSubmit(Desk.document("a"))));

        assertThat(accepted).containsExactly(job);
        assertThat(Desk.balance(crank)).isEqualTo(Desk.LESS);
    }

    @Test
    void anotherDocumentIsAConflict() {
        assertConflict(thenNoMorePdf(onceAfterAnotherSubmit(Desk.document("b"))));
    }

    @Test
    void aDocumentThatIsTooLargeIsAConflict() {
        assertConflict(onceAfterAnotherSubmit(new byte[MOST + 1]));
    }

    @Test
    void anEmptyDocumentIsAConflict() {
        assertConflict(onceAfterAnotherSubmit(new byte[0]));
    }

    private void assertConflict(DocumentSource source) {
        PrintRefusedException refused = catchThrowableOfType(PrintRefusedException.class, () -> submit(source));

        assertThat(refused.refusal()).isEqualTo(new Refusal.IdempotencyConflict("a"));
        assertThat(accepted).hasSize(1);
        assertThat(Desk.balance(crank)).isEqualTo(Desk.LESS);
    }
}
