/** Ports to printers: transports that deliver documents, and the prober that only looks whether somebody answers. */
@org.jspecify.annotations.NullMarked
package io.printsmart.transport;
