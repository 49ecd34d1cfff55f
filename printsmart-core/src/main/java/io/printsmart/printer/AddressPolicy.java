package io.printsmart.printer;

import io.printsmart.internal.check.Checks;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which addresses a printer may have. A printer's address is typed by people and answered by name servers, so it is
 * untrusted: without a policy, a portal could be made to talk to its own database or to a cloud's metadata service.
 * Loopback is denied unless the printer allows it; link-local, multicast, broadcast and the unspecified address always
 * are, unless a network in {@code networks} is one of link-local addresses; one that merely includes them, as 0.0.0.0/0
 * does, says nothing of them. Immutable.
 *
 * @param schemes the schemes allowed
 * @param ports the ports allowed; empty for all
 * @param networks the networks allowed; empty for all
 */
public record AddressPolicy(Set<String> schemes, Set<Integer> ports, List<Network> networks) {

    /** All schemes, ports and networks, but no loopback, link-local or multicast address. */
    public static final AddressPolicy DEFAULT = new AddressPolicy(Set.of("ipp", "ipps", "socket"), Set.of(), List.of());

    /**
     * Copies the collections.
     *
     * @param schemes the schemes allowed
     * @param ports the ports allowed
     * @param networks the networks allowed
     * @throws IllegalArgumentException if no scheme is given, one that no device URI can have, or a port that is none
     */
    public AddressPolicy {
        schemes = Set.copyOf(schemes);
        ports = Set.copyOf(ports);
        if (schemes.isEmpty() || !DeviceUri.SCHEMES.containsAll(schemes)) {
            throw new IllegalArgumentException("schemes is " + Checks.shown(String.join(",", new TreeSet<>(schemes)))
                    + "; it must be one or more of " + new TreeSet<>(DeviceUri.SCHEMES));
        }
        ports.forEach(port -> Checks.range("ports", port, 1, 65_535));
        networks = List.copyOf(networks);
    }

    /**
     * Judges what can be judged before a name is resolved.
     *
     * @param printer the printer
     * @return why it is not allowed; empty if nothing speaks against it
     */
    public Optional<String> objectionTo(Printer printer) {
        DeviceUri uri = printer.uri();
        if (!schemes.contains(uri.scheme())) {
            return Optional.of("scheme " + uri.scheme() + " is not one of " + new TreeSet<>(schemes));
        }
        if (!ports.isEmpty() && !ports.contains(uri.port())) {
            return Optional.of("port " + uri.port() + " is not one of " + new TreeSet<>(ports));
        }
        return Optional.empty();
    }

    /**
     * Judges one resolved address.
     *
     * @param printer the printer
     * @param resolved an address of its host
     * @return why it is not allowed; empty if it is
     */
    public Optional<String> objectionTo(Printer printer, InetAddress resolved) {
        InetAddress address = Network.unmapped(resolved);
        String shown = address.getHostAddress();
        if (address.isAnyLocalAddress() || address.isMulticastAddress() || isIn(Network.NO_SINGLE_HOST, address)) {
            return Optional.of("address " + shown + " is no single host");
        }
        if (address.isLoopbackAddress()) {
            return printer.loopbackAllowed()
                    ? Optional.empty()
                    : Optional.of("loopback address " + shown + " is not allowed for this printer");
        }
        if (isUnnamed(Network.LINK_LOCAL, address)) {
            return Optional.of("link-local address " + shown + " is not allowed");
        }
        if (isUnnamed(Network.EMBEDDING_IPV4, address)) {
            return Optional.of("address " + shown + " carries an IPv4 address inside and is not allowed");
        }
        return networks.isEmpty() || isIn(networks, address)
                ? Optional.empty()
                : Optional.of("address " + shown + " is in none of the networks " + networks);
    }

    /** Whether an address is of an odd kind, and no allowed network of that kind names it. */
    private boolean isUnnamed(List<Network> odd, InetAddress address) {
        return odd.stream()
                .filter(kind -> kind.contains(address))
                .anyMatch(kind ->
                        networks.stream().noneMatch(network -> network.isWithin(kind) && network.contains(address)));
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
