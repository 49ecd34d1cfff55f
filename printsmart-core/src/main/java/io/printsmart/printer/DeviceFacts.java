package io.printsmart.printer;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What was learnt of the device behind a printer's address. Immutable.
 *
 * @param uuid its {@code printer-uuid} since it was first told
 * @param countsImpressions whether it has ever reported an impression count above 0, so that a 0 means something
 * @param wakesWithin how long it took lately to take a connection, in whole seconds rounded up; zero if it is quick. A
 *     sleeping printer takes longer than others, and is waited for
 * @param capabilities what it said it can do; empty if it never said so
 */
public record DeviceFacts(
        Optional<String> uuid,
        boolean countsImpressions,
        Duration wakesWithin,
        Optional<LearntCapabilities> capabilities) {

    /** Nothing is known. */
    public static final DeviceFacts NONE = new DeviceFacts(Optional.empty(), false, Duration.ZERO, Optional.empty());

    /**
     * Checks the parts.
     *
     * @param uuid its uuid
     * @param countsImpressions whether its counts mean something
     * @param wakesWithin how long it took to take a connection
     * @param capabilities what it said it can do
     * @throws IllegalArgumentException if the duration is negative
     */
    public DeviceFacts {
        Objects.requireNonNull(uuid, "uuid");
        if (wakesWithin.isNegative()) {
            throw new IllegalArgumentException("wakesWithin is " + wakesWithin + "; it must not be negative");
        }
    }

    /**
     * Of a device that counts impressions.
     *
     * @return a changed copy
     */
    public DeviceFacts counting() {
        return new DeviceFacts(uuid, true, wakesWithin, capabilities);
    }

    /**
     * Of a device that takes connections within a time.
     *
     * @param time whole seconds; zero if it is quick
     * @return a changed copy
     */
    public DeviceFacts waking(Duration time) {
        return new DeviceFacts(uuid, countsImpressions, time, capabilities);
    }

    /** A uuid that was learnt once stays; what it can do is what it said last. */
    DeviceFacts after(ProbeResult seen) {
        return new DeviceFacts(
                uuid.isPresent() ? uuid : seen.uuid(),
                countsImpressions,
                wakesWithin,
                seen.capabilities().isPresent() ? seen.capabilities() : capabilities);
    }

    /** Whoever looked may have read what is stored before it was known to count. */
    DeviceFacts keeping(DeviceFacts stored) {
        return stored.countsImpressions ? counting() : this;
    }
}
