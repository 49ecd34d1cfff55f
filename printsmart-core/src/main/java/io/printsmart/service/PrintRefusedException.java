package io.printsmart.service;

import java.io.Serial;
import java.util.List;
import java.util.Objects;

/** A request was refused: nothing was stored and nothing charged. The {@link #refusal()} tells why, for programs. */
public final class PrintRefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /**
     * Creates the exception.
     *
     * @param refusal why
     */
    public PrintRefusedException(Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    /**
     * Why.
     *
     * @return one of the refusals there are
     */
    public Refusal refusal() {
        return Objects.requireNonNull(refusal, "a refusal does not survive serialization");
    }

    /**
     * The printers that could take the job instead, best first.
     *
     * @return empty where none can, or where another printer would not help
     */
    public List<Alternative> alternatives() {
        return refusal().alternatives();
    }
}
