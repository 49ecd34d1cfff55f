package io.printsmart.ipp;

import static io.printsmart.ipp.Fixtures.DOCUMENT;
import static io.printsmart.ipp.Fixtures.TIMEOUT;
import static io.printsmart.ipp.Fixtures.TOKEN;
import static io.printsmart.ipp.Fixtures.send;
import static io.printsmart.ipp.Fixtures.target;
import static io.printsmart.ipp.Fixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.Proof;
import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import io.printsmart.testkit.printer.CancelManner;
import io.printsmart.testkit.printer.IppFault;
import io.printsmart.testkit.printer.IppOperation;
import io.printsmart.testkit.printer.JobOutcome;
import io.printsmart.testkit.printer.PlainIpp;
import io.printsmart.testkit.printer.RemoteJobState;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.DeliveryException;
import io.printsmart.transport.Target;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What became of an attempt, and what a cancel made of it. */
final class WatchTest {

    private static final String ANY_ATTEMPT = "ps-test-job1-";

    private final ScriptedIppPrinter printer = ScriptedIppPrinter.start();
    private final IppTransport transport = IppTransport.create();
    private final Target target = target(printer.uri(), printer.address());

    @AfterEach
    void close() {
        transport.close();
        printer.close();
    }

    @Test
    void findsByTheTokenWhatHasNoKnownId() throws DeliveryException {
        sent(TOKEN);
        assertThat(look(TOKEN, Optional.empty())).isEqualTo(new Sighting.Printed(Proof.COMPLETED, OptionalInt.of(1)));
    }

    @Test
    void tellsWhatItFoundByTheToken() throws DeliveryException {
        printer.marking().manual();
        Optional<RemoteJob> remote = sent(TOKEN);
        Sighting.Working working = (Sighting.Working) look(TOKEN, Optional.empty());
        assertThat(working.remote().id()).isEqualTo(1);
        assertThat(working.remote().printerUuid())
                .isEqualTo(remote.orElseThrow().printerUuid());
    }

    @Test
    void doesNotTakeARecycledIdForItsOwn() throws DeliveryException, IOException {
        Optional<RemoteJob> remote = sent(TOKEN);
        printer.reboot();
        new PlainIpp(printer.uri()).print("somebody else's", DOCUMENT);
        assertThat(printer.jobs().get(0).id()).isEqualTo(remote.orElseThrow().id());
        assertThat(look(TOKEN, remote)).isInstanceOf(Sighting.NotFound.class);
    }

    @Test
    void doesNotTakeALongerTokenForItsOwn() throws DeliveryException {
        sent(TOKEN + "0");
        assertThat(look(TOKEN, Optional.empty())).isInstanceOf(Sighting.NotFound.class);
    }

    @Test
    void doesNotChooseBetweenTwoMatches() throws DeliveryException {
        sent(TOKEN);
        sent(TOKEN);
        Sighting.NotFound seen = (Sighting.NotFound) look(TOKEN, Optional.empty());
        assertThat(seen.detail()).contains("two matches");
    }

    @Test
    void doesNotBelieveAnotherDevice() throws DeliveryException {
        Optional<RemoteJob> remote = sent(TOKEN);
        printer.panel().changeUuid();
        Sighting.NotFound seen = (Sighting.NotFound) look(TOKEN, remote);
        assertThat(seen.detail()).contains("another device");
        assertThat(transport.cancel(target, ticket(), remote, TIMEOUT)).isInstanceOf(Sighting.NotFound.class);
        assertThat(printer.posts(IppOperation.CANCEL_JOB)).isZero();
    }

    @Test
    void isUnansweredWhereNothingIsUnderstood() throws DeliveryException {
        Optional<RemoteJob> remote = sent(TOKEN);
        printer.faults().always(IppOperation.GET_JOB_ATTRIBUTES, IppFault.garbage());
        assertThat(look(TOKEN, remote)).isInstanceOf(Sighting.Unanswered.class);
        printer.faults().always(IppOperation.GET_JOB_ATTRIBUTES, IppFault.http(503));
        assertThat(look(TOKEN, remote)).isInstanceOf(Sighting.Unanswered.class);
        printer.faults().always(IppOperation.GET_JOB_ATTRIBUTES, IppFault.status(0x0500));
        assertThat(look(TOKEN, remote)).isInstanceOf(Sighting.Printed.class);
        printer.faults().always(IppOperation.GET_JOBS, IppFault.status(0x0500));
        assertThat(look(TOKEN, remote)).isInstanceOf(Sighting.Unanswered.class);
    }

