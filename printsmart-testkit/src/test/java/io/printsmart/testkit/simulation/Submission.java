package io.printsmart.testkit.simulation;

import io.printsmart.job.PrintJob;
import java.util.Optional;

/** One request on its way through one host, as the judge sees it. */
final class Submission {

    /** Whether the key's job was there when the request last looked for it. */
    private boolean known;

    /** What the first look for the key found; for a bug that takes it for the truth later, too. */
    Optional<Optional<PrintJob>> firstAnswer = Optional.empty();

    void asked(boolean there) {
        known = there;
    }

    boolean isKnown() {
        return known;
    }
}
