package io.printsmart.jdbc.databases;

import io.printsmart.jdbc.databases.Intercepted.Call;
import io.printsmart.jdbc.databases.Intercepted.Interceptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Takes away the connection while it commits: the commit took place or it did not, and there is no answer. */
public final class CommitFaults implements Interceptor {

    /** What became of a commit whose answer is lost. */
    public enum Lost {
        /** The request never arrived. */
        NOT_APPLIED,
        /** The answer never arrived. */
        APPLIED
    }

    private final AtomicReference<@Nullable Lost> next = new AtomicReference<>();
    private final AtomicInteger commits = new AtomicInteger();
    private volatile boolean staysAway;
    private volatile boolean away;

    /** A data source with these faults. */
    public DataSource over(DataSource real) {
        return Intercepted.dataSource(real, this);
    }

    /** Loses the answer to the next commit. */
    public void loseNext(Lost lost) {
        next.set(lost);
        commits.set(0);
    }

    /** Loses the answer to the next commit, after which the database cannot be reached until {@link #comeBack}. */
    public void loseNextAndStayAway(Lost lost) {
        staysAway = true;
        loseNext(lost);
    }

    /** Ends the outage. */
    public void comeBack() {
        staysAway = false;
        away = false;
    }

    /** How many commits were asked for since. */
    public int commits() {
        return commits.get();
    }

    @Override
    public @Nullable Object around(Connection real, String method, @Nullable Object @Nullable [] arguments, Call call)
            throws Throwable {
        if (away && !method.equals("close") && !method.equals("abort") && !method.equals("isClosed")) {
            throw new SQLException("the database is away", "08001");
        }
        if (!method.equals("commit")) {
            return call.proceed();
        }
        commits.incrementAndGet();
        Lost lost = next.getAndSet(null);
        if (lost == null) {
            return call.proceed();
        }
        if (lost == Lost.APPLIED) {
            call.proceed();
        }
        away = staysAway;
        throw new SQLException("no answer to the commit", "08006");
    }
}
