package io.printsmart.printer;

/** What one look at a printer found, with the status that follows and the text that a user reads. */
public enum Finding {
    /** The port accepts and, where the printer speaks IPP, nothing blocks printing. */
    READY(PrinterStatus.ONLINE, ""),
    /** No route, or the network says that the host is unreachable. */
    UNREACHABLE(PrinterStatus.OFFLINE, "Printer unavailable"),
    /** No answer in time. */
    SILENT(PrinterStatus.OFFLINE, "Network connectivity issue"),
    /** The host answers, the port refuses. */
    REFUSED(PrinterStatus.ERROR, "Print service down"),
    /** The host answers ping but the port stays silent. */
    SILENT_PORT(PrinterStatus.ERROR, "Print service down"),
    /** The port accepts, but what comes is no answer that can be understood, or none comes. */
    NOT_UNDERSTOOD(PrinterStatus.ERROR, "Print service down"),
    /** The host name does not resolve. */
    UNRESOLVED(PrinterStatus.ERROR, "Printer configuration error"),
    /** The address policy does not allow the address. */
    FORBIDDEN(PrinterStatus.ERROR, "Printer configuration error"),
    /** The device URI cannot be used: no transport for its scheme, a certificate that does not fit, no such path. */
    MISCONFIGURED(PrinterStatus.ERROR, "Printer configuration error"),
    /** Another device answers there: its {@code printer-uuid} is not the known one. */
    OTHER_DEVICE(PrinterStatus.ERROR, "Printer configuration error"),
    /** The printer is stopped, does not accept jobs or names a reason that blocks printing. */
    BLOCKED(PrinterStatus.ERROR, ""),
    /** This node could not look: it is closing, or has no thread or open file left. Says nothing of the printer. */
    NOT_LOOKED(PrinterStatus.UNKNOWN, "");

    private final PrinterStatus status;
    private final String text;

    Finding(PrinterStatus status, String text) {
        this.status = status;
        this.text = text;
    }

    /**
     * Tells whether the finding is no more than a missing answer, as a lost packet, a sleeping device or this node's own network
     * can bring it about too. Several such looks, over a time that no sleeper takes to wake, are needed to believe it.
     *
     * @return true if nothing at all came from the printer's address
     */
    public boolean isSilence() {
        return this == UNREACHABLE || this == SILENT || this == SILENT_PORT || this == UNRESOLVED;
    }

    /**
     * Tells whether one look is enough: the printer said it itself, or it follows from what the host stated.
     *
     * @return false if the finding may be gone with the next look
     */
    public boolean isCertain() {
        return this == READY || this == BLOCKED || this == OTHER_DEVICE || this == FORBIDDEN || this == MISCONFIGURED;
    }

    /**
     * The status that follows.
     *
     * @return {@link PrinterStatus#UNKNOWN} only if this node could not look
     */
    public PrinterStatus status() {
        return status;
    }

    /**
     * What the user reads.
     *
     * @return a short English text; empty where there is nothing to say or where the printer's reasons say it
     */
    public String text() {
        return text;
    }
}
