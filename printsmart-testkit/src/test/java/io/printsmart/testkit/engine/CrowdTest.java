package io.printsmart.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.Refusal;
import io.printsmart.service.Settings;
import io.printsmart.store.KnownPrinter;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many submits at once at a printer that is off: the looks at the others must not be in each other's way. */
class CrowdTest {

    private static final int SUBMITS = 20;

    private final List<ScriptedRawPrinter> others = new ArrayList<>();
    private HandCrank crank;

    @BeforeEach
    void start() {
        crank = HandCrank.with(
                Settings.DEFAULT, parts -> parts.names(host -> List.of(InetAddress.getLoopbackAddress())));
        ScriptedRawPrinter off = ScriptedRawPrinter.start();
        Desk.open(crank, named(off));
        off.close();
        for (int i = 0; i < 9; i++) {
            ScriptedRawPrinter other = ScriptedRawPrinter.start();
            others.add(other);
            Desk.add(crank, "other-" + i, named(other));
        }
    }

    @AfterEach
    void end() {
        crank.close();
        others.forEach(ScriptedRawPrinter::close);
    }

    @Test
    void aCrowdAtADeadPrinterIsRefusedAndLeavesNoHealthyOneInABadLight() throws Exception {
        CyclicBarrier together = new CyclicBarrier(SUBMITS);
        ExecutorService students = Executors.newFixedThreadPool(SUBMITS);
        List<Callable<Refusal>> submits = new ArrayList<>();
        for (int i = 0; i < SUBMITS; i++) {
            String key = "order-" + i;
            submits.add(() -> {
                together.await();
                try {
                    throw new AssertionError("accepted: " + Desk.submit(crank, key));
                } catch (PrintRefusedException e) {
                    return e.refusal();
                }
            });
        }
        try {
            for (Future<Refusal> refusal : students.invokeAll(submits)) {
                assertThat(refusal.get()).isInstanceOf(Refusal.PrinterUnavailable.class);
            }
        } finally {
            students.shutdown();
        }

        for (KnownPrinter known : crank.print().printers().list()) {
            if (known.printer().id().value().startsWith("other-")) {
                assertThat(known.health().status())
                        .as("%s: %s", known.printer().id(), known.health().message())
                        .isIn(PrinterStatus.ONLINE, PrinterStatus.UNKNOWN);
            }
        }
    }

    private static URI named(ScriptedRawPrinter printer) {
        return URI.create("socket://printer.example:" + printer.uri().getPort());
    }
}
