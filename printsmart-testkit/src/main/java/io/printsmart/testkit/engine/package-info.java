/** A hand-cranked PrintSmart: no thread of its own delivers anything, and no time passes unless the test says so. */
@org.jspecify.annotations.NullMarked
package io.printsmart.testkit.engine;
