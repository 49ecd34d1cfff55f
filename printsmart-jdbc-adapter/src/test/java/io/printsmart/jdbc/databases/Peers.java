package io.printsmart.jdbc.databases;

import org.junit.jupiter.api.Assumptions;

/** Servers that Maven cannot fetch: where one is missing, tests are skipped, or fail where all are required. */
public final class Peers {

    private Peers() {}

    /** Skips or fails the test if a peer is missing. */
    public static void require(boolean installed, String missing) {
        if (installed) {
            return;
        }
        if ("required".equals(System.getProperty("printsmart.peers"))) {
            throw new AssertionError(missing);
        }
        Assumptions.abort(missing);
    }
}
