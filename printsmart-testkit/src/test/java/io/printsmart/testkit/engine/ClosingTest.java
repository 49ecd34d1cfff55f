package io.printsmart.testkit.engine;

import static io.printsmart.testkit.engine.Meddling.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.printsmart.PrintSmart;
import io.printsmart.job.JobState;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.Printer;
import io.printsmart.store.JobStore;
import io.printsmart.store.NodeStore;
import io.printsmart.store.PrintStore;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import io.printsmart.testkit.store.InMemoryDocumentStore;
import io.printsmart.testkit.store.InMemoryPrintStore;
import io.printsmart.transport.PrintTransport;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node with threads of its own that is closed. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClosingTest {

    private final InMemoryPrintStore real = new InMemoryPrintStore(InstantSource.system());
    private final CountDownLatch claiming = new CountDownLatch(1);
    private final CountDownLatch closedTransports = new CountDownLatch(1);

    /** The claim is answered when closing has passed by it, or has waited for it for a while. */
    @Test
    void whatIsClaimedAtThatVeryMomentStillFindsAWorker() throws InterruptedException {
        JobStore jobs = with(JobStore.class, real.jobs(), "claim", ignored -> {
            claiming.countDown();
            try {
                closedTransports.await(500, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted in the middle of the store", e);
            }
        });
        PrintSmart node = node(with(PrintStore.class, real, "jobs", jobs));
        try (ScriptedRawPrinter printer = ScriptedRawPrinter.start()) {
            node.accounts().topUp(Desk.ANN, Desk.FULL, "cash-desk-1");
            node.printers().put(Printer.of("library", printer.uri().toString()).withLoopbackAllowed(true));
            PrintJob job = node.service().submit(Desk.request("a").build());

            node.start();
            claiming.await();
            node.close();

            PrintJob ended = real.jobs().find(job.id()).orElseThrow();
            assertThat(ended.state()).isEqualTo(JobState.COMPLETED);
            assertThat(Desk.copiesOf(printer.paper(), "a")).hasSize(1);
        }
    }

    @Test
    void aTransportThatCannotBeClosedKeepsNothingElseOpen() {
        PrintTransport broken = with(PrintTransport.class, new FakeIpp(), "close", ignored -> {
            throw new IllegalStateException("planted");
        });
        List<NodeId> left = new ArrayList<>();
        NodeStore nodes = with(NodeStore.class, real.nodes(), "leave", arguments -> left.add((NodeId) arguments[0]));
        PrintSmart node = node(with(PrintStore.class, real, "nodes", nodes), broken);
        node.start();

        assertThatCode(node::close).doesNotThrowAnyException();

        assertThat(left).hasSize(1);
    }

    private PrintSmart node(PrintStore store) {
        return node(store, with(PrintTransport.class, new FakeIpp(), "close", ignored -> closedTransports.countDown()));
    }

    private static PrintSmart node(PrintStore store, PrintTransport transport) {
        return PrintSmart.builder()
                .store(store)
                .documents(new InMemoryDocumentStore(InstantSource.system()))
                .transport(transport)
                .build();
    }
}
