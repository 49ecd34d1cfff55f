package io.printsmart.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.printsmart.service.Settings;
import io.printsmart.transport.ConnectivityProber;
import io.printsmart.transport.PrintTransport;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class ClosingTest {

    @Test
    void aTransportThatThrowsKeepsNothingElseOpen() {
        PrintTransport broken = Mockito.mock(PrintTransport.class);
        Mockito.when(broken.schemes()).thenReturn(Set.of("ipp"));
        Mockito.doThrow(new IllegalStateException("planted")).when(broken).close();
        AtomicBoolean closed = new AtomicBoolean();
        ConnectivityProber prober = Mockito.mock(ConnectivityProber.class);
        Mockito.doAnswer(call -> {
                    closed.set(true);
                    return null;
                })
                .when(prober)
                .close();
        HandCrank crank = HandCrank.with(
                Settings.DEFAULT, parts -> parts.transport(broken).prober(prober));
        crank.print().renewLease();

        assertThatCode(crank::close).doesNotThrowAnyException();

        assertThat(closed).isTrue();
    }
}
