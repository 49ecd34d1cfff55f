package io.printsmart.jdbc.internal.sql;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The current row of a result, read by column names. */
public final class Row {

    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    /** A text that is never null. */
    public String text(String column) throws SQLException {
        return value(column, results.getString(column));
    }

    /** A text that may be null. */
    public Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(results.getString(column));
    }

    /** A number that is never null. */
    public long number(String column) throws SQLException {
        return results.getLong(column);
    }

    /** A small number that is never null. */
    public int integer(String column) throws SQLException {
        return results.getInt(column);
    }

    /** A number that may be null. */
    public Optional<Long> optionalNumber(String column) throws SQLException {
        long number = results.getLong(column);
        return results.wasNull() ? Optional.empty() : Optional.of(number);
    }

    /** A sum, which databases widen to a decimal. */
    public BigInteger sum(String column) throws SQLException {
        return value(column, results.getBigDecimal(column)).toBigIntegerExact();
    }

    /** A truth value that is never null. */
    public boolean flag(String column) throws SQLException {
        return results.getBoolean(column);
    }

    /** A truth value that may be null. */
    public Optional<Boolean> optionalFlag(String column) throws SQLException {
        boolean flag = results.getBoolean(column);
        return results.wasNull() ? Optional.empty() : Optional.of(flag);
    }

    /** A time that is never null. */
    public Instant instant(String column) throws SQLException {
        return Instant.ofEpochMilli(results.getLong(column));
    }

    /** A time that may be null. */
    public Optional<Instant> optionalInstant(String column) throws SQLException {
        return optionalNumber(column).map(Instant::ofEpochMilli);
    }

    /** Bytes that are never null. */
    public byte[] bytes(String column) throws SQLException {
        return value(column, results.getBytes(column));
    }

    /** A constant that is stored by its name. */
    public <E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException {
        return constant(type, column, text(column));
    }

    /** A constant that is stored by its name, or null. */
    public <E extends Enum<E>> Optional<E> optionalConstant(Class<E> type, String column) throws SQLException {
        Optional<String> name = optionalText(column);
        return name.isEmpty() ? Optional.empty() : Optional.of(constant(type, column, name.get()));
    }

    /** A value that identifies the row, of whatever type. */
    public Object key(String column) throws SQLException {
        return value(column, results.getObject(column));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String column, String name) throws UnreadableRow {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRow("its column " + column + " holds '" + name.substring(0, Math.min(name.length(), 40))
                    + "', which this version does not know");
        }
    }

    private static <T> T value(String column, @org.jspecify.annotations.Nullable T value) throws SQLException {
        if (value == null) {
            throw new UnreadableRow("its column " + column + " is null where a value must be");
        }
        return value;
    }
}
