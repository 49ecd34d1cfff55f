/** The money rules M1 to M3 and M8 as a pure check over the books that a store shows. */
@org.jspecify.annotations.NullMarked
package io.printsmart.internal.audit;
