/** The tables, one class each: every statement on a table stands in its class, and knows nothing of transactions. */
@org.jspecify.annotations.NullMarked
package io.printsmart.jdbc.internal.table;
