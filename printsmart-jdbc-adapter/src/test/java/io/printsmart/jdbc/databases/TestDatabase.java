package io.printsmart.jdbc.databases;

import io.printsmart.jdbc.SingleWriter;
import io.printsmart.jdbc.SqlDialect;
import javax.sql.DataSource;

/**
 * A fresh, empty database.
 *
 * @param dialect what it is
 * @param url where it is
 * @param user who may use it
 */
public record TestDatabase(SqlDialect dialect, String url, String user) {

    /** Connections without a pool, with auto-commit on. */
    public DataSource dataSource() {
        return dataSource(true);
    }

    /** Connections without a pool. */
    public DataSource dataSource(boolean autoCommit) {
        return SingleWriter.guard(new UnpooledDataSource(url, user, autoCommit));
    }

    /** With more settings in the URL. */
    public TestDatabase with(String settings) {
        boolean isH2 = dialect == SqlDialect.H2;
        return new TestDatabase(dialect, url + (isH2 ? ";" : url.contains("?") ? "&" : "?") + settings, user);
    }

    @Override
    public String toString() {
        return url;
    }
}
