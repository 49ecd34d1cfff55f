package io.printsmart.runner;

import io.printsmart.runner.settings.Quote;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads an enum's constants as people write them: {@code two-sided-long-edge}, {@code in_doubt}, {@code PENDING}. */
final class Choice {

    private Choice() {}

    static <E extends Enum<E>> E of(Class<E> type, String option, String text) {
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        E[] constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(option + " is " + Quote.of(text) + "; it must be one of "
                                + Arrays.stream(constants).map(Choice::word).collect(Collectors.joining(", "))));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
