package io.printsmart.runner.output;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** Standard output: results and nothing else. */
public final class Output {

    /** What is said where standard output takes no more. A PrintStream does not tell why. */
    public static final String LOST = "standard output takes no more: it is full, or whoever read it has gone; what was"
            + " asked for may be done all the same";

    private final PrintStream out;
    private final boolean json;

    /**
     * Creates it.
     *
     * @param out where results go
     * @param json whether programs read them
     */
    public Output(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /**
     * Prints a result.
     *
     * @param result the result
     * @throws UncheckedIOException if nobody can read it
     */
    public void print(Shown result) {
        line(json ? Json.line(result.fields()) : result.text());
    }

    /**
     * Prints what only people want to read.
     *
     * @param text the text
     * @throws UncheckedIOException if nobody can read it
     */
    public void remark(String text) {
        if (!json) {
            line(text);
        }
    }

    private void line(String text) {
        out.println(text);
        if (out.checkError()) {
            throw new UncheckedIOException(LOST, new IOException("standard output"));
        }
    }
}
