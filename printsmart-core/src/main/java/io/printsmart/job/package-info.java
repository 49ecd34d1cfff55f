/**
 * The life of a paid job, as pure functions over immutable values: {@link io.printsmart.job.Lifecycle} says what to do
 * next, and what follows from what was seen. Nothing here waits, sends, stores or asks for the time.
 */
@org.jspecify.annotations.NullMarked
package io.printsmart.job;
