package io.printsmart.jdbc.internal.store;

import io.printsmart.event.PrintEvent;
import io.printsmart.jdbc.internal.transaction.Outcome;
import io.printsmart.jdbc.internal.transaction.Transactions;
import io.printsmart.jdbc.internal.transaction.Work;
import io.printsmart.jdbc.internal.transaction.Write;
import io.printsmart.job.NodeId;
import io.printsmart.store.EventStore;
import io.printsmart.store.UntoldEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What listeners have not been told of yet. What adds to it stands in {@link Outbox}. */
public final class JdbcEvents implements EventStore {

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
        transactions.requireNotJoined("look for events for listener " + listener);
        return transactions.read(
                "look for events for listener " + listener, c -> tables.events().next(c, listener, max));
    }

    @Override
    public void told(String listener, PrintEvent event) {
        change("store that listener " + listener + " was told of " + event.id(), c -> {
            tables.events().delete(c, listener, event);
            return true;
        });
    }

    @Override
    public void postpone(String listener, PrintEvent event, Instant until) {
        change("postpone " + event.id() + " for listener " + listener, c -> {
            if (tables.events().failed(c, listener, event)) {
                tables.events().due(c, listener, event, until);
            }
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
