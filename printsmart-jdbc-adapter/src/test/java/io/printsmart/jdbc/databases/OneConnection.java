package io.printsmart.jdbc.databases;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A pool of one connection that shows what its users left in it; closing a borrowed connection only gives it back. */
public final class OneConnection implements AutoCloseable, Pooling {

    private final Connection real;
    private final AtomicBoolean aborted = new AtomicBoolean();
    private final AtomicInteger untilFailure = new AtomicInteger();
    private volatile String failing = "";

    private OneConnection(Connection real) {
        this.real = real;
    }

    /** With a new connection. */
    public static OneConnection of(Bench bench) throws SQLException {
        return new OneConnection(bench.newConnection());
    }

    /** The connection itself. */
    public Connection real() {
        return real;
    }

    /** Has a call of a method fail: the first, the second ... */
    public void failOn(String method, int call) {
        untilFailure.set(call);
        failing = method;
    }

    /** Whether a borrower gave the connection up. */
    public boolean isAborted() {
        return aborted.get();
    }

    @Override
    public Connection getConnection() {
        return Intercepted.connection(real, (connection, method, arguments, call) -> switch (method) {
            case "close" -> null;
            case "abort" -> {
                aborted.set(true);
                yield null;
            }
            default -> called(method, call);
        });
    }

    private @Nullable Object called(String method, Intercepted.Call call) throws Throwable {
        if (method.equals(failing) && untilFailure.decrementAndGet() == 0) {
            throw new SQLException(method + " fails");
        }
        return call.proceed();
    }

    @Override
    public void close() throws SQLException {
        real.close();
    }
}
