package io.printsmart.jdbc;

import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.Pool;
import org.junit.jupiter.api.Nested;

/** Documents in each of the databases. */
class JdbcDocumentsTest {

    @Nested
    class InMemory extends JdbcDocumentsContract {
        InMemory() {
            super(Databases.H2_MEMORY, Pool.NONE, true);
        }
    }

    @Nested
    class InAFile extends JdbcDocumentsContract {
        InAFile() {
            super(Databases.H2_FILE, Pool.HIKARI, false);
        }
    }

    @Nested
    class OnPostgres extends JdbcDocumentsContract {
        OnPostgres() {
            super(Databases.POSTGRESQL, Pool.HIKARI, true);
        }
    }

    @Nested
    class OnPostgresWithoutAutoCommit extends JdbcDocumentsContract {
        OnPostgresWithoutAutoCommit() {
            super(Databases.POSTGRESQL, Pool.NONE, false);
        }
    }

    @Nested
    class OnMariaDb extends JdbcDocumentsContract {
        OnMariaDb() {
            super(Databases.MARIADB, Pool.HIKARI, false);
        }
    }

    @Nested
    class OnMariaDbByMySqlDriver extends JdbcDocumentsContract {
        OnMariaDbByMySqlDriver() {
            super(Databases.MARIADB_BY_MYSQL_DRIVER, Pool.HIKARI, true);
        }
    }
}
