package io.printsmart.wallet;

import io.printsmart.internal.check.Checks;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * An amount in the minor unit of its currency (cents), so that nothing is ever rounded. Immutable.
 *
 * @param minorUnits the amount in minor units; may be negative
 * @param currency the currency; it must have minor units defined (ISO 4217)
 */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {

    /**
     * The most minor units that a job may cost or a top-up may bring, and that a wallet may hold after a top-up: 10<sup>15</sup>. So far below
     * what a {@code long} holds that refunds always find room.
     */
    public static final long MOST_MINOR_UNITS = 1_000_000_000_000_000L;

    private static final int LONGEST = 40;

    /**
     * Checks the currency.
     *
     * @param minorUnits the amount in minor units
     * @param currency the currency
     * @throws IllegalArgumentException if the currency has no minor unit, as gold (XAU) has none
     */
    public Money {
        Objects.requireNonNull(currency, "currency");
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(
                    "currency " + currency + " has no minor unit; give the currency of a country, such as EUR");
        }
    }

    /**
     * Reads a decimal amount.
     *
     * @param amount a plain decimal number such as {@code 0.60}, with no more decimals than the currency has but zeros
     * @param currencyCode an ISO 4217 code such as {@code EUR}
     * @return the amount
     * @throws IllegalArgumentException if either is malformed or the amount is out of range
     */
    public static Money of(String amount, String currencyCode) {
        return of(amount, currency(currencyCode));
    }

    /**
     * Reads a decimal amount.
     *
     * @param amount a plain decimal number such as {@code 0.60}, with no more decimals than the currency has but zeros
     * @param currency the currency
     * @return the amount
     * @throws IllegalArgumentException if the amount is malformed or out of range
     */
    public static Money of(String amount, Currency currency) {
        if (amount.length() > LONGEST || !amount.matches("-?[0-9]+(\\.[0-9]+)?")) {
            throw new IllegalArgumentException("amount " + Checks.shown(amount)
                    + " is not a decimal number; write it like 0.60, without exponent, sign + or currency");
        }
        try {
            long minor = new BigDecimal(amount)
                    .movePointRight(currency.getDefaultFractionDigits())
                    .longValueExact();
            return new Money(minor, currency);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "amount " + Checks.shown(amount) + " does not fit " + currency + "; it takes at most "
                            + currency.getDefaultFractionDigits() + " decimals and "
                            + new Money(Long.MAX_VALUE, currency).toDecimalString(),
                    e);
        }
    }

    /**
     * Finds a currency.
     *
     * @param code an ISO 4217 code such as {@code EUR}
     * @return the currency
     * @throws IllegalArgumentException if there is no such currency
     */
    public static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "currency " + Checks.shown(code) + " is unknown; give an ISO 4217 code such as EUR", e);
        }
    }

    /**
     * Nothing.
     *
     * @param currency the currency
     * @return zero of it
     */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * The most that a job may cost or a top-up may bring, and that a wallet may hold after a top-up.
     *
     * @param currency the currency
     * @return {@link #MOST_MINOR_UNITS} of it
     */
    public static Money most(Currency currency) {
        return new Money(MOST_MINOR_UNITS, currency);
    }

    /**
     * Checks that this may be a cost or a top-up: that it is not negative and not more than {@link #most}.
     *
     * @param what the thing, for the message
     * @return this
     * @throws IllegalArgumentException if it may not
     */
    public Money requirePayable(String what) {
        if (isNegative() || minorUnits > MOST_MINOR_UNITS) {
            throw new IllegalArgumentException(
                    what + " is " + this + "; it must not be negative and at most " + most(currency));
        }
        return this;
    }

    /**
     * Adds.
     *
     * @param other the other amount
     * @return the sum
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if the sum does not fit
     */
    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    /**
     * Subtracts.
     *
     * @param other the other amount
     * @return the difference
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if the difference does not fit
     */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    /**
     * Turns the sign.
     *
     * @return the negated amount
     * @throws ArithmeticException if it does not fit
     */
    public Money negated() {
        return new Money(Math.negateExact(minorUnits), currency);
    }

    /**
     * Tells whether this is below zero.
     *
     * @return true if negative
     */
    public boolean isNegative() {
        return minorUnits < 0;
    }

    /**
     * Tells whether this is zero.
     *
     * @return true if zero
     */
    public boolean isZero() {
        return minorUnits == 0;
    }

    /**
     * Compares two amounts of one currency.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    @Override
    public int compareTo(Money other) {
        return Long.compare(minorUnits, sameCurrency(other).minorUnits);
    }

    /**
     * The amount alone.
     *
     * @return a plain decimal such as {@code -0.60}, with all decimals of the currency
     */
    public String toDecimalString() {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits())
                .toPlainString();
    }

    @Override
    public String toString() {
        return toDecimalString() + " " + currency;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "cannot reckon " + this + " with " + other + "; both must be of one currency");
        }
        return other;
    }
}
