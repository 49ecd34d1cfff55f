package io.printsmart.runner.database;

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

    /**
     * Puts in what an embedded H2 needs: no delay before it writes, so that no acknowledged commit is lost with the
     * process; and no closing of its own on exit, so that the node can leave in order.
     *
     * @param url a JDBC URL
     * @param user the user
     * @param password the password
     */
    public DatabaseAddress {
        if (!url.startsWith("jdbc:")) {
            throw new IllegalArgumentException(
                    "--db is no JDBC URL; write it like jdbc:postgresql://host/database or jdbc:h2:file:./printsmart");
        }
        if (isH2(url)) {
            url = withDefault(url, "WRITE_DELAY", "0");
            url = isEmbedded(url) ? withDefault(url, "DB_CLOSE_ON_EXIT", "FALSE") : url;
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

    @Override
    public String toString() {
        int secrets = url.indexOf(isH2(url) ? ';' : '?');
        return secrets < 0 ? url : url.substring(0, secrets);
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
