package io.printsmart.ipp.peer;

import java.util.List;

/**
 * What the print command of ippeveprinter logged at its end: the paper.
 *
 * @param complete false if the command gave up
 * @param length bytes of the document
 * @param sha256 lower-case hexadecimal
 * @param copies as asked for
 * @param name the job-name
 */
public record EvePrintout(boolean complete, long length, String sha256, int copies, String name) {

    static EvePrintout parse(String line) {
        List<String> fields = List.of(line.split("\t", 5));
        return new EvePrintout(
                fields.get(0).equals("complete"),
                Long.parseLong(fields.get(1)),
                fields.get(2),
                Integer.parseInt(fields.get(3)),
                fields.get(4));
    }
}
