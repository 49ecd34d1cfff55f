package io.printsmart.ipp;

import io.printsmart.testkit.contract.PrintTransportContract;
import io.printsmart.testkit.printer.IppFault;
import io.printsmart.testkit.printer.IppOperation;
import io.printsmart.testkit.printer.Printout;
import io.printsmart.testkit.printer.RemoteJobState;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import io.printsmart.transport.PrintTransport;
import io.printsmart.transport.Target;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** What every transport must do, over IPP. */
class IppTransportContractTest extends PrintTransportContract {

    final ScriptedIppPrinter printer = ScriptedIppPrinter.start();

    @AfterEach
    void close() {
        printer.close();
    }

    @Override
    protected PrintTransport newTransport() {
        return IppTransport.create();
    }

    @Override
    protected Target printer() {
        return Fixtures.target(printer.uri(), printer.address());
    }

    @Override
    protected void switchOff() {
        printer.switchOff();
    }

    @Override
    protected void fallSilent() {
        printer.faults().always(IppFault.stall());
    }

    @Override
    protected void breakInsideNextDocument() {
        onNextDocument(IppFault.resetAfterDocumentBytes(1_000_000));
    }

    @Override
    protected void hangInsideNextDocument() {
        onNextDocument(IppFault.stallAfterDocumentBytes(10_000));
    }

    @Override
    protected List<String> paper() {
        printer.awaitJobs(
                jobs -> jobs.stream()
                        .allMatch(job -> job.state().isFinal() || job.state() == RemoteJobState.PENDING_HELD),
                Fixtures.TIMEOUT);
        return printer.paper().complete().stream().map(Printout::sha256).toList();
    }

    private void onNextDocument(IppFault fault) {
        printer.faults().next(IppOperation.SEND_DOCUMENT, fault);
        printer.faults().next(IppOperation.PRINT_JOB, fault);
    }
}
