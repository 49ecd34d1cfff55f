/** IPP messages (RFC 8010): requests written by jipp, answers read leniently. */
@org.jspecify.annotations.NullMarked
package io.printsmart.ipp.internal.message;
