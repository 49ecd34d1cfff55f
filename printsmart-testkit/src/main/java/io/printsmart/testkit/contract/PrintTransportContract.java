package io.printsmart.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.DocumentRef;
import io.printsmart.job.Sighting;
import io.printsmart.printer.Finding;
import io.printsmart.testkit.fixture.SampleJob;
import io.printsmart.testkit.printer.Printout;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.DeliveryException;
import io.printsmart.transport.PrintTransport;
import io.printsmart.transport.Target;
import io.printsmart.transport.Ticket;
import io.printsmart.transport.Tokens;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a transport must do so that a lost answer is never taken for a success, nor for a failure that may be tried again:
 * it tells what it knows, in time, and whatever the printer and the network do, it does not throw.
 */
@Timeout(120)
public abstract class PrintTransportContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration STEP_LIMIT = Duration.ofSeconds(2);
    private static final int LARGE = 40_000_000;
    private static final String INSTALLATION = "contract";

    private PrintTransport transport;

    /** For adapters' tests. */
    protected PrintTransportContract() {}

    /**
     * Makes the transport under test. Called before each test; closed after it.
     *
     * @return the transport
     */
    protected abstract PrintTransport newTransport();

    /**
     * Where a printer is that prints what it gets, at once.
     *
     * @return the printer and its address
     */
    protected abstract Target printer();

    /** Switches that printer off, so that its port refuses. */
    protected abstract void switchOff();

    /** Lets that printer accept connections and say nothing, from now on. */
    protected abstract void fallSilent();

    /** Breaks the connection in the middle of the next document. Called before the delivery is opened. */
    protected abstract void breakInsideNextDocument();

    /**
     * Lets that printer stop reading the next document near its beginning, and hold the connection. Called before the
     * delivery is opened.
     */
    protected abstract void hangInsideNextDocument();

    /**
     * What that printer printed whole.
     *
     * @return the SHA-256 of each document in lower case hexadecimal digits, in order; waits until it is known
     */
    protected abstract List<String> paper();

    /**
     * Whether a printer can be asked about itself in this protocol. Where it cannot, {@link PrintTransport#inspect} says
     * ready without contacting it, since whether its port accepts is the prober's to find.
     *
     * @return true unless overridden
     */
    protected boolean printersCanBeAsked() {
        return true;
    }

    @BeforeEach
    void setUp() {
        transport = newTransport();
    }

    @AfterEach
    void tearDown() {
        transport.close();
        transport.close();
    }

    @Test
    void namesItsSchemesInLowerCase() {
        assertThat(transport.schemes()).isNotEmpty().allMatch(scheme -> scheme.matches("[a-z][a-z0-9+.-]*"));
        assertThat(transport.schemes()).contains(printer().printer().uri().scheme());
    }

    @Test
    void findsThePrinterReady() {
        assertThat(transport.inspect(printer(), TIMEOUT).finding()).isEqualTo(Finding.READY);
    }

    @Test
    void doesNotFindReadyWhatRefuses() {
        switchOff();
        boolean ready = transport.inspect(printer(), TIMEOUT).finding() == Finding.READY;
        assertThat(ready).isNotEqualTo(printersCanBeAsked());
    }

    @Test
    void sendsNoDocumentByteBeforeItIsTold() throws DeliveryException {
        byte[] document = document(1000);
        open(document, 1).close();
        assertThat(paper()).isEmpty();
    }

    @Test
    void printsByteForByteAndOnce() throws DeliveryException {
        byte[] document = document(300_000);
        Sighting seen = send(document, new OddStreams.Dribbling(document, 50_000, 1));
        assertThat(seen).isInstanceOfAny(Sighting.Accepted.class, Sighting.Printed.class);
        assertThat(paper()).containsExactly(Printout.sha256(document));
    }

    /** Some open a job first, and others connect only when there is something to send. */
    @Test
    void deliversNothingWhereNobodyListens() {
        switchOff();
        byte[] document = document(1000);
        try {
            Sighting seen = send(document, new ByteArrayInputStream(document));
            assertThat(seen).isInstanceOf(Sighting.NotDelivered.class);
        } catch (DeliveryException notOpened) {
            assertThat(notOpened.mayBeOpen()).isFalse();
        }
    }

    @Test
    void takesABrokenConnectionForALostAnswer() throws DeliveryException {
        byte[] document = document(LARGE);
        breakInsideNextDocument();
        try (Delivery delivery = open(document, 1)) {
            Sighting seen = delivery.send(new ByteArrayInputStream(document), document.length, TIMEOUT);
            assertThat(seen).isInstanceOf(Sighting.AnswerLost.class);
        }
        assertThat(paper()).isEmpty();
    }

    @Test
    void doesNotEndInOrderADocumentThatCannotBeRead() throws DeliveryException {
        byte[] document = document(300_000);
        assertLostOrThrown(document, new OddStreams.Broken(document, 100_000));
    }

    @Test
    void doesNotEndInOrderADocumentThatIsTooShort() throws DeliveryException {
        byte[] document = document(300_000);
        assertLostOrThrown(document, new ByteArrayInputStream(document, 0, 299_999));
    }

    @Test
    void givesUpAStepWithoutProgress() throws DeliveryException {
        byte[] document = document(LARGE);
        hangInsideNextDocument();
        try (Delivery delivery = open(document, 1)) {
            Sighting seen = delivery.send(new ByteArrayInputStream(document), document.length, STEP_LIMIT);
            assertThat(seen)
                    .isInstanceOfSatisfying(
                            Sighting.AnswerLost.class,
                            lost -> assertThat(lost.wholeDocumentLeft()).isFalse());
        }
    }

    @Test
    void endsAHangingSendFromAnotherThread() throws Exception {
        CompletableFuture<Sighting> sending;
        hangInsideNextDocument();
        try (Delivery delivery = open(document(LARGE), 1)) {
            sending = begun(delivery);
        }
        assertThat(sending.get(20, TimeUnit.SECONDS)).isInstanceOf(Sighting.AnswerLost.class);
    }

    @Test
    void endsAHangingSendWhenItIsClosed() throws Exception {
        hangInsideNextDocument();
        try (Delivery delivery = open(document(LARGE), 1)) {
            CompletableFuture<Sighting> sending = begun(delivery);
            transport.close();
            assertThat(sending.get(20, TimeUnit.SECONDS)).isInstanceOf(Sighting.AnswerLost.class);
        }
    }

    /** Returns once the first bytes of the large document were read. */
    private static CompletableFuture<Sighting> begun(Delivery delivery) throws Exception {
        byte[] document = document(LARGE);
        CompletableFuture<Void> begun = new CompletableFuture<>();
        InputStream told = new FilterInputStream(new ByteArrayInputStream(document)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                begun.complete(null);
                return super.read(buffer, offset, length);
            }
        };
        CompletableFuture<Sighting> sending =
                CompletableFuture.supplyAsync(() -> delivery.send(told, document.length, Duration.ofMinutes(10)));
        begun.get(20, TimeUnit.SECONDS);
        return sending;
    }

    @Test
    void looksInVainWithoutThrowing() {
        byte[] document = document(1000);
        assertThat(transport.look(printer(), ticket(document, 1), Optional.empty(), TIMEOUT))
                .isInstanceOfAny(Sighting.NotFound.class, Sighting.Unanswered.class);
        assertThat(transport.cancel(printer(), ticket(document, 1), Optional.empty(), TIMEOUT))
                .isInstanceOfAny(Sighting.NotFound.class, Sighting.Unanswered.class);
        switchOff();
        assertThat(transport.look(printer(), ticket(document, 1), Optional.empty(), TIMEOUT))
                .isInstanceOfAny(Sighting.NotFound.class, Sighting.Unanswered.class);
        assertThat(transport.cancel(printer(), ticket(document, 1), Optional.empty(), TIMEOUT))
                .isInstanceOfAny(Sighting.NotFound.class, Sighting.Unanswered.class);
    }

    @Test
    void findsNoLongerWorkingWhatIsPrinted() throws DeliveryException {
        byte[] document = document(1000);
        try (Delivery delivery = open(document, 1)) {
            delivery.send(new ByteArrayInputStream(document), document.length, TIMEOUT);
            assertThat(paper()).hasSize(1);
            Sighting seen = transport.look(printer(), ticket(document, 1), delivery.remote(), TIMEOUT);
            assertThat(seen)
                    .isInstanceOfAny(Sighting.Printed.class, Sighting.NotFound.class, Sighting.Unanswered.class);
        }
    }

    @Test
    void asksInTimeWhereNobodyAnswers() {
        fallSilent();
        byte[] document = document(1000);
        transport.inspect(printer(), STEP_LIMIT);
        assertThat(transport.look(printer(), ticket(document, 1), Optional.empty(), STEP_LIMIT))
                .isInstanceOfAny(Sighting.NotFound.class, Sighting.Unanswered.class);
    }

    private void assertLostOrThrown(byte[] document, InputStream stream) throws DeliveryException {
        try {
            assertThat(send(document, stream)).isInstanceOf(Sighting.AnswerLost.class);
        } catch (RuntimeException allowed) {
            // the caller knows that bytes were read, and judges it in the same way
        }
        assertThat(paper()).isEmpty();
    }

    private Sighting send(byte[] document, InputStream stream) throws DeliveryException {
        try (Delivery delivery = open(document, 1)) {
            return delivery.send(stream, document.length, TIMEOUT);
        }
    }

    private Delivery open(byte[] document, long fence) throws DeliveryException {
        return transport.open(printer(), ticket(document, fence), TIMEOUT);
    }

    private Ticket ticket(byte[] document, long fence) {
        DocumentRef reference = new DocumentRef("doc", Printout.sha256(document), document.length, "application/pdf");
        return new Ticket(
                SampleJob.of("job1", Instant.EPOCH).document(reference).order(),
                Tokens.prefix(INSTALLATION) + "job1-" + fence,
                INSTALLATION,
                false);
    }

    private static byte[] document(int length) {
        byte[] document = new byte[length];
        new Random(length).nextBytes(document);
        return document;
    }
}
