package io.printsmart.jdbc.internal.writer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Takes the pen with the first statement that writes, and lays it down with the transaction's end. */
final class GuardedConnection implements InvocationHandler {

    private final Connection connection;
    private final Pen pen;
    private final AtomicReference<Pen.@Nullable Turn> turn = new AtomicReference<>();

    private GuardedConnection(Connection connection, Pen pen) {
        this.connection = connection;
        this.pen = pen;
    }

    static Connection of(Connection connection, Pen pen) {
        return (Connection) Proxy.newProxyInstance(
                GuardedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class, Guarded.class},
                new GuardedConnection(connection, pen));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        if (arguments != null && arguments.length == 1) {
            Object given = arguments[0];
            if (name.equals("equals")) {
                return proxy == given;
            }
            if (given instanceof Class<?> type && type.isInstance(proxy)) {
                return name.equals("unwrap") ? proxy : (Object) true;
            }
        }
        return switch (name) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "close", "abort" -> close(name, method, arguments);
            case "clearWarnings" -> {
                endIfNothingIsOpen();
                yield Calls.on(connection, method, arguments);
            }
            default -> handOn((Connection) proxy, method, arguments);
        };
    }

    private @Nullable Object handOn(Connection proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object result = Calls.on(connection, method, arguments);
        if (ends(method.getName(), arguments)) {
            end();
        }
        return result instanceof Statement statement
                ? GuardedStatement.of(statement, method.getReturnType(), this, proxy, sql(arguments))
                : result;
    }

    /** A rollback to a savepoint ends nothing, nor does auto-commit that is switched off. */
    private static boolean ends(String name, Object @Nullable [] arguments) {
        return switch (name) {
            case "commit" -> true;
            case "rollback" -> arguments == null || arguments.length == 0;
            case "setAutoCommit" -> arguments != null && arguments[0].equals(true);
            default -> false;
        };
    }

    private static String sql(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql ? sql : "";
    }

    /** H2 does nothing when it is to abort: closing waits for the statement that runs, and rolls back. */
    private @Nullable Object close(String name, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return Calls.on(connection, method, arguments);
        } finally {
            try {
                if (name.equals("abort")) {
                    connection.close();
                }
            } finally {
                end();
            }
        }
    }

    /** Something is going to be written, and stays open until the transaction's end. */
    void write() throws SQLException {
        if (turn.get() == null) {
            turn.set(pen.take());
        }
    }

    /** What is called. */
    interface Call {
        @Nullable
        Object on() throws Throwable;
    }

    /** Something is written of which no transaction knows yet. */
    @Nullable
    Object briefly(Call call) throws Throwable {
        if (turn.get() != null) {
            return call.on();
        }
        Pen.Turn brief = pen.take();
        try {
            return call.on();
        } finally {
            brief.end();
        }
    }

    /** A statement is done, which may have ended the transaction; in auto-commit mode each does. */
    void executed(boolean ended) {
        if (turn.get() == null) {
            return;
        }
        try {
            if (ended || connection.isClosed() || connection.getAutoCommit()) {
                end();
            }
        } catch (SQLException e) {
            // Then it stays until the end of the connection.
        }
    }

    /** HikariCP calls {@code clearWarnings} on each connection that it takes back, and ends only transactions that it saw. */
    private void endIfNothingIsOpen() throws SQLException {
        if (turn.get() != null && !connection.isClosed() && !hasOpenChanges()) {
            end();
        }
    }

    private boolean hasOpenChanges() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select contains_uncommitted from information_schema.sessions"
                        + " where session_id = session_id()")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private void end() {
        Pen.Turn mine = turn.getAndSet(null);
        if (mine != null) {
            mine.end();
        }
    }
}
