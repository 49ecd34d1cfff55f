package io.printsmart.internal.monitor;

import io.printsmart.printer.DeviceFacts;
import io.printsmart.printer.DeviceUri;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.store.KnownPrinter;
import java.util.HashMap;
import java.util.Map;

/**
 * Values that many printers have in common, each kept once: what a store reads is a copy for each printer, and there are up to 100,000
 * of them. Only the watch's thread uses it.
 */
final class Shared {

    /** There are few of them, or they are not worth sharing. */
    private static final int MOST = 1000;

    private final Map<Object, Object> values = new HashMap<>();

    /** The same printer, with what it has in common with others. */
    KnownPrinter compact(KnownPrinter known) {
        return new KnownPrinter(compact(known.printer()), compact(known.health()), known.busy(), true);
    }

    private Printer compact(Printer printer) {
        DeviceUri uri = printer.uri();
        return new Printer(
                printer.id(),
                new DeviceUri(one(uri.scheme()), uri.host(), uri.port(), one(uri.path())),
                one(printer.site()),
                one(printer.capabilities()),
                printer.loopbackAllowed(),
                printer.completionRequired(),
                printer.enabled());
    }

    private Health compact(Health health) {
        DeviceFacts device = health.device();
        return new Health(
                health.status(),
                one(health.reasons()),
                one(health.message()),
                health.since(),
                health.seenAt(),
                one(health.failures()),
                health.flapping(),
                // The uuid is the device's own.
                device.uuid().isPresent() ? device : one(device));
    }

    @SuppressWarnings("unchecked") // an equal value of the same class
    private <T> T one(T value) {
        if (values.size() >= MOST) {
            values.clear();
        }
        return (T) values.computeIfAbsent(value, same -> same);
    }
}
