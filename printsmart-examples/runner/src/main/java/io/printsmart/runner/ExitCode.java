package io.printsmart.runner;

/** What the command line's process returns. */
final class ExitCode {

    static final int DONE = 0;
    static final int FAILURE = 1;
    static final int USAGE = 2;
    static final int REFUSED = 3;
    static final int VIOLATION = 4;

    private ExitCode() {}
}
