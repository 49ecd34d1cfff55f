package io.printsmart.ipp.internal.http;

import java.io.InputStream;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * The document of a request, and how to send it.
 *
 * @param document the document
 * @param length its length in bytes
 * @param manner how to send it
 * @param stepLimit the longest time without progress
 * @param refuses tells of an answer that comes while the document is sent whether the rest is not wanted
 */
public record Parcel(InputStream document, long length, Manner manner, Duration stepLimit, Predicate<byte[]> refuses) {}
