package io.printsmart.jdbc.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.jdbc.JdbcPrintStore;
import io.printsmart.jdbc.JdbcPrintStoreBuilder;
import io.printsmart.jdbc.databases.Bench;
import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.internal.dialect.Dialect;
import io.printsmart.jdbc.internal.dialect.Dialects;
import io.printsmart.store.StoreException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database that cannot be reached fails a call after a time, not after a number of slow tries. */
class RetryLimitTest {

    private static final int TRIES = 10;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(5).toNanos());
    private final AtomicInteger asked = new AtomicInteger();

    /** A pool that has no connection, and says so after a while. */
    private Transactions exhausted(Duration timeout) throws SQLException {
        DataSource pool = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    asked.incrementAndGet();
                    nanos.addAndGet(timeout.toNanos());
                    throw new SQLTransientConnectionException("no connection within " + timeout);
                });
        return new Transactions(pool, h2(), Duration.ofSeconds(2), TRIES, LIMIT, nanos::get);
    }

    private static Dialect h2() throws SQLException {
        try (Connection connection = Bench.on(Databases.H2_MEMORY).newConnection()) {
            return Dialects.of(connection);
        }
    }

    @ParameterizedTest
    @CsvSource({"30, 1", "29, 2", "10, 3", "1, 10", "0, 10"})
    void noTryBeginsAfterTheLimit(int seconds, int tries) throws SQLException {
        Transactions transactions = exhausted(Duration.ofSeconds(seconds));

        assertFails(() -> transactions.read("look", connection -> true), tries);
        assertFails(() -> transactions.write(Write.repeatable("write", connection -> Outcome.commit(true))), tries);
    }

    private void assertFails(ThrowingCallable call, int tries) {
        asked.set(0);
        assertThatThrownBy(call)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the database cannot be reached")
                .hasMessageContaining(tries == 1 ? "" : "also after " + tries + " tries");
        assertThat(asked).hasValue(tries);
    }

    @Test
    void theLimitHasItsBounds() {
        JdbcPrintStoreBuilder builder =
                JdbcPrintStore.builder(Bench.on(Databases.H2_MEMORY).dataSource());

        builder.retryLimit(Duration.ofMillis(1)).retryLimit(Duration.ofMinutes(10));
        for (Duration wrong : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(601)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.retryLimit(wrong))
                    .withMessage("retryLimit is " + wrong + "; it must be from 1 millisecond to 10 minutes");
        }
    }
}
