package io.printsmart.jdbc.internal.store;

import io.printsmart.event.PrintEvent;
import io.printsmart.jdbc.internal.table.EventRow;
import io.printsmart.jdbc.internal.table.SetAside;
import io.printsmart.jdbc.internal.transaction.Outcome;
import io.printsmart.jdbc.internal.transaction.Transactions;
import io.printsmart.jdbc.internal.transaction.Work;
import io.printsmart.jdbc.internal.transaction.Write;
import io.printsmart.job.NodeId;
import io.printsmart.store.EventStore;
import io.printsmart.store.UntoldEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What listeners have not been told of yet. What adds to it stands in {@link Outbox}. */
public final class JdbcEvents implements EventStore {

    /** As long as a listener may fail to take an event. */
    private static final Duration PATIENCE = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(JdbcEvents.class);

    private final Transactions transactions;
    private final Tables tables;

    JdbcEvents(Transactions transactions, Tables tables) {
        this.transactions = transactions;
        this.tables = tables;
    }

    @Override
    public void register(String listener) {
        change("register listener " + listener, c -> {
            if (!tables.listeners().renew(c, listener)) {
                tables.listeners().insert(c, listener, Optional.empty());
            }
            return true;
        });
    }

    @Override
    public boolean hold(String listener, NodeId node) {
        return change("hold listener " + listener, c -> hold(c, listener, node));
    }

    @Override
    public List<UntoldEvent> next(String listener, int max) {
        String what = "look for events for listener " + listener;
        transactions.requireNotJoined(what);
        List<EventRow> rows;
        List<EventRow> unreadable;
        do {
            rows = transactions.read(what, c -> tables.events().next(c, listener, max));
            unreadable = rows.stream().filter(EventRow::isUnreadable).toList();
            if (!unreadable.isEmpty()) {
                setAside(listener, unreadable);
            }
        } while (unreadable.size() == max);
        return rows.stream().flatMap(row -> row.event().stream()).toList();
    }

    /** They are not due for a while, and so take no place of those that can be read. What follows on one waits with it. */
    private void setAside(String listener, List<EventRow> unreadable) {
        EventRow first = unreadable.get(0);
        LOG.error(
                "listener {}: {} events cannot be read by this version and wait {} minutes, and with them the later ones"
                        + " of their jobs or printers; the first is {}:{}: {}; run the version that wrote them",
                listener,
                unreadable.size(),
                SetAside.WHILE.toMinutes(),
                first.subject(),
                first.version(),
                first.wrong());
        change("set events aside for listener " + listener, c -> {
            Instant now = tables.clock().now(c);
            for (EventRow row : unreadable) {
                setAside(c, listener, row, now);
            }
            return true;
        });
    }

    private void setAside(Connection connection, String listener, EventRow row, Instant now) throws SQLException {
        if (row.failingSince().orElse(now).plus(PATIENCE).isBefore(now)) {
            LOG.error(
                    "listener {}: event {}:{} could not be read for {}; it is given up",
                    listener,
                    row.subject(),
                    row.version(),
                    PATIENCE);
            tables.events().delete(connection, listener, row.subject(), row.version());
        } else {
            postpone(connection, listener, row.subject(), row.version(), now.plus(SetAside.WHILE));
        }
    }

    private void postpone(Connection connection, String listener, String subject, long version, Instant until)
            throws SQLException {
        if (tables.events().failed(connection, listener, subject, version)) {
            tables.events().due(connection, listener, subject, version, until);
        }
    }

    @Override
    public void told(String listener, PrintEvent event) {
        change("store that listener " + listener + " was told of " + event.id(), c -> {
            tables.events().delete(c, listener, event.subject(), event.version());
            return true;
        });
    }

    @Override
    public void postpone(String listener, PrintEvent event, Instant until) {
        change("postpone " + event.id() + " for listener " + listener, c -> {
            postpone(c, listener, event.subject(), event.version(), until);
            return true;
        });
    }

    @Override
    public long untold(String listener) {
        return transactions.read(
                "count the events for listener " + listener,
                c -> tables.events().count(c, listener));
    }

    /** Listeners go first, so that nothing is added for them any more while their events are erased. */
    @Override
    public int forget(Instant silentSince, int max) {
        change("forget listeners", c -> {
            tables.listeners().deleteSilent(c, silentSince);
            return true;
        });
        return change(
                "erase events of forgotten listeners", c -> tables.events().deleteOfNobody(c, max));
    }

    private <T> T change(String what, Work<T> work) {
        transactions.requireNotJoined(what);
        return transactions.write(Write.repeatable(what, c -> Outcome.commit(work.in(c))));
    }

    private boolean hold(Connection connection, String listener, NodeId node) throws SQLException {
        boolean alive = tables.nodes().exists(connection, node);
        Optional<Optional<NodeId>> registered = tables.listeners().lock(connection, listener);
        if (registered.isEmpty()) {
            tables.listeners().insert(connection, listener, Optional.of(node).filter(me -> alive));
            return alive;
        }
        tables.listeners().renew(connection, listener);
        Optional<NodeId> holder = registered.get();
        if (holder.equals(Optional.of(node))) {
            return alive;
        }
        boolean free = holder.isEmpty() || !tables.nodes().exists(connection, holder.get());
        if (alive && free) {
            tables.listeners().hold(connection, listener, node);
        }
        return alive && free;
    }
}
