/** Statements, bound and read without ceremony. */
@org.jspecify.annotations.NullMarked
package io.printsmart.jdbc.internal.sql;
