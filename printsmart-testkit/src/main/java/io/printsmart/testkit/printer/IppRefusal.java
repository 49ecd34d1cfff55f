package io.printsmart.testkit.printer;

import com.hp.jipp.model.Status;

/** An operation that is answered with an error status. */
final class IppRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    IppRefusal(Status status, String message) {
        super(message, null, false, false);
        this.status = status.getCode();
    }

    int status() {
        return status;
    }
}
