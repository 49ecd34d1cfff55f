/** An internal package that knows the door which leads to it. */
@org.jspecify.annotations.NullMarked
package io.printsmart.architecture.internal.inside;
