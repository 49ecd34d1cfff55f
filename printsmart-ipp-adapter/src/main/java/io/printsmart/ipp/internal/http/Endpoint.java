package io.printsmart.ipp.internal.http;

import io.printsmart.printer.DeviceUri;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where an exchange goes: only ever to the address. The URI's host is what the printer is called, in {@code Host} and in
 * its certificate.
 *
 * @param address the one address to connect to
 * @param uri the device URI
 * @param pins the certificates that are trusted instead of the trust store's; empty for none
 */
public record Endpoint(InetSocketAddress address, DeviceUri uri, Set<String> pins) {

    /**
     * Copies the pins.
     *
     * @param address the one address to connect to
     * @param uri the device URI
     * @param pins the trusted certificates
     */
    public Endpoint {
        pins = Set.copyOf(pins);
    }

    boolean secure() {
        return uri.scheme().equals("ipps");
    }

    /** The host without the dot that ends a fully qualified name; certificates do not have it. */
    String name() {
        String host = uri.host();
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    Optional<String> serverName() {
        return uri.isLiteralAddress() ? Optional.empty() : Optional.of(name());
    }

    String hostField() {
        String host = uri.host();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + uri.port();
    }

    /** As a request says it: in ASCII. */
    String path() {
        return URI.create(uri.path()).toASCIIString();
    }

    /**
     * For messages: the address, not the name, since it is what was contacted.
     *
     * @return in words
     */
    public String shown() {
        return address.getAddress().getHostAddress() + " port " + address.getPort();
    }
}
