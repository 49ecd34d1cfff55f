/**
 * Ports to whatever keeps jobs, printers, money and documents. A store confirms or contradicts what was decided; it never
 * decides. Each call is one transaction.
 */
@org.jspecify.annotations.NullMarked
package io.printsmart.store;
