/**
 * Printers: where they are, what they can do, what a look at one found, and the pure judgement of what that means. Knows
 * only money.
 */
@org.jspecify.annotations.NullMarked
package io.printsmart.printer;
