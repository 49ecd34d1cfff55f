package io.printsmart.benchmarks;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Counts the statements that go to a database. A batch is one. */
final class Statements {

    private final AtomicLong executed = new AtomicLong();

    long executed() {
        return executed.get();
    }

    /** The same database, counted. */
    DataSource count(DataSource source) {
        return proxy(DataSource.class, source);
    }

    private <T> T proxy(Class<T> type, Object target) {
        InvocationHandler handler = (self, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                executed.incrementAndGet();
            }
            try {
                return counted(method.invoke(target, arguments));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object counted(Object result) {
        if (result instanceof Connection) {
            return proxy(Connection.class, result);
        }
        if (result instanceof PreparedStatement) {
            return proxy(PreparedStatement.class, result);
        }
        return result instanceof Statement ? proxy(Statement.class, result) : result;
    }
}
