package io.printsmart.internal.check;

import java.time.Duration;
import java.util.Locale;

/** Argument checks whose messages name the thing, the value and what would be right. */
public final class Checks {

    private static final int SHOWN = 40;

    private Checks() {}

    /**
     * Checks a name that people or other systems choose: an id, a key, an account.
     *
     * @param what the thing, for the message
     * @param value the value
     * @param maxLength the most characters it may have
     * @return the value
     * @throws IllegalArgumentException if it is blank, too long or holds a control character
     */
    public static String name(String what, String value, int maxLength) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is blank; give 1 to " + maxLength + " characters");
        }
        return text(what, value, maxLength);
    }

    /**
     * Checks a text that may be empty.
     *
     * @param what the thing, for the message
     * @param value the value
     * @param maxLength the most characters it may have
     * @return the value
     * @throws IllegalArgumentException if it is too long or holds a control character or half a surrogate pair
     */
    public static String text(String what, String value, int maxLength) {
        return text(what, value, maxLength, true);
    }

    /**
     * Checks a text that may be empty and that no message may show: hosts log messages.
     *
     * @param what the thing, for the message
     * @param value the value
     * @param maxLength the most characters it may have
     * @return the value
     * @throws IllegalArgumentException if it is too long or holds a control character or half a surrogate pair
     */
    public static String privateText(String what, String value, int maxLength) {
        return text(what, value, maxLength, false);
    }

    private static String text(String what, String value, int maxLength, boolean mayBeShown) {
        if (value.length() > maxLength) {
            throw new IllegalArgumentException(what + " has " + value.length() + " characters"
                    + (mayBeShown ? ", beginning " + shown(value) : "") + "; at most " + maxLength + " are allowed");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                throw new IllegalArgumentException(
                        what + (mayBeShown ? " " + shown(value) : "") + " has the character U+"
                                + String.format("%04X", (int) c) + " at position " + i + "; leave it out");
            }
        }
        return value;
    }

    /**
     * Checks that a duration is longer than nothing.
     *
     * @param what the thing, for the message
     * @param value the duration
     * @return the duration
     * @throws IllegalArgumentException if it is zero or negative, or too long to count in nanoseconds
     */
    public static Duration positive(String what, Duration value) {
        if (value.isZero() || value.isNegative() || value.compareTo(Duration.ofDays(36_500)) > 0) {
            throw new IllegalArgumentException(
                    what + " is " + value + "; it must be longer than nothing and at most 36500 days");
        }
        return value;
    }

    /**
     * Checks that a number lies in a range.
     *
     * @param what the thing, for the message
     * @param value the number
     * @param min the least that is allowed
     * @param max the most that is allowed
     * @return the number
     * @throws IllegalArgumentException if it lies outside
     */
    public static int range(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be from " + min + " to " + max);
        }
        return value;
    }

    /**
     * Checks a document format.
     *
     * @param value a MIME type
     * @return the MIME type in lower case
     * @throws IllegalArgumentException if it is none
     */
    public static String mime(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (!isMime(lower)) {
            throw new IllegalArgumentException(
                    "format " + shown(value) + " is not a MIME type; write it like application/pdf");
        }
        return lower;
    }

    /**
     * Tells whether a text is a document format.
     *
     * @param lower a text in lower case
     * @return true if it is a MIME type without parameters
     */
    public static boolean isMime(String lower) {
        return lower.matches("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60}");
    }

    /**
     * A value as a message may show it: short, in quotes and without control characters.
     *
     * @param value the value
     * @return what to show
     */
    public static String shown(String value) {
        String head = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        return "'" + head.replaceAll("\\p{Cntrl}|\\p{Cs}", "?") + "'";
    }
}
