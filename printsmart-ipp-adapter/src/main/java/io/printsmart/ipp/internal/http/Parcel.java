package io.printsmart.ipp.internal.http;

import java.io.InputStream;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * The document of a request, and how to send it.
 *
 * @param document the document
 * @param length its length in bytes
 * @param chunked whether to send it in chunks rather than with its length
 * @param expect whether to ask for 100 Continue first, so that a refusal comes before the document leaves
 * @param stepLimit the longest time without progress
 * @param refuses tells of an answer that comes while the document is sent whether the rest is not wanted
 */
public record Parcel(
        InputStream document,
        long length,
        boolean chunked,
        boolean expect,
        Duration stepLimit,
        Predicate<byte[]> refuses) {}
