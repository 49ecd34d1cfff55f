package io.printsmart.runner.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads an enum's constants as people write them: {@code two-sided-long-edge}, {@code in_doubt}, {@code PENDING}. */
public final class Choice {

    private Choice() {}

    /**
     * Reads the value of a command's option.
     *
     * @param <E> the words
     * @param type the enum
     * @param option the option, for the message
     * @param text what was written
     * @return the constant
     * @throws IllegalArgumentException if there is none of that name
     */
    public static <E extends Enum<E>> E of(Class<E> type, String option, String text) {
        return find(type, text)
                .orElseThrow(() -> new IllegalArgumentException(
                        option + " is " + Quote.of(text) + "; it must be one of " + words(type)));
    }

    static <E extends Enum<E>> Optional<E> find(Class<E> type, String text) {
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(wanted))
                .findFirst();
    }

    static <E extends Enum<E>> String words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Choice::word).collect(Collectors.joining(", "));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
