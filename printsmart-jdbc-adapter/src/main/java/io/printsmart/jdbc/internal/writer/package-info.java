/**
 * One writer at a time for an H2 file: {@code GuardedSource} hands out connections whose first writing statement takes
 * the file's {@code Pen}, and whose transaction's end gives it back. Knows H2 and JDBC, nothing of PrintSmart.
 */
@org.jspecify.annotations.NullMarked
package io.printsmart.jdbc.internal.writer;
