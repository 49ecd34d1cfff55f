package io.printsmart.runner;

/** What the command line's process returns. */
final class ExitCode {

    static final int DONE = 0;
    static final int FAILURE = 1;
    static final int USAGE = 2;
    static final int REFUSED = 3;
    static final int VIOLATION = 4;
    /** A round over all printers was finished, and one that is enabled is not online. */
    static final int NOT_ONLINE = 5;
    /** A round over all printers was not finished, or this node does not trust its own network. */
    static final int NOT_SURE = 6;

    private ExitCode() {}
}
