/** The delivery engine: claims what is due, does what the lifecycle says, and stores what follows. */
@org.jspecify.annotations.NullMarked
package io.printsmart.internal.delivery;
