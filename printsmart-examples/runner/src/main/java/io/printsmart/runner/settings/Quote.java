package io.printsmart.runner.settings;

/** Shows a value that somebody gave, so that a message stays short and a terminal stays sane. */
public final class Quote {

    private static final int LONGEST = 60;

    private Quote() {}

    /**
     * Quotes a value.
     *
     * @param value any text
     * @return its beginning in quotes, without control characters
     */
    public static String of(String value) {
        String head = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
        return "'" + head.replaceAll("\\p{Cntrl}|\\p{Cs}", "?") + "'";
    }
}
