/** The tables' definition: the files that a database administrator can read, their installation and their check. */
@org.jspecify.annotations.NullMarked
package io.printsmart.jdbc.internal.schema;
