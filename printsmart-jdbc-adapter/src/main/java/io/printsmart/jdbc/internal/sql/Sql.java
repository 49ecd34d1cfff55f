package io.printsmart.jdbc.internal.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs single prepared statements. An {@link Optional} is bound as its value or null, an {@link Instant} as epoch
 * milliseconds, an enum by its name, numbers, booleans and bytes as such, and anything else by its text.
 */
public final class Sql {

    private Sql() {}

    /**
     * Makes a value of a row.
     *
     * @param <T> what it makes
     */
    public interface Reader<T> {

        /**
         * Reads.
         *
         * @param row the current row
         * @return what it holds
         * @throws SQLException if it cannot be read
         */
        T read(Row row) throws SQLException;
    }

    /** Runs a statement that takes no values. */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Changes rows, and says how many. */
    public static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, List.of(values));
            return statement.executeUpdate();
        }
    }

    /** Runs one statement with many rows of values. */
    public static void batch(Connection connection, String sql, List<List<Object>> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<Object> values : rows) {
                bind(statement, values);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Reads all rows. */
    public static <T> List<T> query(Connection connection, String sql, Reader<T> reader, Object... values)
            throws SQLException {
        return query(connection, sql, reader, List.of(values));
    }

    /** Reads all rows. */
    public static <T> List<T> query(Connection connection, String sql, Reader<T> reader, List<?> values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet results = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                Row row = new Row(results);
                while (results.next()) {
                    rows.add(read(reader, row));
                }
                return rows;
            }
        }
    }

    /**
     * Reads one row.
     *
     * @throws UnreadableRow if it holds what this version cannot make sense of
     */
    public static <T> T read(Reader<T> reader, Row row) throws SQLException {
        try {
            return reader.read(row);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new UnreadableRow(e);
        }
    }

    /** Reads the first row, if there is one. */
    public static <T> Optional<T> first(Connection connection, String sql, Reader<T> reader, Object... values)
            throws SQLException {
        return query(connection, sql, reader, values).stream().findFirst();
    }

    /** The parenthesized placeholders of an {@code in}. */
    public static String in(Collection<?> values) {
        return "(" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
    }

    private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            bind(statement, i + 1, value instanceof Optional<?> optional ? optional.orElse(null) : value);
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof Instant instant) {
            statement.setLong(index, instant.toEpochMilli());
        } else if (value instanceof Number number) {
            statement.setLong(index, number.longValue());
        } else if (value instanceof Boolean flag) {
            statement.setBoolean(index, flag);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (value instanceof Enum<?> constant) {
            statement.setString(index, constant.name());
        } else {
            statement.setString(index, value.toString());
        }
    }
}
