package io.printsmart.testkit.printer;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The scripted printer with its own faults. */
final class ScriptedIppPrinterContractTest extends IppPrinterContract {

    private final ScriptedIppPrinter printer = ScriptedIppPrinter.start();

    @AfterEach
    void close() {
        printer.close();
    }

    @Override
    protected URI uri() {
        return printer.uri();
    }

    @Override
    protected void loseNextAnswer(IppOperation operation) {
        printer.faults().next(operation, IppFault.loseAnswer());
    }

    @Override
    protected void resetInsideNext(IppOperation operation) {
        printer.faults().next(operation, IppFault.resetAfterDocumentBytes(DOCUMENT.length / 2));
    }

    @Override
    protected List<Long> paper() {
        return printer.paper().complete().stream().map(Printout::length).toList();
    }
}
