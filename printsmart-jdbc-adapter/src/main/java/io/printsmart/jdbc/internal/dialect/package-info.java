/**
 * What differs between databases: their clocks, locks, session settings, error codes, and the settings under which they
 * would lose acknowledged commits. Each difference is in one place.
 */
@org.jspecify.annotations.NullMarked
package io.printsmart.jdbc.internal.dialect;
