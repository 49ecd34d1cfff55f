package io.printsmart.runner.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.TestDatabase;
import io.printsmart.job.Flag;
import io.printsmart.job.InDoubtPolicy;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.job.PrintJob;
import io.printsmart.runner.process.Child;
import io.printsmart.runner.process.SubmittingPortal;
import io.printsmart.runner.process.Wait;
import io.printsmart.service.PrintRequest;
import io.printsmart.service.PrintService;
import io.printsmart.store.HistoryEntry;
import io.printsmart.testkit.printer.Printout;
import io.printsmart.testkit.printer.RemoteJob;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node's process is stopped in the midst of a document, for longer than its lease; another node takes over; then the
 * first one wakes up. What leaves it from then on is measured at the printer's end of the cable.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class StoppedNodeIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int HELD_AFTER = 100_000;
    private static final int RAW_CHUNK = 32 * 1024;

    /** With the frame that HTTP puts around it. */
    private static final int IPP_CHUNK = 16 * 1024 + 64;

    /** More than kernels take without anybody who reads. */
    private static final byte[] DOCUMENT = document(24 << 20);

    @TempDir
    Path folder;

    private final TestDatabase database = Databases.POSTGRESQL.fresh();
    private final ScriptedIppPrinter other = ScriptedIppPrinter.start();

    @AfterEach
    void switchOff() {
        other.close();
    }

    @Test
    void withCreateJobTheWokenNodeDecidesNothingAndNothingMorePrints() {
        try (ScriptedIppPrinter printer = ScriptedIppPrinter.start()) {
            Awakening seen = stopAndWake(printer.uri());

            assertThat(seen.job().state()).isEqualTo(JobState.COMPLETED);
            assertThat(seen.job().attempts()).isEqualTo(2);
            assertOnePrintoutOfTheSuccessor(printer, seen);
            assertThat(seen.bytes()).isLessThanOrEqualTo(seen.handedOver() + IPP_CHUNK);
        }
    }

    @Test
    void withPrintJobTheWokenNodeDecidesNothingAndSendsAtMostOneChunkBeyondTheKernelsBuffers() {
        try (ScriptedIppPrinter printer = ScriptedIppPrinter.start()) {
            printer.features().createJob(false);
            Awakening seen = stopAndWake(printer.uri());

            assertThat(seen.job().state()).isEqualTo(JobState.COMPLETED);
            assertOnePrintoutOfTheSuccessor(printer, seen);
            assertThat(seen.bytes()).isLessThanOrEqualTo(seen.handedOver() + IPP_CHUNK);
        }
    }

    @Test
    void overRawTheWokenNodeDecidesNothingAndSendsAtMostOneChunkBeyondTheKernelsBuffers() {
        try (ScriptedRawPrinter printer = ScriptedRawPrinter.start()) {
            Awakening seen = stopAndWake(printer.uri());

            assertThat(seen.job().state()).isEqualTo(JobState.FAILED);
            assertThat(seen.job().payment()).isEqualTo(PaymentState.REFUNDED);
            assertThat(seen.job().flags()).contains(Flag.REFUNDED_IN_DOUBT);
            assertThat(printer.awaitIdle(PATIENCE)).isTrue();
            assertThat(printer.paper().all()).singleElement().matches(paper -> !paper.complete());
            assertThat(seen.bytes()).isLessThanOrEqualTo(seen.handedOver() + RAW_CHUNK);
        }
    }

    /**
     * What was seen.
     *
     * @param job as it is at the end
     * @param handedOver what had left the node's process when it was stopped: taken, or in the kernel's queues
     * @param bytes what had come to the printer's end when the node had closed the connection
     */
    private record Awakening(PrintJob job, long handedOver, long bytes) {}

    private Awakening stopAndWake(URI printer) {
        SubmittingPortal.install(database.url(), database.user());
        try (SubmittingPortal portal = SubmittingPortal.open(database.url(), database.user());
                Relay relay = Relay.before(printer.getPort(), HELD_AFTER)) {
            portal.addPrinter("held", relay.uri(printer));
            portal.addPrinter("other", other.uri());
            portal.topUp("ann", "5.00");
            JobId id = submit(portal, "held", DOCUMENT);
            try (Child first = node("first")) {
                assertThat(relay.awaitHeld(PATIENCE)).as("%s", first.err()).isTrue();
                awaitFull(relay);
                first.signal("STOP");
                long handedOver = relay.taken() + relay.inKernel();
                List<HistoryEntry> before = takeOver(portal, id);

                first.signal("CONT");
                relay.release();
                assertThat(relay.awaitEnd(PATIENCE)).isTrue();
                assertGoesOnAsAnother(portal, first);

                assertThat(portal.print().service().history(id)).isEqualTo(before);
                assertThat(portal.print().audit().run().violations()).isEmpty();
                assertThat(relay.taken()).isLessThan(DOCUMENT.length);
                return new Awakening(portal.print().service().find(id).orElseThrow(), handedOver, relay.taken());
            }
        }
    }

    /** The node cannot hand over any more, since nobody takes anything. */
    private static void awaitFull(Relay relay) {
        long[] last = {-1};
        Wait.until("the kernel's buffers are full", PATIENCE, () -> {
            long now = relay.inKernel();
            boolean full = now == last[0] && now > 0;
            last[0] = now;
            return full;
        });
    }

    private List<HistoryEntry> takeOver(SubmittingPortal portal, JobId id) {
        try (Child second = node("second")) {
            awaitState(portal, id, JobState::isFinal, second);
            List<HistoryEntry> history = portal.print().service().history(id);
            assertThat(history.get(history.size() - 1).node()).startsWith("second");
            return history;
        }
    }

    private static void awaitState(SubmittingPortal portal, JobId id, Predicate<JobState> wanted, Child node) {
        PrintService service = portal.print().service();
        try {
            Wait.until(
                    "the end of " + id,
                    PATIENCE,
                    () -> wanted.test(service.find(id).orElseThrow().state()));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(service.find(id) + "\n" + service.history(id) + "\n" + node.err(), e);
        }
    }

    /** With nobody else there it has to do the next job, so that it surely has looked at what it held. */
    private static void assertGoesOnAsAnother(SubmittingPortal portal, Child first) {
        JobId next = submit(portal, "other", document(1000));
        awaitState(portal, next, state -> state == JobState.COMPLETED, first);
        assertThat(first.err()).contains("lost its lease");
    }

    private static void assertOnePrintoutOfTheSuccessor(ScriptedIppPrinter printer, Awakening seen) {
        String token = seen.job().attempt().orElseThrow().token();
        assertThat(printer.awaitJobs(
                        jobs -> jobs.stream().map(RemoteJob::state).allMatch(state -> state.isFinal()), PATIENCE))
                .isTrue();
        assertThat(printer.paper().all())
                .singleElement()
                .matches(Printout::complete)
                .matches(paper -> paper.isOf(DOCUMENT))
                .matches(paper -> paper.name().startsWith(token));
    }

    private Child node(String name) {
        List<String> args =
                List.of(database.url(), database.user(), name, InDoubtPolicy.REFUND.name(), HostBug.NONE.name());
        Child node = Child.ofClass(folder, HostMain.class, args);
        node.say(new HostMain.Orders(name, folder.resolve(name).toString(), List.of()).format());
        return node;
    }

    private static JobId submit(SubmittingPortal portal, String printer, byte[] document) {
        return portal.print()
                .service()
                .submit(PrintRequest.builder()
                        .key("order-" + printer)
                        .account("ann")
                        .printer(printer)
                        .document(() -> new ByteArrayInputStream(document))
                        .cost(SubmittingPortal.COST)
                        .build())
                .id();
    }

    private static byte[] document(int length) {
        byte[] document = new byte[length];
        Arrays.fill(document, (byte) '.');
        byte[] start = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, document, 0, start.length);
        return document;
    }
}
