package io.printsmart.printer;

import io.printsmart.internal.check.Checks;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a printer is, as CUPS writes it: {@code ipp://host:631/ipp/print}, {@code ipps://host/ipp/print} or
 * {@code socket://host:9100} (raw, AppSocket/JetDirect). User-info, query and fragment are not accepted, and neither are
 * the odd spellings of IPv4 addresses ({@code 0x7f.1}, {@code 2130706433}) that resolvers read each in their own way.
 *
 * @param scheme lower case: {@code ipp}, {@code ipps} or {@code socket}
 * @param host a host name, an IPv4 address in four decimal parts or an IPv6 address without brackets
 * @param port 1 to 65535
 * @param path the path, {@code /} where none was given; empty for {@code socket}
 */
public record DeviceUri(String scheme, String host, int port, String path) {

    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("ipp", 631, "ipps", 631, "socket", 9100);

    /** All schemes that there are. */
    static final Set<String> SCHEMES = DEFAULT_PORTS.keySet();

    private static final int LONGEST = 1000;
    private static final Pattern HOST_NAME =
            Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\\.?");
    private static final Pattern LOOKS_NUMERIC = Pattern.compile("(.*\\.)?(0x[0-9a-f]*|[0-9]+)\\.?");
    private static final Pattern DECIMAL_IPV4 =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:][0-9a-f:.]*");
    private static final Pattern PATH = Pattern.compile("(/[^?#\\s\\\\\"<>^`{|}]*)?");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>\\[[0-9A-Fa-f:.]+]|[^\\[\\]:%]+)(:(?<port>[0-9]{0,9}))?");

    /**
     * Checks the parts.
     *
     * @param scheme the scheme
     * @param host the host
     * @param port the port
     * @param path the path
     * @throws IllegalArgumentException if a part is malformed
     */
    public DeviceUri {
        if (!DEFAULT_PORTS.containsKey(scheme)) {
            throw new IllegalArgumentException(
                    "device URI has the scheme " + Checks.shown(scheme) + "; use ipp, ipps or socket");
        }
        if (!isWellFormed(host)) {
            throw new IllegalArgumentException("device URI has the host " + Checks.shown(host)
                    + "; use a host name, an IPv4 address such as 192.0.2.7 or an IPv6 address in brackets");
        }
        Checks.range("port of the device URI", port, 1, 65_535);
        Checks.text("path of the device URI", path, LONGEST);
        if (!PATH.matcher(path).matches() || scheme.equals("socket") != path.isEmpty()) {
            throw new IllegalArgumentException("device URI has the path " + Checks.shown(path)
                    + "; socket:// takes none, ipp:// and ipps:// one like /ipp/print");
        }
    }

    /**
     * Reads a device URI. Nothing is resolved or contacted.
     *
     * @param text the URI
     * @return its parts
     * @throws IllegalArgumentException if it is malformed, of another scheme, or carries user-info, query or fragment;
     *     the message never repeats user-info
     */
    public static DeviceUri parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "device URI has " + text.length() + " characters; at most " + LONGEST + " are allowed");
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            // The parser's message and cause repeat the text, which may hold a password.
            throw new IllegalArgumentException("device URI is malformed at position " + e.getIndex() + " ("
                    + e.getReason() + "); write it like ipp://printer.example:631/ipp/print");
        }
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        if (authority.contains("@") || (authority.isEmpty() && text.contains("@"))) {
            throw new IllegalArgumentException(
                    "device URI carries user-info before an @, which is not supported; leave it out");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!DEFAULT_PORTS.containsKey(scheme)) {
            throw new IllegalArgumentException(
                    "device URI has the scheme " + Checks.shown(scheme) + "; use ipp://, ipps:// or socket://");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("device URI carries a query or a fragment; leave it out");
        }
        // Not URI.getHost(): it knows no host names with an underscore, which campus networks have.
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            // Not repeated here: where no host is to be seen it may be a name and a password.
            throw new IllegalArgumentException("device URI names no host that can be understood;"
                    + " write it like ipp://printer.example:631/ipp/print");
        }
        String host = withoutBrackets(parts.group("host").toLowerCase(Locale.ROOT));
        int port = port(parts.group("port"), DEFAULT_PORTS.getOrDefault(scheme, 0));
        return new DeviceUri(scheme, host, port, path(scheme, uri.getRawPath()));
    }

    /**
     * Tells whether the host is an address rather than a name.
     *
     * @return true for an IPv4 or IPv6 address
     */
    public boolean isLiteralAddress() {
        return host.contains(":") || DECIMAL_IPV4.matcher(host).matches();
    }

    /**
     * What the URIs of one device have in common, however they are spelled: {@code ipp} and {@code ipps} at one port are
     * one device, and so are a host name with and without its closing dot and all spellings of an IPv6 address. Nothing
     * is resolved: two names may still lead to one device.
     *
     * @return a text to compare, not to connect to
     */
    public String device() {
        String kind = scheme.equals("ipps") ? "ipp" : scheme;
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return kind + "://" + (isLiteralAddress() ? address(name) : name) + ":" + port + path;
    }

    @Override
    public String toString() {
        return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + path;
    }

    private static boolean isWellFormed(String host) {
        if (host.contains(":")) {
            return IPV6.matcher(host).matches() && isIpv6(host);
        }
        return LOOKS_NUMERIC.matcher(host).matches()
                ? DECIMAL_IPV4.matcher(host).matches()
                : host.length() <= 253 && HOST_NAME.matcher(host).matches();
    }

    private static boolean isIpv6(String host) {
        try {
            // What begins like an IPv6 address and holds a colon is never asked of a name server.
            InetAddress.getByName(host);
            return true;
        } catch (UnknownHostException e) {
            return false; // the caller says so
        }
    }

    /** A literal address is not looked up anywhere. */
    private static String address(String literal) {
        try {
            return InetAddress.getByName(literal).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("host " + literal + " was found to be an address and is none", e);
        }
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int port(@Nullable String digits, int byDefault) {
        return digits == null || digits.isEmpty() ? byDefault : Integer.parseInt(digits);
    }

    /** A raw port has no path, though people write one; over IPP there always is one. */
    private static String path(String scheme, @Nullable String path) {
        if (path == null || path.isEmpty() || path.equals("/")) {
            return scheme.equals("socket") ? "" : "/";
        }
        return path;
    }
}
