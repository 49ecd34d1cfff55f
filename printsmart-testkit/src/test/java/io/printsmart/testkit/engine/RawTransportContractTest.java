package io.printsmart.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.internal.net.RawTransport;
import io.printsmart.printer.Printer;
import io.printsmart.testkit.contract.PrintTransportContract;
import io.printsmart.testkit.printer.Printout;
import io.printsmart.testkit.printer.RawScript;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import io.printsmart.transport.PrintTransport;
import io.printsmart.transport.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** What every transport must do, over a raw port. */
final class RawTransportContractTest extends PrintTransportContract {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final ScriptedRawPrinter printer = ScriptedRawPrinter.start();

    @AfterEach
    void close() {
        printer.close();
    }

    @Override
    protected PrintTransport newTransport() {
        return new RawTransport(LONG);
    }

    @Override
    protected Target printer() {
        return new Target(Printer.of("raw", printer.uri().toString()).withLoopbackAllowed(true), printer.address());
    }

    @Override
    protected void switchOff() {
        printer.switchOff();
    }

    @Override
    protected void fallSilent() {
        printer.always(RawScript.stallAfter(0));
    }

    @Override
    protected void breakInsideNextDocument() {
        printer.next(RawScript.resetAfter(1_000_000));
    }

    @Override
    protected void hangInsideNextDocument() {
        printer.next(RawScript.stallAfter(10_000));
    }

    @Override
    protected boolean printersCanBeAsked() {
        return false;
    }

    @Override
    protected List<String> paper() {
        connectLast();
        assertThat(printer.awaitIdle(LONG)).isTrue();
        return printer.paper().complete().stream().map(Printout::sha256).toList();
    }

    /** Connections are accepted in turn: once this one is over, there is none before it that the printer has not seen. */
    private void connectLast() {
        try (Socket last =
                new Socket(printer.address().getAddress(), printer.address().getPort())) {
            last.shutdownOutput();
            assertThat(last.getInputStream().read()).isNegative();
        } catch (ConnectException switchedOff) {
            // then there is no connection any more
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
