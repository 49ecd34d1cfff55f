/** The engine that tells listeners what happened. */
@org.jspecify.annotations.NullMarked
package io.printsmart.internal.notify;
