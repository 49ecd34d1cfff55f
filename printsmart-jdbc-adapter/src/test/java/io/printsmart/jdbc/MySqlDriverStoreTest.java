package io.printsmart.jdbc;

import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.JdbcStoreUnderTest;
import io.printsmart.jdbc.databases.Pool;
import io.printsmart.testkit.contract.PrintStoreContract;
import io.printsmart.testkit.contract.StoreUnderTest;

/** The contract of a store, kept on MariaDB through MySQL's driver. */
class MySqlDriverStoreTest extends PrintStoreContract {

    @Override
    protected StoreUnderTest underTest() {
        return JdbcStoreUnderTest.of(Databases.MARIADB_BY_MYSQL_DRIVER, Pool.HIKARI, true);
    }
}
