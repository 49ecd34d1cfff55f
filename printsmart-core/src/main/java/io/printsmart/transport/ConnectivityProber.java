package io.printsmart.transport;

import io.printsmart.printer.ProbeResult;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Port: looks whether something accepts connections at an address, for many addresses at once. Names never get here: the
 * engine has resolved them. Implementations must be safe for use by many threads.
 */
public interface ConnectivityProber extends AutoCloseable {

    /**
     * How many looks can be under way at once; more wait inside, in order.
     *
     * @return at least 1
     */
    int capacity();

    /**
     * Starts to look and returns at once. Exactly one result per target is given to the sink, from a thread of the
     * prober, also when the prober is closed meanwhile.
     *
     * @param targets the printers and their addresses
     * @param timeout how long to wait for each one's answer, from when its look starts
     * @param sink takes the results; must not block and must not throw
     * @throws IllegalStateException if the prober is closed
     */
    void probe(List<Target> targets, Duration timeout, Consumer<ProbeResult> sink);

    /**
     * Tells whether a host answers ping, to tell a silent port from a silent host; it never makes a printer ONLINE. Blocks up
     * to the timeout. Without the right to ICMP this is a connect to the echo port, as {@link InetAddress#isReachable} has
     * it.
     *
     * @param address the host
     * @param timeout the longest this may take
     * @return true if it answers
     */
    default boolean answersPing(InetAddress address, Duration timeout) {
        try {
            return address.isReachable((int) Math.min(timeout.toMillis(), Integer.MAX_VALUE));
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends all looks. Never throws. */
    @Override
    void close();
}
