package io.printsmart.runner.process;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.pool.HikariPool;
import io.printsmart.runner.database.DatabaseException;
import io.printsmart.store.StoreException;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Waiting for what other processes do, which tell nobody. */
public final class Wait {

    private static final Duration POLL = Duration.ofMillis(20);

    private Wait() {}

    /** Waits until something holds. */
    public static void until(String what, Duration atMost, Callable<Boolean> condition) {
        await(what).pollDelay(Duration.ZERO).pollInterval(POLL).atMost(atMost).until(condition);
    }

    /** Tries something again until the database can be reached. */
    public static <T> T working(String what, Duration atMost, Callable<T> attempt) {
        return await(what)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .atMost(atMost)
                .ignoreExceptionsMatching(Wait::isOfTheDatabase)
                .until(attempt, result -> true);
    }

    private static boolean isOfTheDatabase(Throwable e) {
        return e instanceof StoreException
                || e instanceof DatabaseException
                || e instanceof HikariPool.PoolInitializationException;
    }
}
