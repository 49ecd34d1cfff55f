/**
 * The watch over the printers. {@link io.printsmart.internal.monitor.Watchtower} is its shell: threads, start and end.
 * {@link io.printsmart.internal.monitor.Rounds} turns the watch, on one thread that owns all state; what others find out
 * (ports, printers' own reports, the store's answers) comes in by queues.
 */
@org.jspecify.annotations.NullMarked
package io.printsmart.internal.monitor;
