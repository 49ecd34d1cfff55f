package io.printsmart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTest {

    private final Cli cli = Cli.inMemory();

    @Test
    void aTopUpCountsOncePerKey() {
        Cli.Result first = cli.done("accounts", "top-up", "ann", "5.00", "--key", "desk-1");

        assertThat(first.fields()).containsExactly("account", "balance", "currency");
        assertThat(first.out())
                .isEqualTo("{\"account\":\"ann\",\"balance\":\"5.00\",\"currency\":\"EUR\"}" + System.lineSeparator());
        assertThat(cli.done("accounts", "top-up", "ann", "5.00", "--key", "desk-1")
                        .out())
                .isEqualTo(first.out());
        Cli.Result other = cli.json("accounts", "top-up", "ann", "6.00", "--key", "desk-1");
        assertThat(other.exit()).isEqualTo(3);
        assertThat(other.object().get("refused").asText()).isEqualTo("idempotency-conflict");
        assertThat(cli.done("accounts", "balance", "ann").out()).isEqualTo(first.out());
        assertThat(cli.run("accounts", "balance", "ann").out().strip()).isEqualTo("ann has 5.00 EUR");
    }

    @Test
    void currenciesAreKeptApart() {
        cli.done("accounts", "top-up", "ann", "5.00", "--key", "1");
        cli.done("accounts", "top-up", "ann", "700", "--key", "2", "--currency", "JPY");

        assertThat(cli.done("accounts", "balance", "ann")
                        .object()
                        .get("balance")
                        .asText())
                .isEqualTo("5.00");
        assertThat(cli.done("accounts", "balance", "ann", "--currency", "JPY")
                        .object()
                        .get("balance")
                        .asText())
                .isEqualTo("700");
        assertThat(cli.run("audit", "--json").err()).contains("JPY");
    }

    @Test
    void aStatementIsNewestFirst() {
        cli.done("accounts", "top-up", "ann", "1.00", "--key", "1");
        cli.done("accounts", "top-up", "ann", "2.00", "--key", "2");

        assertThat(cli.done("accounts", "statement", "ann").lines())
                .extracting(line -> line.get("amount").asText())
                .containsExactly("2.00", "1.00");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "0.00,                      3, more than nothing",
                "-5.00,                     3, more than nothing",
                "-99999999999999999999999,  2, 99999",
                "99999999999999999999999,   2, does not fit EUR",
                "1e3,                       2, '1e3' is not a decimal number",
                "1.001,                     2, at most 2 decimals",
                "NaN,                       2, NaN",
                "`5,00`,                    2, `'5,00'`",
                "`5.00 USD`,                2, 5.00 USD",
            })
    void oddAmountsAreRefused(String amount, int exit, String named) {
        Cli.Result result = cli.run("accounts", "top-up", "ann", amount, "--key", "k");

        assertThat(result.exit()).as("%s", result).isEqualTo(exit);
        assertThat(result.out() + result.err()).contains(named).doesNotContain("\tat ");
        assertThat(cli.done("accounts", "balance", "ann")
                        .object()
                        .get("balance")
                        .asText())
                .isEqualTo("0.00");
    }

    @Test
    void noWalletIsToppedUpBeyondWhatItMayHold() {
        cli.done("accounts", "top-up", "ann", "10000000000000.00", "--key", "1");

        Cli.Result more = cli.run("accounts", "top-up", "ann", "0.01", "--key", "2");
        assertThat(more.exit()).as("%s", more).isIn(1, 3);
        assertThat(more.out() + more.err())
                .doesNotContain("\tat ")
                .contains("more than 10000000000000.00 EUR; top up less");
        assertThat(cli.done("audit").object().get("ok").asBoolean()).isTrue();
    }
}
