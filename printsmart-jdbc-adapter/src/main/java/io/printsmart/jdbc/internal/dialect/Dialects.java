package io.printsmart.jdbc.internal.dialect;

import io.printsmart.jdbc.SqlDialect;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.store.StoreException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which database answers. One that is not known is refused, never guessed. */
public final class Dialects {

    private static final Pattern THREE_NUMBERS = Pattern.compile("([0-9]+)(?:\\.([0-9]+))?(?:\\.([0-9]+))?");

    private Dialects() {}

    /** Finds the dialect of a connection, and refuses versions that lack what we need. */
    public static Dialect of(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        String product = about.getDatabaseProductName();
        String version = about.getDatabaseProductVersion();
        // MySQL's driver calls a MariaDB server "MySQL", version "5.5.5-10.11.4-MariaDB".
        if (product.contains("MariaDB") || version.contains("MariaDB")) {
            require("MariaDB", version.replaceFirst("^5\\.5\\.5-", ""), 10, 6, 0);
            return new MariaDbDialect(SqlDialect.MARIADB);
        }
        return switch (product) {
            case "MySQL" -> {
                require(product, version, 8, 0, 19);
                yield new MariaDbDialect(SqlDialect.MYSQL);
            }
            case "PostgreSQL" -> {
                requireGenuine(connection);
                require(product, version, 13, 0, 0);
                yield new PostgresDialect();
            }
            case "H2" -> {
                require(product, version, 2, 2, 220);
                yield new H2Dialect();
            }
            default -> throw unknown(product + " " + version);
        };
    }

    private static void requireGenuine(Connection connection) throws SQLException {
        String banner = Sql.first(connection, "select version() as banner", row -> row.text("banner"))
                .orElse("");
        if (!banner.startsWith("PostgreSQL")) {
            throw unknown(banner);
        }
    }

    private static void require(String product, String version, int major, int minor, int patch) {
        Matcher numbers = THREE_NUMBERS.matcher(version);
        if (!numbers.find()) {
            throw unknown(product + " " + version);
        }
        int[] wanted = {major, minor, patch};
        for (int i = 0; i < wanted.length; i++) {
            String text = numbers.group(i + 1);
            int has = text == null ? 0 : Integer.parseInt(text);
            if (has != wanted[i]) {
                if (has < wanted[i]) {
                    throw new StoreException("the database is " + product + " " + version + "; PrintSmart needs "
                            + major + "." + minor + "." + patch + " or newer, for SKIP LOCKED among others");
                }
                return;
            }
        }
    }

    private static StoreException unknown(String what) {
        return new StoreException("the database calls itself " + what
                + "; PrintSmart knows H2, PostgreSQL, MariaDB and MySQL, and does not guess");
    }
}
