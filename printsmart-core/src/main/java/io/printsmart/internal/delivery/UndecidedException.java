package io.printsmart.internal.delivery;

import io.printsmart.job.PrintJob;
import io.printsmart.job.Sighting;

/** Something was seen of a job, and what follows from it could not be stored. */
final class UndecidedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient PrintJob job;
    private final transient Sighting seen;

    UndecidedException(PrintJob job, Sighting seen, RuntimeException cause) {
        super("job " + job.id() + ": what was seen of it could not be stored: " + cause.getMessage(), cause);
        this.job = job;
        this.seen = seen;
    }

    PrintJob job() {
        return job;
    }

    Sighting seen() {
        return seen;
    }
}
