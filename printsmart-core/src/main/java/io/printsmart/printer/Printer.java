package io.printsmart.printer;

import io.printsmart.internal.check.Checks;
import java.util.Objects;

/**
 * A device that the host sells printing on. Immutable; the {@code with…} methods give changed copies.
 *
 * @param id the name under which the host knows it
 * @param uri where it is
 * @param site the building or network it belongs to, at most 120 characters; empty if the host does not tell
 * @param capabilities what it can do, as far as the host says
 * @param loopbackAllowed whether its address may be a loopback address, which is denied otherwise
 * @param completionRequired whether only a job that the printer itself calls completed, without errors, counts as
 *     printed; if not, that it took all bytes is proof enough
 * @param enabled the administrator's own switch: a disabled printer takes no jobs
 */
public record Printer(
        PrinterId id,
        DeviceUri uri,
        String site,
        Capabilities capabilities,
        boolean loopbackAllowed,
        boolean completionRequired,
        boolean enabled) {

    /**
     * Checks the parts.
     *
     * @param id the name
     * @param uri where it is
     * @param site the building or network
     * @param capabilities what it can do
     * @param loopbackAllowed whether loopback is allowed
     * @param completionRequired which proof is demanded
     * @param enabled the administrator's switch
     * @throws IllegalArgumentException if the site is too long or holds a control character
     */
    public Printer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(capabilities, "capabilities");
        Checks.text("site of printer " + id, site, 120);
    }

    /**
     * An enabled printer of which the host does not say what it can do: what it says of itself over IPP is believed, and until
     * then it is taken for one that prints one-sided black and white PDF.
     *
     * @param id the name under which the host knows it
     * @param deviceUri where it is, see {@link DeviceUri#parse}
     * @return the printer
     * @throws IllegalArgumentException if either is malformed
     */
    public static Printer of(String id, String deviceUri) {
        return new Printer(
                new PrinterId(id), DeviceUri.parse(deviceUri), "", Capabilities.UNSTATED, false, false, true);
    }

    /**
     * Places the printer.
     *
     * @param newSite the building or network it belongs to
     * @return a changed copy
     * @throws IllegalArgumentException if the site is too long or holds a control character
     */
    public Printer withSite(String newSite) {
        return new Printer(id, uri, newSite, capabilities, loopbackAllowed, completionRequired, enabled);
    }

    /**
     * States what the printer can do.
     *
     * @param newCapabilities what it can do
     * @return a changed copy
     */
    public Printer withCapabilities(Capabilities newCapabilities) {
        return new Printer(id, uri, site, newCapabilities, loopbackAllowed, completionRequired, enabled);
    }

    /**
     * Allows or denies loopback addresses for this printer.
     *
     * @param allowed true to allow 127.0.0.0/8 and ::1
     * @return a changed copy
     */
    public Printer withLoopbackAllowed(boolean allowed) {
        return new Printer(id, uri, site, capabilities, allowed, completionRequired, enabled);
    }

    /**
     * Demands a proof of what this printer prints.
     *
     * @param required true if only a job that it calls completed, without errors, counts as printed; false if that it took
     *     all bytes is proof enough
     * @return a changed copy
     */
    public Printer withCompletionRequired(boolean required) {
        return new Printer(id, uri, site, capabilities, loopbackAllowed, required, enabled);
    }

    /**
     * Moves the printer.
     *
     * @param newUri where it is
     * @return a changed copy
     */
    public Printer withUri(DeviceUri newUri) {
        return new Printer(id, newUri, site, capabilities, loopbackAllowed, completionRequired, enabled);
    }

    /**
     * Turns the administrator's switch.
     *
     * @param newEnabled false to take no jobs
     * @return a changed copy
     */
    public Printer withEnabled(boolean newEnabled) {
        return new Printer(id, uri, site, capabilities, loopbackAllowed, completionRequired, newEnabled);
    }
}
