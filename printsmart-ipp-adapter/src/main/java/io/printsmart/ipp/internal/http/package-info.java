/**
 * One HTTP/1.1 exchange with one printer, on a connection of its own: nothing is reused, redirected or sent twice.
 *
 * <p>Why not {@code java.net.http}: it keeps connections and lets nobody say {@code Connection: close}, so that a request
 * can run into a connection that the printer is just closing, which looks like a lost answer to Create-Job; it throws away
 * an answer that comes before the body is read; it needs a selector thread per client, and so one per {@code ipps} name;
 * and it does not tell which document bytes it took.
 */
@org.jspecify.annotations.NullMarked
package io.printsmart.ipp.internal.http;
