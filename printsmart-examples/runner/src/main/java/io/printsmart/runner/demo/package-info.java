/** The demo: simulated printers, an embedded database, and the ways in which a print job goes wrong. */
@org.jspecify.annotations.NullMarked
package io.printsmart.runner.demo;
