/** The transport for printers that speak IPP, plain or over TLS. */
@org.jspecify.annotations.NullMarked
package io.printsmart.ipp;
