package io.printsmart.ipp.internal.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The values of one attribute as a printer sent them. What they are is told by who asks, and by the tag only whether they are
 * text or number: vendors send keywords as names, enums as integers and URIs that are none. A value of another class than was
 * asked for is passed over, and so is one whose tag is unknown.
 */
public final class Values {

    private static final int NO_VALUE = 0x13;

    /** No value at all: the attribute is missing. */
    static final Values MISSING = new Values();

    private final List<Value> values = new ArrayList<>();

    Values() {}

    void add(int tag, byte[] bytes) {
        values.add(new Value(tag, bytes));
    }

    /**
     * Tells whether the printer sent the attribute, if only to say that it has no value.
     *
     * @return false if it is missing
     */
    public boolean isPresent() {
        return !values.isEmpty();
    }

    /**
     * Tells whether the printer says {@code no-value}.
     *
     * @return true for the out-of-band tag 0x13
     */
    public boolean isNoValue() {
        return !values.isEmpty() && values.get(0).tag() == NO_VALUE;
    }

    /**
     * Tells whether there is a value, of whatever class.
     *
     * @return false if the attribute is missing or is only said to have none, or to be unknown or unsupported
     */
    public boolean hasValue() {
        return values.stream().anyMatch(value -> !value.isOutOfBand());
    }

    /**
     * All values as text.
     *
     * @return without those that are none
     */
    public List<String> texts() {
        return values.stream().filter(Value::isText).map(Value::text).toList();
    }

    /**
     * The first value as text.
     *
     * @return empty if there is none
     */
    public Optional<String> text() {
        return texts().stream().findFirst();
    }

    /**
     * All values as integers.
     *
     * @return without those that are none, or have no or more than four bytes
     */
    public List<Integer> numbers() {
        return values.stream().filter(Value::isNumber).map(Value::number).toList();
    }

    /**
     * The first value as an integer.
     *
     * @return empty if there is none
     */
    public OptionalInt number() {
        return numbers().stream().mapToInt(Integer::intValue).findFirst();
    }

    /**
     * The first value as a boolean.
     *
     * @return empty if there is none
     */
    public Optional<Boolean> flag() {
        Optional<Boolean> word = text().filter(text -> text.equals("true") || text.equals("false"))
                .map(Boolean::valueOf);
        OptionalInt number = number();
        return word.isPresent() || number.isEmpty() ? word : Optional.of(number.getAsInt() != 0);
    }
}
