package io.printsmart.jdbc.internal.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;

/** A connection as a host's wallet sees it: it cannot end the transaction, which is not the wallet's to end. */
final class HostsConnection {

    private static final Set<String> NOT_ITS_OWN = Set.of(
            "commit", "rollback", "abort", "setAutoCommit", "setTransactionIsolation", "setReadOnly", "setSavepoint");

    private HostsConnection() {}

    static Connection guard(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                HostsConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(connection, method, arguments));
    }

    private static Object call(Connection connection, Method method, Object[] arguments) throws Throwable {
        if (NOT_ITS_OWN.contains(method.getName())) {
            throw new IllegalStateException("a JdbcWallet called " + method.getName()
                    + " on the connection of PrintSmart's transaction; it must only run its statement");
        }
        if (method.getName().equals("close")) {
            throw new IllegalStateException(
                    "a JdbcWallet closed the connection of PrintSmart's transaction; it must leave it open");
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
