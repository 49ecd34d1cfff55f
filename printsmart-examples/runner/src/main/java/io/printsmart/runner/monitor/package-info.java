/** Shows the watch over the printers: a table for who sits at a terminal, else a line for each change. */
@org.jspecify.annotations.NullMarked
package io.printsmart.runner.monitor;
