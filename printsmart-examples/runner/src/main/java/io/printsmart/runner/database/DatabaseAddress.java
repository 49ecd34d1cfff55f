package io.printsmart.runner.database;

import java.util.List;
import java.util.Locale;

/**
 * Which database, and who asks.
 *
 * @param url a JDBC URL
 * @param user the user; may be empty
 * @param password the password; may be empty; never shown
 */
public record DatabaseAddress(String url, String user, String password) {

    /** An H2 file in the working directory. */
    public static final String DEFAULT_URL = "jdbc:h2:file:./printsmart";

    private static final List<String> PRODUCTS = List.of("h2", "postgresql", "mariadb", "mysql");

    /**
     * Puts in what an embedded H2 needs: no delay before it writes, so that no acknowledged commit is lost with the
     * process; no closing of its own on exit, so that the node can leave in order; and no file of its own for errors,
     * which would hold what stands in rows.
     *
     * @param url a JDBC URL
     * @param user the user
     * @param password the password
     */
    public DatabaseAddress {
        if (!url.matches("(?s)jdbc:(" + String.join("|", PRODUCTS) + "):.*")) {
            throw new IllegalArgumentException("--db is no JDBC URL of a database that this works with ("
                    + String.join(", ", PRODUCTS)
                    + "); write it like jdbc:postgresql://host/database or jdbc:h2:file:./printsmart");
        }
        if (isH2(url)) {
            url = withDefault(url, "WRITE_DELAY", "0");
        }
        if (isEmbedded(url)) {
            url = withDefault(url, "DB_CLOSE_ON_EXIT", "FALSE");
            url = withDefault(url, "TRACE_LEVEL_FILE", "0");
        }
    }

    /**
     * Tells whether the database runs inside this process, and for this process alone.
     *
     * @return true for an embedded H2
     */
    public boolean isEmbedded() {
        return isEmbedded(url);
    }

    /** Which kind of database: the part of the URL after {@code jdbc:}. */
    String product() {
        return url.split(":", 3)[1];
    }

    /** The URL without what may be a secret: its settings, and whatever stands before the host. */
    @Override
    public String toString() {
        String shown = url.split(isH2(url) ? ";" : "[?(]", 2)[0];
        return shown.replaceFirst("//.*@", "//");
    }

    private static boolean isH2(String url) {
        return url.startsWith("jdbc:h2:");
    }

    private static boolean isEmbedded(String url) {
        return isH2(url) && !url.startsWith("jdbc:h2:tcp:") && !url.startsWith("jdbc:h2:ssl:");
    }

    private static String withDefault(String url, String setting, String value) {
        boolean named = url.toUpperCase(Locale.ROOT).contains(";" + setting + "=");
        return named ? url : url + ";" + setting + "=" + value;
    }
}
