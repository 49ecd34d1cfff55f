package io.printsmart.testkit.engine;

import static io.printsmart.testkit.engine.Desk.now;
import static io.printsmart.testkit.engine.Desk.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.job.RemoteJob;
import io.printsmart.service.Settings;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import io.printsmart.transport.PrintTransport;
import io.printsmart.transport.Ticket;
import io.printsmart.transport.Tokens;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node is stopped, or cut off from the store, while it opens; another one gets its job meanwhile. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LostWhileOpeningTest {

    private static final NodeId OTHER = new NodeId("node-other");

    /** Its port answers the prober; what is said there is the fake's. */
    private final ScriptedRawPrinter port = ScriptedRawPrinter.start();

    private final FakeIpp printer = new FakeIpp();
    private final List<String> canceled = new ArrayList<>();
    private final List<PrintJob> takenOver = new ArrayList<>();
    private final List<Ticket> tickets = new ArrayList<>();
    private final HandCrank crank = HandCrank.with(Settings.DEFAULT, parts -> parts.transport(transport()));

    private PrintTransport transport() {
        PrintTransport opening = Meddling.with(PrintTransport.class, printer, "open", given -> {
            tickets.add((Ticket) given[1]);
            takeOver(((Ticket) given[1]).order().id());
        });
        return Meddling.with(
                PrintTransport.class, opening, "cancel", given -> canceled.add(((Ticket) given[1]).token()));
    }

    private void takeOver(JobId job) {
        NodeId stopped = now(crank, job).claim().holder().orElseThrow();
        crank.store().nodes().leave(stopped);
        crank.store().nodes().join(OTHER, Duration.ofMinutes(5));
        while (takenOver.isEmpty()) {
            takenOver.addAll(crank.store().jobs().claim(OTHER, 1));
        }
    }

    private PrintJob aJobThatAnotherNodeGets() {
        Desk.open(crank, URI.create("ipp://127.0.0.1:" + port.uri().getPort() + "/ipp/print"));
        PrintJob job = submit(crank, "a");
        crank.crank();
        return job;
    }

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
        port.close();
    }

    @Test
    void whatWasOpenedForALostClaimIsCanceledThere() {
        printer.opens = Optional.of(new RemoteJob(
                7, "ipp://127.0.0.1:" + port.uri().getPort() + "/ipp/print", Optional.empty(), Optional.empty()));

        PrintJob job = aJobThatAnotherNodeGets();

        assertThat(now(crank, job.id()).isHeldBy(OTHER)).isTrue();
        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.PENDING);
        assertThat(canceled).containsExactly(tickets.get(0).token());
    }

    @Test
    void whereNothingCanBeOpenNothingIsCanceled() {
        aJobThatAnotherNodeGets();

        assertThat(canceled).isEmpty();
    }

    @Test
    void theAttemptOfTheNodeThatTookOverIsNotLeftBehind() {
        aJobThatAnotherNodeGets();

        String installation = crank.store().installation();
        Ticket stopped = tickets.get(0);
        assertThat(stopped.isLeftBehind(Tokens.token(installation, takenOver.get(0)) + " thesis"))
                .as("the attempt of who has the job now")
                .isFalse();
    }
}
