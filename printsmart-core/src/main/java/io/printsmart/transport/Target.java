package io.printsmart.transport;

import io.printsmart.printer.Printer;
import java.net.InetSocketAddress;

/**
 * A printer and the one address that may be contacted for it: resolved once, and allowed by the address policy.
 *
 * @param printer the printer
 * @param address a resolved address and the port of the device URI
 */
public record Target(Printer printer, InetSocketAddress address) {}
