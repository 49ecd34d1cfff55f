package io.printsmart.internal.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.printsmart.event.PrintEvent;
import io.printsmart.event.PrintEventListener;
import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.internal.loop.NodeLease;
import io.printsmart.internal.loop.StoreTime;
import io.printsmart.job.NodeId;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.store.EventStore;
import io.printsmart.store.NodeStore;
import io.printsmart.store.PrintStore;
import io.printsmart.store.UntoldEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class TellerTest {

    private final EventStore store = mock(EventStore.class);
    private final NodeLease lease =
            new NodeLease(mock(NodeStore.class), Duration.ofSeconds(20), () -> 0, () -> new NodeId("node-1"));
    private final List<PrintEvent> heard = new ArrayList<>();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final Teller teller = new Teller(
            new PrintEventListener() {
                @Override
                public String name() {
                    return "mail";
                }

                @Override
                public void on(PrintEvent event) {
                    heard.add(event);
                }
            },
            store,
            lease,
            new StoreTime(mock(PrintStore.class), () -> 0),
            event -> event,
            Duration.ofSeconds(5));

    /** It was read as untold, and told by another thread before it was looked at. */
    @Test
    void whatIsToldWhileTheNextIsLookedForIsToldOnce() {
        NodeId me = lease.beat();
        UntoldEvent changed = new UntoldEvent(
                new PrinterStatusChanged(
                        new PrinterId("library"),
                        1,
                        Instant.EPOCH,
                        PrinterStatus.UNKNOWN,
                        PrinterStatus.ONLINE,
                        List.of(),
                        ""),
                0,
                Optional.empty());
        when(store.hold(any(), any())).thenReturn(true);
        when(store.next(any(), anyInt())).thenReturn(List.of(changed)).thenAnswer(call -> {
            threads.remove().run();
            return List.of(changed);
        });

        teller.turn(me, threads::add, () -> {});
        teller.turn(me, threads::add, () -> {});

        assertThat(heard).hasSize(1);
        assertThat(threads).isEmpty();
    }
}
