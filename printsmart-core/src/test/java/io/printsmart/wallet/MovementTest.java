package io.printsmart.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MovementTest {

    private static final AccountId ADA = new AccountId("ada");
    private static final LedgerAccount WALLET = LedgerAccount.wallet(ADA);
    private static final Money COST = Money.of("0.60", "EUR");

    static Stream<Movement> allKinds() {
        return Stream.of(
                Movement.topUp(ADA, COST, "cash-1"),
                Movement.charge("job-1", WALLET, COST),
                Movement.charge("job-1", LedgerAccount.EXTERNAL, COST),
                Movement.capture("job-1", COST),
                Movement.refund("job-1", WALLET, COST));
    }

    @ParameterizedTest
    @MethodSource("allKinds")
    void whatIsAddedHereIsTakenThere(Movement movement) {
        List<Entry> entries = movement.entries();

        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).amount().plus(entries.get(1).amount()).isZero())
                .isTrue();
        assertThat(entries.get(0)).isEqualTo(new Entry(movement.from(), COST.negated()));
        assertThat(entries.get(1)).isEqualTo(new Entry(movement.to(), COST));
    }

    @Test
    void aJobHasOneChargeAndOneSettlementOfEitherKind() {
        assertThat(Movement.charge("job-1", WALLET, COST).key()).isEqualTo("charge:job-1");
        assertThat(Movement.capture("job-1", COST).key())
                .isEqualTo(Movement.refund("job-1", WALLET, COST).key())
                .isEqualTo("settle:job-1");
    }

    @Test
    void moneyGoesFromTheWalletThroughEscrowToRevenueOrBack() {
        Movement charge = Movement.charge("job-1", WALLET, COST);
        Movement capture = Movement.capture("job-1", COST);
        Movement refund = Movement.refund("job-1", WALLET, COST);

        assertThat(charge.from()).isEqualTo(WALLET);
        assertThat(charge.to()).isEqualTo(LedgerAccount.ESCROW);
        assertThat(capture.from()).isEqualTo(LedgerAccount.ESCROW);
        assertThat(capture.to()).isEqualTo(LedgerAccount.REVENUE);
        assertThat(refund.from()).isEqualTo(LedgerAccount.ESCROW);
        assertThat(refund.to()).isEqualTo(WALLET);
    }

    @Test
    void aTopUpComesFromOutside() {
        Movement topUp = Movement.topUp(ADA, COST, "cash-1");

        assertThat(topUp.key()).isEqualTo("topup:cash-1");
        assertThat(topUp.from()).isEqualTo(LedgerAccount.EXTERNAL);
        assertThat(topUp.to()).isEqualTo(WALLET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.01"})
    void aTopUpIsMoreThanNothing(String amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Movement.topUp(ADA, Money.of(amount, "EUR"), "cash-1"))
                .withMessageContaining("more than nothing");
    }

    @Test
    void aTopUpHasItsLimit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Movement.topUp(ADA, Money.of("10000000000000.01", "EUR"), "cash-1"))
                .withMessageContaining("10000000000000.01 EUR")
                .withMessageContaining("at most 10000000000000.00 EUR");
        Money most = Money.most(Money.currency("EUR"));
        assertThat(Movement.topUp(ADA, most, "cash-1").amount()).isEqualTo(most);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000", "\ud83d"})
    void aTopUpHasAProperKey(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Movement.topUp(ADA, COST, key))
                .withMessageContaining("top-up key");
    }

    @Test
    void aTopUpsKeyHasItsLimit() {
        assertThat(Movement.topUp(ADA, COST, "k".repeat(190)).key()).hasSize(196);
        assertThatIllegalArgumentException().isThrownBy(() -> Movement.topUp(ADA, COST, "k".repeat(191)));
    }

    @Test
    void aFreeJobMovesNothingAllTheSame() {
        Money nothing = Money.of("0", "EUR");

        assertThat(Movement.charge("job-1", WALLET, nothing).amount()).isEqualTo(nothing);
    }

    @Test
    void nothingMovesBackwardsOrInACircle() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Movement.charge("job-1", WALLET, COST.negated()))
                .withMessageContaining("-0.60 EUR");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Movement.charge("job-1", LedgerAccount.ESCROW, COST))
                .withMessageContaining("must differ");
    }

    @Test
    void onlyWalletsHaveOwners() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LedgerAccount(LedgerAccount.Kind.WALLET, ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LedgerAccount(LedgerAccount.Kind.ESCROW, "ada"))
                .withMessageContaining("ada");
        assertThat(WALLET).hasToString("WALLET/ada");
        assertThat(LedgerAccount.ESCROW).hasToString("ESCROW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\tb", "\u0085", "\ud83d", "\udc00a"})
    void anAccountHasAProperName(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountId(name))
                .withMessageContaining("account");
    }

    @Test
    void anAccountMayHaveAnyScript() {
        assertThat(new AccountId("Ünal 日本 😀")).hasToString("Ünal 日本 😀");
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountId("a".repeat(191)));
    }
}
