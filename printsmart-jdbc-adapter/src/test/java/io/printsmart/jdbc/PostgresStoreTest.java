package io.printsmart.jdbc;

import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.JdbcStoreUnderTest;
import io.printsmart.jdbc.databases.Pool;
import io.printsmart.testkit.contract.PrintStoreContract;
import io.printsmart.testkit.contract.StoreUnderTest;
import org.junit.jupiter.api.Nested;

/** The contract of a store, kept on PostgreSQL. */
class PostgresStoreTest {

    @Nested
    class Unpooled extends PrintStoreContract {
        @Override
        protected StoreUnderTest underTest() {
            return JdbcStoreUnderTest.of(Databases.POSTGRESQL, Pool.NONE, true);
        }
    }

    @Nested
    class UnpooledWithoutAutoCommit extends PrintStoreContract {
        @Override
        protected StoreUnderTest underTest() {
            return JdbcStoreUnderTest.of(Databases.POSTGRESQL, Pool.NONE, false);
        }
    }

    @Nested
    class Pooled extends PrintStoreContract {
        @Override
        protected StoreUnderTest underTest() {
            return JdbcStoreUnderTest.of(Databases.POSTGRESQL, Pool.HIKARI, true);
        }
    }

    @Nested
    class PooledWithoutAutoCommit extends PrintStoreContract {
        @Override
        protected StoreUnderTest underTest() {
            return JdbcStoreUnderTest.of(Databases.POSTGRESQL, Pool.HIKARI, false);
        }
    }
}
