package io.printsmart.internal.net;

import io.printsmart.transport.PrintTransport;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The transports by the scheme they speak. */
public final class Transports {

    private final Map<String, PrintTransport> byScheme = new TreeMap<>();

    /**
     * Collects transports.
     *
     * @param transports the transports
     * @throws IllegalArgumentException if two speak the same scheme
     */
    public Transports(Collection<PrintTransport> transports) {
        for (PrintTransport transport : transports) {
            for (String scheme : transport.schemes()) {
                if (byScheme.putIfAbsent(scheme, transport) != null) {
                    throw new IllegalArgumentException("two transports speak " + scheme + "; give one of them only");
                }
            }
        }
    }

    /**
     * Finds a transport.
     *
     * @param scheme the scheme
     * @return what speaks it
     */
    public Optional<PrintTransport> of(String scheme) {
        return Optional.ofNullable(byScheme.get(scheme));
    }

    /**
     * All schemes.
     *
     * @return sorted
     */
    public Set<String> schemes() {
        return new TreeSet<>(byScheme.keySet());
    }

    /** Closes them all. */
    public void close() {
        Set.copyOf(byScheme.values()).forEach(PrintTransport::close);
    }
}
