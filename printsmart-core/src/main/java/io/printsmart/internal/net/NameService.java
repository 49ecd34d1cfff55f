package io.printsmart.internal.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Turns host names into addresses. */
@FunctionalInterface
public interface NameService {

    /** The name service of the operating system. */
    NameService SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /**
     * Resolves a host.
     *
     * @param host a name or a literal address
     * @return its addresses, at least one
     * @throws UnknownHostException if it has none
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
