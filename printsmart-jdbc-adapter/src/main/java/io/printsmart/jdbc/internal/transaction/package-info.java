/**
 * Transactions: begun, committed or undone, repeated where the database asks for it, looked up where a commit gave no
 * answer, and bound to a host's own transaction where the host wants that.
 */
@org.jspecify.annotations.NullMarked
package io.printsmart.jdbc.internal.transaction;
