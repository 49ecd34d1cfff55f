package io.printsmart.jdbc;

import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.JdbcStoreUnderTest;
import io.printsmart.jdbc.databases.Pool;
import io.printsmart.store.DocumentStore;
import io.printsmart.testkit.contract.DocumentStoreContract;
import java.time.Duration;
import java.time.Instant;

/** The contract of a document store, for documents in a database. */
abstract class JdbcDocumentsContract extends DocumentStoreContract {

    private final JdbcStoreUnderTest tried;

    JdbcDocumentsContract(Databases kind, Pool pool, boolean autoCommit) {
        tried = JdbcStoreUnderTest.of(kind, pool, autoCommit);
    }

    @Override
    protected DocumentStore emptyStore() {
        tried.emptyStore();
        return tried.jdbcStore().documents();
    }

    @Override
    protected Instant now() {
        return tried.jdbcStore().now();
    }

    @Override
    protected void passTime(Duration duration) {
        tried.passTime(tried.jdbcStore(), duration);
    }
}
