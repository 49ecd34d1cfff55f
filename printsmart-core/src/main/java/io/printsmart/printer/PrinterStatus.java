package io.printsmart.printer;

/** What is known of a printer's ability to print. */
public enum PrinterStatus {
    /** It answers and nothing blocks printing. */
    ONLINE,
    /** No answer from the host. */
    OFFLINE,
    /** The host answers but printing cannot work. */
    ERROR,
    /** Never probed. */
    UNKNOWN
}
