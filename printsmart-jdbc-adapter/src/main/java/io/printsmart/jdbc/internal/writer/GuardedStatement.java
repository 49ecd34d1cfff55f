package io.printsmart.jdbc.internal.writer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Says before it writes that it does. H2 writes large values when they are set already. */
final class GuardedStatement implements InvocationHandler {

    private final Statement statement;
    private final GuardedConnection guard;
    private final Connection connection;
    private final String prepared;

    private GuardedStatement(Statement statement, GuardedConnection guard, Connection connection, String prepared) {
        this.statement = statement;
        this.guard = guard;
        this.connection = connection;
        this.prepared = prepared;
    }

    static Object of(Statement statement, Class<?> type, GuardedConnection guard, Connection connection, String sql) {
        return Proxy.newProxyInstance(
                GuardedStatement.class.getClassLoader(),
                new Class<?>[] {type},
                new GuardedStatement(statement, guard, connection, sql));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        if (name.equals("getConnection")) {
            return connection;
        }
        if (name.startsWith("execute")) {
            return execute(method, arguments);
        }
        return setsLargeValue(name)
                ? guard.briefly(() -> Calls.on(statement, method, arguments))
                : Calls.on(statement, method, arguments);
    }

    private @Nullable Object execute(Method method, Object @Nullable [] arguments) throws Throwable {
        String sql = arguments != null && arguments[0] instanceof String given ? given : prepared;
        // The statements of a batch are not looked at.
        if (method.getName().endsWith("Batch") || Statements.writes(sql)) {
            guard.write();
        }
        boolean done = false;
        try {
            Object result = Calls.on(statement, method, arguments);
            done = true;
            return result;
        } finally {
            guard.executed(done && Statements.ends(sql));
        }
    }

    private static boolean setsLargeValue(String setter) {
        return setter.startsWith("set")
                && (setter.endsWith("Stream")
                        || setter.endsWith("lob")
                        || setter.equals("setObject")
                        || setter.equals("setSQLXML"));
    }
}
