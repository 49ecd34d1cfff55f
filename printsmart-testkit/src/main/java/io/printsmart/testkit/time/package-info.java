/** Time that stands still until a test moves it. */
@org.jspecify.annotations.NullMarked
package io.printsmart.testkit.time;
