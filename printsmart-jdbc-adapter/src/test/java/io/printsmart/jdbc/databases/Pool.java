package io.printsmart.jdbc.databases;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** How connections are handed out. */
public enum Pool {
    /** A new connection each time. */
    NONE {
        @Override
        public DataSource open(TestDatabase database, boolean autoCommit) {
            return database.dataSource(autoCommit);
        }
    },
    /** HikariCP. It stays open until the JVM ends, as its database does. */
    HIKARI {
        @Override
        public DataSource open(TestDatabase database, boolean autoCommit) {
            HikariConfig config = new HikariConfig();
            config.setDataSource(database.dataSource());
            config.setAutoCommit(autoCommit);
            config.setMaximumPoolSize(10);
            config.setMinimumIdle(1);
            return new HikariDataSource(config);
        }
    };

    /** Connections to a database. */
    public abstract DataSource open(TestDatabase database, boolean autoCommit);
}
