package io.printsmart.testkit.printer;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A scripted printer without faults behind the proxy that makes them. */
final class ProxiedIppPrinterContractTest extends IppPrinterContract {

    private final ScriptedIppPrinter printer = ScriptedIppPrinter.start();
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
        return printer.paper().complete().stream().map(Printout::length).toList();
    }
}