    @Test
    void tellsOfAJobThatWasGivenUp() throws DeliveryException {
        printer.marking().nextOutcomes(JobOutcome.aborted(2));
        Sighting.Stopped stopped = (Sighting.Stopped) look(TOKEN, sent(TOKEN));
        assertThat(stopped.processed()).hasValue(true);
        assertThat(stopped.impressions()).hasValue(2);
        assertThat(stopped.zeroMeansNone()).isTrue();
    }

    @Test
    void tellsOfAJobThatWasHandedOn() throws DeliveryException {
        printer.marking().nextOutcomes(JobOutcome.completed("queued-in-device"));
        assertThat(look(TOKEN, sent(TOKEN))).isEqualTo(new Sighting.Printed(Proof.ACCEPTED, OptionalInt.of(1)));
    }

    @Test
    void cancelsBeforeItPrints() throws DeliveryException {
        printer.marking().manual();
        Sighting.Stopped stopped = (Sighting.Stopped) cancel(sent(TOKEN));
        assertThat(stopped.processed()).hasValue(false);
        assertThat(printer.paper().all()).isEmpty();
    }

    @Test
    void isPrintedInSpiteOfACancel() throws DeliveryException {
        printer.marking().manual();
        printer.marking().onCancel(CancelManner.PRINTS_ON_SAYS_COMPLETED);
        Optional<RemoteJob> remote = sent(TOKEN);
        printer.marking().startNext();
        assertThat(cancel(remote)).isInstanceOf(Sighting.Working.class);
        printer.marking().complete();
        assertThat(cancel(remote)).isInstanceOf(Sighting.Printed.class);
        assertThat(printer.posts(IppOperation.CANCEL_JOB)).isEqualTo(1);
    }

    @Test
    void looksAlsoWhereTheAnswerToCancelJobIsLost() throws DeliveryException {
        printer.marking().manual();
        Optional<RemoteJob> remote = sent(TOKEN);
        printer.faults().next(IppOperation.CANCEL_JOB, IppFault.loseAnswer());
        assertThat(cancel(remote)).isInstanceOf(Sighting.Stopped.class);
    }

    @Test
    void cancelsAllAttemptsOfAJob() throws DeliveryException {
        printer.features().capacity(10);
        printer.marking().manual();
        sent(TOKEN);
        printer.faults().next(IppOperation.GET_JOBS, IppFault.status(0x0500));
        sent("ps-test-job1-2");
        assertThat(look(ANY_ATTEMPT, Optional.empty())).isInstanceOf(Sighting.Working.class);
        assertThat(transport.cancel(target, ticket(ANY_ATTEMPT), Optional.empty(), TIMEOUT))
                .isInstanceOf(Sighting.Stopped.class);
        assertThat(printer.jobs()).hasSize(2).allMatch(job -> job.state() == RemoteJobState.CANCELED);
    }

    @Test
    void ofSeveralAttemptsTheOneThatPrintedCounts() throws DeliveryException {
        printer.marking().nextOutcomes(JobOutcome.aborted(0), JobOutcome.completed());
        sent(TOKEN);
        sent("ps-test-job1-2");
        assertThat(look(ANY_ATTEMPT, Optional.empty())).isInstanceOf(Sighting.Printed.class);
    }

    private Optional<RemoteJob> sent(String token) throws DeliveryException {
        try (Delivery delivery = transport.open(target, ticket(token), TIMEOUT)) {
            assertThat(send(delivery)).isInstanceOf(Sighting.Accepted.class);
            return delivery.remote();
        }
    }

    private Sighting look(String token, Optional<RemoteJob> remote) {
        return transport.look(target, ticket(token), remote, TIMEOUT);
    }

    private Sighting cancel(Optional<RemoteJob> remote) {
        return transport.cancel(target, ticket(), remote, TIMEOUT);
    }
}
