package io.printsmart.ipp.internal.http;

/**
 * How a document is sent.
 *
 * @param chunked in chunks rather than with its length
 * @param expect only after asking for 100 Continue, so that a refusal can come before the document leaves
 */
public record Manner(boolean chunked, boolean expect) {}
