/** What all engines run on: the store's time, threads, wake-ups, breakers and the node's lease. */
@org.jspecify.annotations.NullMarked
package io.printsmart.internal.loop;
