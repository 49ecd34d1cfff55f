package io.printsmart.ipp.internal.message;

import java.util.HashMap;
import java.util.Map;

/** One group of attributes in an answer, by name. */
public final class Attributes {

    /** The delimiter tag of a group that describes a job. */
    public static final int JOB = 0x02;

    /** The delimiter tag of the group that names what the printer ignored or replaced. */
    public static final int UNSUPPORTED = 0x05;

    private final int tag;
    private final Map<String, Values> byName = new HashMap<>();

    Attributes(int tag) {
        this.tag = tag;
    }

    /** The values of the attribute; of the first one where a name comes twice. */
    Values add(String name) {
        Values added = new Values();
        byName.putIfAbsent(name, added);
        return added;
    }

    /**
     * The group's delimiter tag.
     *
     * @return such as {@link #JOB}
     */
    public int tag() {
        return tag;
    }

    /**
     * An attribute.
     *
     * @param name its name
     * @return its values; {@link Values#isPresent} is false if it is missing
     */
    public Values get(String name) {
        return byName.getOrDefault(name, Values.MISSING);
    }
}
