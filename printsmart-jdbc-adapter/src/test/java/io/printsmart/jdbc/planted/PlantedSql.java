package io.printsmart.jdbc.planted;

import io.printsmart.jdbc.databases.Intercepted;
import io.printsmart.jdbc.databases.Intercepted.Call;
import io.printsmart.jdbc.databases.Intercepted.Interceptor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes a store misbehave as its bug has it, between the store and its database. */
final class PlantedSql implements Interceptor {

    private final SqlBug bug;

    private PlantedSql(SqlBug bug) {
        this.bug = bug;
    }

    static DataSource over(DataSource real, SqlBug bug) {
        return Intercepted.dataSource(real, new PlantedSql(bug));
    }

    @Override
    public @Nullable Object around(Connection real, String method, @Nullable Object @Nullable [] arguments, Call call)
            throws Throwable {
        boolean whole = arguments == null || arguments.length == 0;
        if (method.equals("rollback") && whole && bug.commitsInstead(real)) {
            real.commit();
            return null;
        }
        if (method.equals("prepareStatement") && arguments != null && arguments[0] instanceof String sql) {
            return statement(real, sql, real.prepareStatement(bug.sql(sql)));
        }
        return call.proceed();
    }

    private PreparedStatement statement(Connection connection, String sql, PreparedStatement real) {
        return (PreparedStatement) Proxy.newProxyInstance(
                PlantedSql.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("setString") && arguments != null) {
                        arguments[1] = bug.text(sql, (int) arguments[0], (String) arguments[1]);
                    }
                    if (method.getName().startsWith("execute")) {
                        bug.beforeExecution(connection, sql);
                    }
                    return answer(connection, sql, real, method, arguments);
                });
    }

    private @Nullable Object answer(
            Connection connection,
            String sql,
            PreparedStatement real,
            Method method,
            @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            boolean update = method.getName().equals("executeUpdate");
            if (update && e.getTargetException() instanceof SQLException error && bug.ignores(connection, sql, error)) {
                return 1;
            }
            throw e.getTargetException();
        }
    }
}
