package io.printsmart.jdbc.internal.writer;

import java.util.Locale;
import java.util.regex.Pattern;

/** What H2 does with a statement, by its text. Whatever is not known to be harmless writes. */
final class Statements {

    private static final Pattern READS =
            Pattern.compile("(?s)\\(*\\s*(select|values|show|explain(?!\\s+analyze))\\b.*|call\\s+\\d+\\s*");
    private static final Pattern WRITES_THOUGH = Pattern.compile("(?s).*(\\bfor\\s+(update|share|no|key)\\b|"
            + "\\b(final|new|old)\\s+table\\b|\\bnext\\s+value\\b|\\bnextval\\b|;\\s*\\S).*");
    private static final Pattern OF_THE_SESSION = Pattern.compile(
            "set\\s+(session|lock_timeout|time\\s+zone|schema|schema_search_path|query_timeout)\\b[^;]*");
    private static final Pattern ENDS = Pattern.compile("(commit|rollback)(\\s+(work|transaction))?\\s*;?\\s*");

    private Statements() {}

    static boolean writes(String sql) {
        String text = plain(sql);
        boolean harmless =
                (READS.matcher(text).matches() && !WRITES_THOUGH.matcher(text).matches())
                        || OF_THE_SESSION.matcher(text).matches();
        return !harmless && !ends(sql);
    }

    /** Whether it ends the transaction. */
    static boolean ends(String sql) {
        return ENDS.matcher(plain(sql)).matches();
    }

    private static String plain(String sql) {
        return sql.strip().toLowerCase(Locale.ROOT);
    }
}
