package io.printsmart.internal.net;

import io.printsmart.transport.PrintTransport;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transports by the scheme they speak. */
public final class Transports {

    private static final Logger LOG = LoggerFactory.getLogger(Transports.class);

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

    /** Closes them all. What one throws keeps none of the others open, and is not thrown. */
    public void close() {
        for (PrintTransport transport : Set.copyOf(byScheme.values())) {
            try {
                transport.close();
            } catch (RuntimeException e) {
                LOG.warn("the transport for {} could not be closed: {}", transport.schemes(), e.toString());
            }
        }
    }
}
