/**
 * Keeps jobs, money, printers and documents in a relational database of the host: {@link
 * io.printsmart.jdbc.JdbcPrintStore} over any {@code DataSource}, and {@link io.printsmart.jdbc.JdbcWallet} for a host
 * that keeps its users' money in a table of its own there.
 */
@org.jspecify.annotations.NullMarked
package io.printsmart.jdbc;
