package io.printsmart.runner.output;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A result.
 *
 * @param text for people; may have several lines
 * @param fields for programs: text, numbers, booleans, lists, maps and null
 */
public record Shown(String text, Map<String, ? extends @Nullable Object> fields) {}
