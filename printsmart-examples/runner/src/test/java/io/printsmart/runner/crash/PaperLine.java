package io.printsmart.runner.crash;

import io.printsmart.testkit.printer.PaperLog;
import io.printsmart.testkit.printer.Printout;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What came out of a printer, as it stands in the paper log's file.
 *
 * @param printer which one
 * @param key the key of the order, as the document itself says
 * @param token at the printer; "-" on a raw port
 * @param complete whether all of it came out
 * @param copies how many copies of it
 * @param bytes how many bytes the printer had
 */
record PaperLine(String printer, String key, String token, boolean complete, int copies, long bytes) {

    private static final String KEY = "%PDF-1.4\n% ";
    private static final String UNKNOWN = "?";

    static PaperLine of(String printer, Printout printout, PaperLog log) {
        String key = log.content(printout).map(PaperLine::key).orElse(UNKNOWN);
        String token = printout.name().isEmpty() ? "-" : printout.name().split(" ", 2)[0];
        return new PaperLine(printer, key, token, printout.complete(), printout.copies(), printout.length());
    }

    static PaperLine parse(String line) {
        List<String> fields = List.of(line.split("\t", -1));
        return new PaperLine(
                fields.get(0),
                fields.get(1),
                fields.get(2),
                Boolean.parseBoolean(fields.get(3)),
                Integer.parseInt(fields.get(4)),
                Long.parseLong(fields.get(5)));
    }

    String format() {
        return String.join("\t", printer, key, token, "" + complete, "" + copies, "" + bytes);
    }

    /** Whether so little came that it does not even say whose it is: not a line of anybody's text. */
    boolean isNobodys() {
        return key.equals(UNKNOWN);
    }

    private static String key(byte[] document) {
        String start = new String(document, 0, Math.min(document.length, 200), StandardCharsets.ISO_8859_1);
        int end = start.indexOf('\n', KEY.length());
        return start.startsWith(KEY) && end > 0 ? start.substring(KEY.length(), end) : UNKNOWN;
    }
}
