package io.printsmart.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Why;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.Refusal;
import io.printsmart.service.Settings;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A name that resolves elsewhere the next time. The forbidden address is 0.0.0.0, which reaches this machine: who connected
 * to it would print.
 */
class NamesThatMoveTest {

    private final List<String> asked = new ArrayList<>();
    private ScriptedRawPrinter printer;
    private HandCrank crank;
    private List<InetAddress> answer;

    @BeforeEach
    void start() throws UnknownHostException {
        answer = List.of(address(127));
        printer = ScriptedRawPrinter.start();
        crank = HandCrank.with(Settings.DEFAULT, parts -> parts.names(this::resolve));
        Desk.open(crank, URI.create("socket://library.example:" + printer.uri().getPort()));
    }

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
        printer.close();
    }

    @Test
    void aNameIsResolvedOnceForOneLook() {
        Desk.submit(crank, "a");

        assertThat(asked).containsExactly("library.example");
    }

    @Test
    void aNameThatMovesToAForbiddenAddressAfterSubmitIsNotFollowedAndTheMoneyComesBack() throws UnknownHostException {
        PrintJob job = Desk.submit(crank, "a");
        answer = List.of(address(0));

        assertThat(crank.crankUntilIdle(Duration.ofHours(1))).isTrue();

        PrintJob failed = Desk.now(crank, job.id());
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(failed.why().code()).isEqualTo(Why.Code.DEADLINE);
        assertThat(Desk.balance(crank)).isEqualTo(Desk.FULL);
        assertThat(Desk.copiesOf(printer.paper(), "a")).isEmpty();
    }

    @Test
    void aNameThatComesBackIsPrintedTo() throws UnknownHostException {
        PrintJob job = Desk.submit(crank, "a");
        answer = List.of(address(0));
        crank.crankFor(Duration.ofMinutes(5));
        assertThat(Desk.now(crank, job.id()).state()).isEqualTo(JobState.PENDING);

        answer = List.of(address(127));
        assertThat(crank.crankUntilIdle(Duration.ofMinutes(1))).isTrue();

        assertThat(Desk.now(crank, job.id()).state()).isEqualTo(JobState.COMPLETED);
        assertThat(Desk.copiesOf(printer.paper(), "a")).hasSize(1);
    }

    @Test
    void aNameWithAnAllowedAndAForbiddenAddressWasMadeToDeceiveAndIsRefused() throws UnknownHostException {
        answer = List.of(address(127), address(0));

        assertConfigurationError();
    }

    @Test
    void aNameServiceThatAnswersWithNothingIsAnUnresolvedName() {
        answer = List.of();

        assertConfigurationError();
    }

    private void assertConfigurationError() {
        PrintRefusedException refused =
                catchThrowableOfType(PrintRefusedException.class, () -> Desk.submit(crank, "a"));

        assertThat(refused.refusal()).isInstanceOf(Refusal.PrinterUnavailable.class);
        assertThat(refused).hasMessageContaining("Printer configuration error");
        assertThat(Desk.balance(crank)).isEqualTo(Desk.FULL);
        assertThat(printer.connections()).isZero();
    }

    private List<InetAddress> resolve(String host) {
        asked.add(host);
        return answer;
    }

    /** 127.0.0.1 or 0.0.0.0, under the printer's name. */
    private static InetAddress address(int first) throws UnknownHostException {
        return InetAddress.getByAddress(
                "library.example", new byte[] {(byte) first, 0, 0, (byte) (first == 0 ? 0 : 1)});
    }
}
