package io.printsmart.jdbc.internal.writer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Locale;
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
        boolean executes = name.startsWith("execute");
        String sql = executes && arguments != null && arguments[0] instanceof String given ? given : prepared;
        boolean batch = name.equals("executeBatch") || name.equals("executeLargeBatch");
        boolean writes = batch || !writesNothing(sql);
        if (writes && (executes || setsLargeValue(name))) {
            guard.write();
        }
        try {
            return Calls.on(statement, method, arguments);
        } finally {
            if (executes || name.equals("close")) {
                guard.executed();
            }
        }
    }

    private static boolean setsLargeValue(String setter) {
        return setter.startsWith("set")
                && (setter.endsWith("Stream") || setter.endsWith("lob") || setter.equals("setObject"));
    }

    /** Anything else may write, but for a setting of the session's alone. */
    private static boolean writesNothing(String sql) {
        String text = sql.strip().toLowerCase(Locale.ROOT);
        boolean reads = text.startsWith("select") || text.startsWith("(select");
        return (reads && !text.contains("for update")) || text.startsWith("set lock_timeout");
    }
}
