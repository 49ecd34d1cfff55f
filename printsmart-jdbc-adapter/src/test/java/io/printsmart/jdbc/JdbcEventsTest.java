package io.printsmart.jdbc;

import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.JdbcStoreUnderTest;
import io.printsmart.jdbc.databases.Pool;
import org.junit.jupiter.api.Nested;

/** Events and open transactions on each database. */
class JdbcEventsTest {

    @Nested
    class H2 extends JdbcEventsContract {
        @Override
        JdbcStoreUnderTest underTest() {
            return JdbcStoreUnderTest.of(Databases.H2_MEMORY, Pool.HIKARI, false);
        }
    }

    @Nested
    class Postgres extends JdbcEventsContract {
        @Override
        JdbcStoreUnderTest underTest() {
            return JdbcStoreUnderTest.of(Databases.POSTGRESQL, Pool.HIKARI, true);
        }
    }

    @Nested
    class MariaDb extends JdbcEventsContract {
        @Override
        JdbcStoreUnderTest underTest() {
            return JdbcStoreUnderTest.of(Databases.MARIADB, Pool.HIKARI, true);
        }
    }
}
