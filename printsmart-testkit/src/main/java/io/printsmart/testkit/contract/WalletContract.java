package io.printsmart.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet;
import io.printsmart.wallet.Wallet.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a remote wallet must do so that nobody pays twice and nobody is refunded twice, however often PrintSmart asks.
 * The wallet is tried while it works; what it does when it cannot be reached is {@link Answer#UNKNOWN} or an exception.
 *
 * <p>Of a wallet that declares a {@linkplain Wallet#longestDelay() longest delay} it is not demanded that it voids the key
 * of a charge that it has not seen, but that it finds that charge, and gives it back, when it is asked again later. The test
 * of what is not demanded is skipped.
 */
public abstract class WalletContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AccountId ADA = new AccountId("ada");
    private static final AccountId BOB = new AccountId("bob");

    private Wallet wallet;

    /** For adapters' tests. */
    protected WalletContract() {}

    /**
     * Gives a wallet in which nobody has money and no key was used. Called before each test.
     *
     * @return the wallet
     */
    protected abstract Wallet emptyWallet();

    /**
     * Puts money into an account.
     *
     * @param account whose
     * @param amount how much
     */
    protected abstract void give(AccountId account, Money amount);

    /**
     * Tells what an account holds.
     *
     * @param account whose, one that was given money
     * @return the balance
     */
    protected abstract Money balance(AccountId account);

    /**
     * The currency that the wallet keeps.
     *
     * @return by default EUR
     */
    protected String currency() {
        return "EUR";
    }

    @BeforeEach
    void setUp() {
        wallet = emptyWallet();
        give(ADA, money(1000));
    }

    private Money money(long minorUnits) {
        return new Money(minorUnits, Money.currency(currency()));
    }

    private Answer charge(String key, long minorUnits) {
        return wallet.charge(key, ADA, money(minorUnits), PATIENCE);
    }

    private Answer refund(String key, long minorUnits) {
        return wallet.refund(key, ADA, money(minorUnits), PATIENCE);
    }

    private Answer find(String key) {
        return wallet.find(key, PATIENCE);
    }

    private void assertBalance(long minorUnits) {
        assertThat(balance(ADA)).isEqualTo(money(minorUnits));
    }

    @Test
    void aChargeTakesTheMoney() {
        assertThat(charge("key-1", 60)).isEqualTo(Answer.DONE);

        assertBalance(940);
        assertThat(find("key-1")).isEqualTo(Answer.DONE);
    }

    @Test
    void aChargeTakesTheMoneyOfItsAccountOnly() {
        give(BOB, money(500));

        charge("key-1", 60);

        assertThat(balance(BOB)).isEqualTo(money(500));
    }

    @Test
    void aRepeatedChargeRepeatsItsAnswerAndTakesNothing() {
        charge("key-1", 60);

        assertThat(charge("key-1", 60)).isEqualTo(Answer.DONE);
        assertThat(charge("key-1", 60)).isEqualTo(Answer.DONE);

        assertBalance(940);
    }

    @Test
    void eachKeyIsAChargeOfItsOwn() {
        charge("key-1", 60);

        assertThat(charge("key-2", 60)).isEqualTo(Answer.DONE);
        assertThat(charge("Key-1", 60)).isEqualTo(Answer.DONE);

        assertBalance(820);
    }

    @Test
    void theLastCentCanBeSpentAndNotOneMore() {
        assertThat(charge("key-1", 1000)).isEqualTo(Answer.DONE);
        assertThat(charge("key-2", 1)).isEqualTo(Answer.DECLINED);

        assertBalance(0);
    }

    @Test
    void whatIsNotCoveredIsDeclined() {
        assertThat(charge("key-1", 1001)).isEqualTo(Answer.DECLINED);

        assertBalance(1000);
        assertThat(find("key-1")).isIn(Answer.DECLINED, Answer.NOT_FOUND);
    }

    @Test
    void whatWasDeclinedStaysDeclinedAlsoWhenThereIsMoney() {
        charge("key-1", 1001);
        give(ADA, money(500));

        assertThat(charge("key-1", 1001)).isEqualTo(Answer.DECLINED);

        assertBalance(1500);
    }

    @Test
    void anAccountThatDoesNotExistIsDeclined() {
        assertThat(wallet.charge("key-1", new AccountId("nobody"), money(1), PATIENCE))
                .isEqualTo(Answer.DECLINED);
    }

    @Test
    void aKeyThatWasNeverSeenIsNotFound() {
        assertThat(find("key-1")).isEqualTo(Answer.NOT_FOUND);
    }

    @Test
    void lookingForAChargeMakesNone() {
        find("key-1");

        assertThat(charge("key-1", 60)).isEqualTo(Answer.DONE);
        assertBalance(940);
    }

    @Test
    void aRefundGivesBackWhatWasCharged() {
        charge("key-1", 60);

        assertThat(refund("key-1", 60)).isEqualTo(Answer.DONE);

        assertBalance(1000);
    }

    @Test
    void aRepeatedRefundRepeatsItsAnswerAndGivesNothing() {
        charge("key-1", 60);
        refund("key-1", 60);

        assertThat(refund("key-1", 60)).isEqualTo(Answer.DONE);
        assertThat(refund("key-1", 60)).isEqualTo(Answer.DONE);

        assertBalance(1000);
    }

    @Test
    void aRefundTouchesNoOtherCharge() {
        charge("key-1", 60);
        charge("key-2", 70);

        refund("key-1", 60);

        assertBalance(930);
        assertThat(find("key-2")).isEqualTo(Answer.DONE);
    }

    @Test
    void whatWasRefundedIsNotChargedAgain() {
        charge("key-1", 60);
        refund("key-1", 60);

        charge("key-1", 60);

        assertBalance(1000);
    }

    @Test
    void aRefundOfAChargeThatWasNeverSeenVoidsItsKey() {
        assumeThat(wallet.longestDelay()).as("declares no delay").isEmpty();
        assertThat(refund("key-1", 60)).isEqualTo(Answer.DONE);

        assertThat(charge("key-1", 60)).as("the charge that comes late").isEqualTo(Answer.DECLINED);
        assertThat(charge("key-1", 60)).as("and again").isEqualTo(Answer.DECLINED);

        assertBalance(1000);
        assertThat(find("key-1")).isNotEqualTo(Answer.DONE);
    }

    @Test
    void aWalletThatDeclaresADelayGivesAChargeThatCameAfterItsRefundBackWhenItIsAskedAgain() {
        assumeThat(wallet.longestDelay()).as("declares a delay").isPresent();
        assertThat(refund("key-1", 60)).isIn(Answer.DONE, Answer.NOT_FOUND);
        assertThat(refund("key-1", 60)).isIn(Answer.DONE, Answer.NOT_FOUND);
        assertBalance(1000);

        Answer late = charge("key-1", 60);

        assertThat(late).isIn(Answer.DONE, Answer.DECLINED);
        assertThat(refund("key-1", 60)).isEqualTo(Answer.DONE);
        assertBalance(1000);
        assertThat(charge("key-1", 60)).as("its answer is repeated").isEqualTo(late);
        assertThat(refund("key-1", 60)).isEqualTo(Answer.DONE);
        assertBalance(1000);
    }

    @Test
    void aRefundOfADeclinedChargeGivesNothing() {
        charge("key-1", 1001);

        assertThat(refund("key-1", 1001)).isEqualTo(Answer.DONE);

        assertBalance(1000);
    }

    @Test
    void twentyThreadsWithOneKeyAreChargedOnce() {
        List<Answer> answers = Crowd.together(20, thread -> () -> charge("key-1", 60));

        assertThat(answers).containsOnly(Answer.DONE);
        assertBalance(940);
    }

    @Test
    void twentyThreadsWithMoneyForSevenAreChargedSevenTimes() {
        List<Answer> answers = Crowd.together(20, thread -> () -> charge("key-" + thread, 140));

        assertThat(answers.stream().filter(Answer.DONE::equals)).hasSize(7);
        assertThat(answers.stream().filter(Answer.DECLINED::equals)).hasSize(13);
        assertBalance(20);
    }

    @Test
    void twentyThreadsWithOneKeyAreRefundedOnce() {
        charge("key-1", 60);

        List<Answer> answers = Crowd.together(20, thread -> () -> refund("key-1", 60));

        assertThat(answers).containsOnly(Answer.DONE);
        assertBalance(1000);
    }

    @Test
    void aChargeThatRacesWithItsRefundLeavesTheMoneyWhereItWas() {
        for (int round = 0; round < 20; round++) {
            String key = "key-" + round;

            Crowd.together(4, thread -> () -> thread % 2 == 0 ? charge(key, 60) : refund(key, 60));
            if (wallet.longestDelay().isPresent()) {
                assertThat(refund(key, 60)).as("asked again later").isEqualTo(Answer.DONE);
            }

            assertBalance(1000);
        }
    }
}
