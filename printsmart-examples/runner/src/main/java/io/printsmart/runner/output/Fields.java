package io.printsmart.runner.output;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a result in order. */
final class Fields {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    Fields with(String name, @Nullable Object value) {
        values.put(name, value instanceof Optional<?> optional ? optional.orElse(null) : value);
        return this;
    }

    Map<String, @Nullable Object> map() {
        return values;
    }
}
