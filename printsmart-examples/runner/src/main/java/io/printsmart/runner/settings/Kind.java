package io.printsmart.runner.settings;

import io.printsmart.printer.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the values of settings that are neither text nor duration. */
final class Kind {

    private Kind() {}

    static int integer(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Quote.of(text) + " is not a whole number", e);
        }
    }

    static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Quote.of(text) + " is not a number; write it like 2.0", e);
        }
    }

    static boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(Quote.of(text) + " is neither true nor false");
        };
    }

    static <E extends Enum<E>> E choice(Class<E> type, String text) {
        return Choice.find(type, text)
                .orElseThrow(() -> new IllegalArgumentException(Quote.of(text) + " is none of " + Choice.words(type)));
    }

    static long bytes(String text) {
        int unit = "KMG".indexOf(text.isEmpty() ? ' ' : text.charAt(text.length() - 1)) + 1;
        String digits = unit == 0 ? text : text.substring(0, text.length() - 1);
        if (!digits.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(
                    Quote.of(text) + " is not a number of bytes; write it like 1000, 64K, 256M or 1G");
        }
        return Long.parseLong(digits) << (10 * unit);
    }

    static List<String> words(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static Set<Integer> integers(String text) {
        return words(text).stream().map(Kind::integer).collect(Collectors.toSet());
    }

    static List<Network> networks(String text) {
        return words(text).stream().map(Network::parse).toList();
    }

    static String joined(java.util.Collection<?> values) {
        return values.stream().map(String::valueOf).sorted().collect(Collectors.joining(","));
    }
}
