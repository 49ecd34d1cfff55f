/** Names, connections and raw sockets: resolving within the address policy, looking at printers, the raw transport. */
@org.jspecify.annotations.NullMarked
package io.printsmart.internal.net;
