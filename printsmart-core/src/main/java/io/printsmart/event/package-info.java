/**
 * What hosts hear of: {@link io.printsmart.event.PrintEvent} tells one change of state of a job or a printer, and a {@link
 * io.printsmart.event.PrintEventListener} is told of all of them.
 */
@org.jspecify.annotations.NullMarked
package io.printsmart.event;
