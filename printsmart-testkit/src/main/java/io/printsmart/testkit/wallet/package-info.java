/** A remote wallet in memory. */
@org.jspecify.annotations.NullMarked
package io.printsmart.testkit.wallet;
