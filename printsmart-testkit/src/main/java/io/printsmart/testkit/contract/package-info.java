/**
 * What an adapter of each port must do, as JUnit tests. A host that writes an adapter extends the class of its port and
 * says how to make the thing under test.
 */
@org.jspecify.annotations.NullMarked
package io.printsmart.testkit.contract;
