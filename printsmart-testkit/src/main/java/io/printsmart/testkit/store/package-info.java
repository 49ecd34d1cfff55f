/** A store in memory that keeps every promise of the persistence ports but durability: for hosts' tests and simulations. */
@org.jspecify.annotations.NullMarked
package io.printsmart.testkit.store;
