/** The watch over printers on a real network: a namespace of its own, in which nothing leaves the machine. */
@org.jspecify.annotations.NullMarked
package io.printsmart.ipp.watch;
