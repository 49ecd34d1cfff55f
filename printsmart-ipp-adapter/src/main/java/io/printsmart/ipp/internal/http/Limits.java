package io.printsmart.ipp.internal.http;

import java.time.Duration;

/**
 * Limits of one exchange.
 *
 * @param connect the longest a connect may take
 * @param responseBytes the longest answer that is read
 */
public record Limits(Duration connect, int responseBytes) {}
