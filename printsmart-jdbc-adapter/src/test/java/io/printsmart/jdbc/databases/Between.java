package io.printsmart.jdbc.databases;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** What stands between stores under test and their databases: nothing, unless a test puts it there. */
public final class Between {

    private static final Between NOTHING = new Between("", source -> source);

    /** A test that hangs may go on after its time is over; it must not come upon what others use. */
    private static final InheritableThreadLocal<Between> NOW = new InheritableThreadLocal<>() {
        @Override
        protected Between initialValue() {
            return NOTHING;
        }
    };

    private final String name;
    private final UnaryOperator<DataSource> layer;

    private Between(String name, UnaryOperator<DataSource> layer) {
        this.name = name;
        this.layer = layer;
    }

    /** Puts a layer before the data source of each store that something opens, here or on threads that it starts. */
    public static <T> T put(String name, UnaryOperator<DataSource> layer, Supplier<T> run) {
        NOW.set(new Between(name, layer));
        try {
            return run.get();
        } finally {
            NOW.remove();
        }
    }

    /** Its name; empty if there is nothing. */
    static String name() {
        return NOW.get().name;
    }

    /** With what stands before it. */
    static DataSource over(DataSource source) {
        return NOW.get().layer.apply(source);
    }
}
