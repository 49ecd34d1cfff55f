package io.printsmart.printer;

import io.printsmart.internal.check.Checks;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A network in CIDR notation.
 *
 * @param address its first address
 * @param prefixLength how many leading bits its addresses share
 */
public record Network(InetAddress address, int prefixLength) {

    /** "This network" (RFC 1122), of which 0.0.0.0 is only one address, and the limited broadcast. */
    static final List<Network> NO_SINGLE_HOST = List.of(parse("0.0.0.0/8"), parse("255.255.255.255/32"));

    static final List<Network> LINK_LOCAL = List.of(parse("169.254.0.0/16"), parse("fe80::/10"));

    /**
     * IPv4-compatible, IPv4-translated, NAT64 (RFC 6052, RFC 8215), 6to4 and Teredo: IPv6 addresses behind which an IPv4
     * address of any kind may stand.
     */
    static final List<Network> EMBEDDING_IPV4 = List.of(
            parse("::/96"),
            parse("::ffff:0:0:0/96"),
            parse("64:ff9b::/96"),
            parse("64:ff9b:1::/48"),
            parse("2002::/16"),
            parse("2001::/32"));

    /**
     * Checks the prefix length.
     *
     * @param address its first address
     * @param prefixLength how many leading bits its addresses share
     * @throws IllegalArgumentException if the prefix is longer than the address
     */
    public Network {
        Checks.range(
                "prefix length of network " + address.getHostAddress(),
                prefixLength,
                0,
                address.getAddress().length * 8);
    }

    /**
     * Reads a network.
     *
     * @param cidr such as {@code 10.1.0.0/16} or {@code 2001:db8::/32}; never a name
     * @return the network
     * @throws IllegalArgumentException if it is malformed
     */
    public static Network parse(String cidr) {
        int slash = cidr.indexOf('/');
        String host = slash < 0 ? "" : cidr.substring(0, slash);
        if (!cidr.matches("[0-9a-fA-F.:]+/[0-9]{1,3}")
                || !new DeviceUri("socket", host.toLowerCase(Locale.ROOT), 1, "").isLiteralAddress()) {
            throw malformed(cidr, null);
        }
        try {
            return new Network(InetAddress.getByName(host), Integer.parseInt(cidr.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw malformed(cidr, e);
        }
    }

    /**
     * Tells whether an address belongs to this network.
     *
     * @param other an address
     * @return true if it is of the same family and shares the prefix
     */
    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        int whole = prefixLength / 8;
        if (!Arrays.equals(mine, 0, whole, theirs, 0, whole)) {
            return false;
        }
        int rest = prefixLength % 8;
        return rest == 0 || ((mine[whole] ^ theirs[whole]) & 0xff) >> (8 - rest) == 0;
    }

    /** Whether all of this network's addresses are the other's too. */
    boolean isWithin(Network other) {
        return prefixLength >= other.prefixLength && other.contains(address);
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefixLength;
    }

    /** The IPv4 address inside of an IPv4-mapped IPv6 address, else the address itself. */
    static InetAddress unmapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean mapped = bytes.length == 16 && bytes[10] == -1 && bytes[11] == -1;
        for (int i = 0; mapped && i < 10; i++) {
            mapped = bytes[i] == 0;
        }
        if (!mapped) {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static IllegalArgumentException malformed(String cidr, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "network " + Checks.shown(cidr) + " is malformed; write it like 10.1.0.0/16 or 2001:db8::/32", cause);
    }
}
