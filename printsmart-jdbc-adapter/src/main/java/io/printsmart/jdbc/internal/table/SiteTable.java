package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Row;
import io.printsmart.jdbc.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The sites of which an event was told: whether each is down. */
public final class SiteTable {

    /**
     * A site.
     *
     * @param down whether it is down
     * @param version the version of its last event
     */
    public record Site(boolean down, long version) {

        private static Site read(Row row) throws SQLException {
            return new Site(row.flag("down"), row.number("version"));
        }
    }

    private final String table;

    /** With the tables' prefix. */
    public SiteTable(String prefix) {
        this.table = prefix + "site";
    }

    /** Finds a site and locks its row. */
    public Optional<Site> lock(Connection connection, String site) throws SQLException {
        String sql = "select down, version from " + table + " where site = ? for update";
        return Sql.first(connection, sql, Site::read, site);
    }

    /** Adds a site. */
    public void insert(Connection connection, String name, Site site) throws SQLException {
        String sql = "insert into " + table + " (site, down, version) values (?, ?, ?)";
        Sql.update(connection, sql, name, site.down(), site.version());
    }

    /** Writes a site. */
    public void update(Connection connection, String name, Site site) throws SQLException {
        String sql = "update " + table + " set down = ?, version = ? where site = ?";
        Sql.update(connection, sql, site.down(), site.version(), name);
    }

    /** The names of those that are down. */
    public List<String> down(Connection connection) throws SQLException {
        return Sql.query(connection, "select site from " + table + " where down = ?", row -> row.text("site"), true);
    }
}
