/** The persistence ports, each call one transaction over the tables. */
@org.jspecify.annotations.NullMarked
package io.printsmart.jdbc.internal.store;
