/** Opens the database that the command line names. */
@org.jspecify.annotations.NullMarked
package io.printsmart.runner.database;
