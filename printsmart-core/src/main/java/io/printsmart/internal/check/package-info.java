/** Checks of arguments, so that every refusal of a bad value names the thing, the value and the remedy. */
@org.jspecify.annotations.NullMarked
package io.printsmart.internal.check;
