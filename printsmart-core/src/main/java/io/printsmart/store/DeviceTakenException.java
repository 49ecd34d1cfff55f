package io.printsmart.store;

import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;

/**
 * A printer has the device of another one. Under two names one device would get two documents at once, and opening a job
 * under the one name would clear away the open job of the other.
 */
public final class DeviceTakenException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient PrinterId owner;

    /**
     * Says which printer has the device.
     *
     * @param refused the printer that was not stored
     * @param owner the printer that has the device already
     */
    public DeviceTakenException(Printer refused, PrinterId owner) {
        super("printer " + refused.id() + " has the device URI " + refused.uri() + ", which is the device of printer "
                + owner + "; use that one, give another URI, or remove it first");
        this.owner = owner;
    }

    /**
     * Who has the device.
     *
     * @return the other printer's name
     */
    public PrinterId owner() {
        return owner;
    }
}
