package io.printsmart.runner.output;

import java.io.PrintStream;

/** Standard output: results and nothing else. */
public final class Output {

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
     */
    public void print(Shown result) {
        out.println(json ? Json.line(result.fields()) : result.text());
        out.flush();
    }

    /**
     * Prints what only people want to read.
     *
     * @param text the text
     */
    public void remark(String text) {
        if (!json) {
            out.println(text);
            out.flush();
        }
    }
}
