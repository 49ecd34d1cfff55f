package io.printsmart.jdbc.databases;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** What stands between stores under test and their databases: nothing, unless a test puts it there. */
public final class Between {

    private static final Between NOTHING = new Between("", source -> source);

    private static volatile Between now = NOTHING;

    private final String name;
    private final UnaryOperator<DataSource> layer;

    private Between(String name, UnaryOperator<DataSource> layer) {
        this.name = name;
        this.layer = layer;
    }

    /** Puts a layer before each data source that a store under test opens first while something runs. */
    public static <T> T put(String name, UnaryOperator<DataSource> layer, Supplier<T> run) {
        now = new Between(name, layer);
        try {
            return run.get();
        } finally {
            now = NOTHING;
        }
    }

    /** Its name; empty if there is nothing. */
    static String name() {
        return now.name;
    }

    /** With what stands before it. */
    static DataSource over(DataSource source) {
        return now.layer.apply(source);
    }
}
