package io.printsmart.ipp.peer;

import io.printsmart.testkit.printer.FaultProxy;
import io.printsmart.testkit.printer.IppOperation;
import io.printsmart.testkit.printer.IppPrinterContract;
import io.printsmart.testkit.printer.ProxyFault;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The reference printer of CUPS behind the proxy that makes the faults. */
final class EvePrinterContractTest extends IppPrinterContract {

    private final EvePrinter printer = EvePrinter.start();
    private final FaultProxy proxy = FaultProxy.http(printer.address());

    @AfterEach
    void close() {
        proxy.close();
        printer.close();
    }

    @Override
    protected URI uri() {
        return proxy.uri(printer.uri());
    }

    @Override
    protected void loseNextAnswer(IppOperation operation) {
        proxy.onNext(operation, ProxyFault.loseAnswer());
    }

    @Override
    protected void resetInsideNext(IppOperation operation) {
        proxy.onNext(operation, ProxyFault.resetAfterRequestBytes(DOCUMENT.length / 2));
    }

    @Override
    protected List<Long> paper() {
        return printer.paper().stream()
                .filter(EvePrintout::complete)
                .map(EvePrintout::length)
                .toList();
    }
}
