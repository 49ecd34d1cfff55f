package io.printsmart.jdbc.databases;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections of which each call can be watched, or made to fail. */
public final class Intercepted {

    private Intercepted() {}

    /** What happens around a call. */
    public interface Interceptor {

        /** Does the call, or something else in its place. */
        @Nullable
        Object around(Connection real, String method, @Nullable Object @Nullable [] arguments, Call call)
                throws Throwable;
    }

    /** The call as it was meant. */
    public interface Call {

        /** Does it. */
        @Nullable
        Object proceed() throws Throwable;
    }

    /** Watches a connection. */
    public static Connection connection(Connection real, Interceptor interceptor) {
        return (Connection) Proxy.newProxyInstance(
                Intercepted.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        interceptor.around(real, method.getName(), arguments, () -> invoke(real, method, arguments)));
    }

    /** Watches all connections. */
    public static DataSource dataSource(DataSource real, Interceptor interceptor) {
        return (DataSource) Proxy.newProxyInstance(
                Intercepted.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = invoke(real, method, arguments);
                    return result instanceof Connection connection ? connection(connection, interceptor) : result;
                });
    }

    private static @Nullable Object invoke(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
