package io.printsmart.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printsmart.printer.Finding;
import io.printsmart.printer.ProbeResult;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.Refusal;
import io.printsmart.service.Settings;
import io.printsmart.store.JobQuery;
import io.printsmart.transport.ConnectivityProber;
import io.printsmart.transport.Target;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A submit to a printer that nothing reaches, with a scripted reachability. */
class UnreachableTest {

    @ParameterizedTest
    @CsvSource({
        "SILENT, false, Network connectivity issue",
        "SILENT, true, Print service down",
        "UNREACHABLE, false, Printer unavailable",
        "REFUSED, false, Print service down"
    })
    void isRefusedInTheUsersWordsWithWhoCouldDoItAndLeavesNothing(Finding found, boolean ping, String text) {
        HandCrank crank = HandCrank.with(Settings.DEFAULT, parts -> parts.prober(new Reachability(found, ping)));
        Desk.open(crank, URI.create("socket://10.1.2.3:9100"));
        Desk.add(crank, "office", URI.create("socket://10.1.2.4:9100"));

        PrintRefusedException refused =
                catchThrowableOfType(PrintRefusedException.class, () -> Desk.submit(crank, "a"));

        Refusal.PrinterUnavailable why = (Refusal.PrinterUnavailable) refused.refusal();
        assertThat(refused).hasMessageContaining(text);
        assertThat(why.alternatives())
                .extracting(other -> other.printer().value())
                .containsExactly("office");
        assertThat(Desk.balance(crank)).isEqualTo(Desk.FULL);
        assertThat(crank.print().service().jobs(new JobQuery(Optional.empty(), Optional.empty(), Optional.empty(), 10)))
                .isEmpty();
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
    }

    /** The library is not reached, the office is. */
    private record Reachability(Finding library, boolean pings) implements ConnectivityProber {

        @Override
        public int capacity() {
            return 10;
        }

        @Override
        public void probe(List<Target> targets, Duration timeout, Consumer<ProbeResult> sink) {
            for (Target target : targets) {
                boolean office = target.printer().id().value().equals("office");
                sink.accept(ProbeResult.of(target.printer().id(), office ? Finding.READY : library, "", Duration.ZERO));
            }
        }

        @Override
        public boolean answersPing(InetAddress address, Duration timeout) {
            return pings;
        }

        @Override
        public void close() {}
    }
}
