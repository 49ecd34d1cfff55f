/** Real programs that our IPP side is tested against. */
@org.jspecify.annotations.NullMarked
package io.printsmart.ipp.peer;
