/** Real databases for tests: one server for each JVM, started when first asked for, and a fresh database for each asker. */
@org.jspecify.annotations.NullMarked
package io.printsmart.jdbc.databases;
