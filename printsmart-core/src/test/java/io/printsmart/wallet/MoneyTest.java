package io.printsmart.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource({
        "0.60, EUR, 60, 0.60 EUR",
        "0.6, EUR, 60, 0.60 EUR",
        "0.600, EUR, 60, 0.60 EUR",
        "7, EUR, 700, 7.00 EUR",
        "-0.01, EUR, -1, -0.01 EUR",
        "-0, EUR, 0, 0.00 EUR",
        "007, EUR, 700, 7.00 EUR",
        "700, JPY, 700, 700 JPY",
        "1.234, BHD, 1234, 1.234 BHD",
        "92233720368547758.07, EUR, 9223372036854775807, 92233720368547758.07 EUR",
        "-92233720368547758.08, EUR, -9223372036854775808, -92233720368547758.08 EUR"
    })
    void readsDecimalsExactly(String text, String currency, long minorUnits, String shown) {
        Money money = Money.of(text, currency);

        assertThat(money.minorUnits()).isEqualTo(minorUnits);
        assertThat(money).hasToString(shown);
        assertThat(Money.of(money.toDecimalString(), currency)).isEqualTo(money);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0,60",
                "+1",
                "1.",
                ".5",
                "1e3",
                "0x10",
                "1 ",
                "1\n",
                "NaN",
                "--1",
                "1.2.3",
                "٣",
                "1_000",
                "€1",
                "11111111111111111111111111111111111111111"
            })
    void refusesWhatIsNoPlainDecimal(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(text, EUR))
                .withMessageContaining("write it like 0.60");
    }

    @ParameterizedTest
    @CsvSource({
        "0.605, EUR",
        "0.5, JPY",
        "1.2345, BHD",
        "92233720368547758.08, EUR",
        "-92233720368547758.09, EUR",
        "9999999999999999999999999999999999999999, JPY"
    })
    void roundsNothingAndOverflowsNowhere(String text, String currency) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(text, currency))
                .withMessageContaining(currency)
                .withMessageContaining("at most");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XAU", "XXX", "XDR"})
    void refusesWhatHasNoMinorUnit(String code) {
        Currency currency = Currency.getInstance(code);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(1, currency))
                .withMessageContaining(code);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("1", code))
                .withMessageContaining(code);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("9999999999999999999999", code))
                .withMessageContaining(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EURO", "EU", "€", "EUR "})
    void refusesCurrenciesThatDoNotExist(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.currency(code))
                .withMessageContaining("ISO 4217");
    }

    @Test
    void reckonsExactly() {
        Money sixty = Money.of("0.60", "EUR");

        assertThat(sixty.plus(Money.of("0.41", "EUR"))).isEqualTo(Money.of("1.01", "EUR"));
        assertThat(sixty.minus(Money.of("0.61", "EUR"))).isEqualTo(Money.of("-0.01", "EUR"));
        assertThat(sixty.negated()).isEqualTo(Money.of("-0.60", "EUR"));
        assertThat(sixty.minus(sixty)).isEqualTo(Money.zero(EUR));
    }

    @Test
    void overflowsLoudly() {
        Money most = new Money(Long.MAX_VALUE, EUR);
        Money least = new Money(Long.MIN_VALUE, EUR);
        Money cent = new Money(1, EUR);

        assertThatThrownBy(() -> most.plus(cent)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> least.minus(cent)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(least::negated).isInstanceOf(ArithmeticException.class);
        assertThat(most.negated().minus(cent)).isEqualTo(least);
    }

    @Test
    void mixesNoCurrencies() {
        Money euro = Money.of("1", "EUR");
        Money dollar = Money.of("1", "USD");

        assertThatIllegalArgumentException().isThrownBy(() -> euro.plus(dollar)).withMessageContaining("1.00 USD");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> euro.minus(dollar))
                .withMessageContaining("1.00 EUR");
        assertThatIllegalArgumentException().isThrownBy(() -> euro.compareTo(dollar));
        assertThat(euro).isNotEqualTo(dollar);
    }

    @Test
    void comparesAndTellsItsSign() {
        Money cent = new Money(1, EUR);

        assertThat(cent).isGreaterThan(Money.zero(EUR)).isEqualByComparingTo(Money.of("0.01", "EUR"));
        assertThat(cent.negated().isNegative()).isTrue();
        assertThat(cent.isNegative()).isFalse();
        assertThat(Money.zero(EUR).isNegative()).isFalse();
        assertThat(Money.zero(EUR).isZero()).isTrue();
        assertThat(cent.isZero()).isFalse();
    }
}
