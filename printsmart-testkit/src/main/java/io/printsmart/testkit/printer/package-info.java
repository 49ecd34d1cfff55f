/**
 * Printers that do what a test tells them: real sockets on a loopback address, scripted faults, and a log of the paper
 * that came out, which is the truth a test compares with.
 *
 * <p>Nothing here needs a test framework, so a demo may use it too.
 */
@org.jspecify.annotations.NullMarked
package io.printsmart.testkit.printer;
