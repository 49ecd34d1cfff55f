package io.printsmart.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Documents to print. */
public final class Documents {

    private Documents() {}

    /** A PDF in so far as its first bytes say so; each text makes another one. */
    public static byte[] pdf(String text) {
        return ("%PDF-1.4\n% " + text + "\n" + "0123456789\n".repeat(2000) + "%%EOF\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The same in a file. */
    public static Path file(Path folder, String name, String text) {
        try {
            return Files.write(folder.resolve(name), pdf(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
