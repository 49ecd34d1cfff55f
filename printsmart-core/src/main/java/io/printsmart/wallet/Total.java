package io.printsmart.wallet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Objects;

/**
 * The sum of any number of amounts of one currency, which may be more than {@link Money} can hold. Immutable.
 *
 * @param minorUnits the sum in minor units; may be negative
 * @param currency the currency
 */
public record Total(BigInteger minorUnits, Currency currency) {

    /**
     * Checks that nothing is missing.
     *
     * @param minorUnits the sum in minor units
     * @param currency the currency
     */
    public Total {
        Objects.requireNonNull(minorUnits, "minorUnits");
        Objects.requireNonNull(currency, "currency");
    }

    /**
     * The sum of nothing.
     *
     * @param currency the currency
     * @return zero of it
     */
    public static Total zero(Currency currency) {
        return new Total(BigInteger.ZERO, currency);
    }

    /**
     * The sum of one amount.
     *
     * @param amount the amount
     * @return as much
     */
    public static Total of(Money amount) {
        return new Total(BigInteger.valueOf(amount.minorUnits()), amount.currency());
    }

    /**
     * Adds.
     *
     * @param other the other sum
     * @return both together
     * @throws IllegalArgumentException if the currencies differ
     */
    public Total plus(Total other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "cannot add " + other + " to " + this + "; both must be of one currency");
        }
        return new Total(minorUnits.add(other.minorUnits), currency);
    }

    /**
     * Turns the sign.
     *
     * @return the negated sum
     */
    public Total negated() {
        return new Total(minorUnits.negate(), currency);
    }

    /**
     * Tells whether this is zero.
     *
     * @return true if zero
     */
    public boolean isZero() {
        return minorUnits.signum() == 0;
    }

    /**
     * The sum alone.
     *
     * @return a plain decimal such as {@code -0.60}, with all decimals of the currency
     */
    public String toDecimalString() {
        return new BigDecimal(minorUnits, currency.getDefaultFractionDigits()).toPlainString();
    }

    @Override
    public String toString() {
        return toDecimalString() + " " + currency;
    }
}
