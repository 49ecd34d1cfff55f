package io.printsmart.jdbc.internal.writer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the pen with the first statement that writes, and lays it down with the transaction's end. */
final class GuardedConnection implements InvocationHandler {

    /** What always ends the transaction, whether it says that it did or throws. */
    private static final Set<String> ENDS = Set.of("commit", "close", "abort");

    /** What writes although it is no statement. */
    private static final Set<String> WRITES = Set.of("createBlob", "createClob", "createNClob");

    private final Connection connection;
    private final Pen pen;
    private boolean writing;

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
        if (name.equals("hashCode")) {
            return System.identityHashCode(proxy);
        }
        if (WRITES.contains(name)) {
            write();
        }
        boolean ends = ends(name, arguments);
        try {
            Object result = Calls.on(connection, method, arguments);
            return result instanceof Statement statement
                    ? GuardedStatement.of(statement, method.getReturnType(), this, (Connection) proxy, sql(arguments))
                    : result;
        } finally {
            if (ends) {
                end();
            }
        }
    }

    /** A rollback to a savepoint ends nothing, nor does auto-commit that is switched off. */
    private static boolean ends(String name, Object @Nullable [] arguments) {
        return switch (name) {
            case "rollback" -> arguments == null || arguments.length == 0;
            case "setAutoCommit" -> arguments != null && arguments[0].equals(true);
            default -> ENDS.contains(name);
        };
    }

    private static String sql(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql ? sql : "";
    }

    /** Something is going to be written. */
    void write() throws SQLException {
        if (!writing) {
            pen.take();
            writing = true;
        }
    }

    /** A statement is done: in auto-commit mode that was all. */
    void executed() throws SQLException {
        if (writing && (connection.isClosed() || connection.getAutoCommit())) {
            end();
        }
    }

    private void end() {
        if (writing) {
            writing = false;
            pen.layDown();
        }
    }
}
