package io.printsmart.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Port: turns host names into addresses. A host may give its own, as to ask a certain name server or to remember answers.
 * What it answers is judged by the address policy like any other answer. Implementations must be safe for use by many
 * threads; a call may block, the engine gives up on it after a while.
 */
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
