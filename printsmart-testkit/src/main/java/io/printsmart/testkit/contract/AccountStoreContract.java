package io.printsmart.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.printsmart.job.PrintJob;
import io.printsmart.store.AccountStore.TopUp;
import io.printsmart.store.PrintStore;
import io.printsmart.store.StatementLine;
import io.printsmart.testkit.fixture.SampleJob;
import io.printsmart.testkit.fixture.SampleStep;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a store keeps wallets. Skipped where the host keeps the money. */
public abstract class AccountStoreContract extends StoreContract {

    private static final AccountId ADA = new AccountId("ada");
    private static final Money MOST = Money.most(EUR);

    /** For adapters' tests. */
    protected AccountStoreContract() {}

    @BeforeEach
    void onlyWhereTheStoreKeepsTheMoney() {
        assumeFalse(store().hostKeepsMoney(), "the host keeps the money");
    }

    private TopUp topUp(String account, Money amount, String key) {
        return store().accounts().topUp(Movement.topUp(new AccountId(account), amount, key));
    }

    private List<StatementLine> statement() {
        return store().accounts().statement(ADA, Optional.empty(), 100);
    }

    @Test
    void aTopUpMakesAWalletAndAddsToIt() {
        assertThat(balance("ada")).isEmpty();

        assertThat(topUp("ada", eur("5.00"), "cash-1")).isEqualTo(TopUp.DONE);
        assertThat(topUp("ada", eur("0.01"), "cash-2")).isEqualTo(TopUp.DONE);

        assertThat(balance("ada")).contains(eur("5.01"));
        assertThat(balance("bob")).isEmpty();
    }

    @Test
    void aRepeatedTopUpMovesNothing() {
        topUp("ada", eur("5.00"), "cash-1");

        assertThat(topUp("ada", eur("5.00"), "cash-1")).isEqualTo(TopUp.REPEATED);

        assertThat(balance("ada")).contains(eur("5.00"));
        assertThat(statement()).hasSize(1);
    }

    @Test
    void aTopUpWithAKeyOfAnotherOneMovesNothing() {
        topUp("ada", eur("5.00"), "cash-1");

        assertThat(topUp("ada", eur("5.01"), "cash-1")).isEqualTo(TopUp.CONFLICT);
        assertThat(topUp("bob", eur("5.00"), "cash-1")).isEqualTo(TopUp.CONFLICT);
        assertThat(topUp("ada", Money.of("5.00", "USD"), "cash-1")).isEqualTo(TopUp.CONFLICT);

        assertThat(balance("ada")).contains(eur("5.00"));
        assertThat(balance("bob")).isEmpty();
    }

    @Test
    void keysThatOnlyLookAlikeAreDifferentTopUps() {
        for (String key : List.of("cash", "Cash", "cash ", "çash", "cash😀", "cash😁")) {
            assertThat(topUp("ada", eur("1.00"), key)).as(key).isEqualTo(TopUp.DONE);
        }

        assertThat(balance("ada")).contains(eur("6.00"));
    }

    @Test
    void currenciesAreKeptApart() {
        topUp("ada", eur("5.00"), "cash-1");
        topUp("ada", Money.of("700", "JPY"), "cash-2");

        assertThat(balance("ada")).contains(eur("5.00"));
        assertThat(store().accounts().balance(ADA, Money.currency("JPY"))).contains(Money.of("700", "JPY"));
        assertThat(store().accounts().balance(ADA, Money.currency("USD"))).isEmpty();
    }

    @Test
    void aTopUpThatMakesTheBalanceTooLargeIsRefusedAndItsKeyStaysFree() {
        topUp("ada", MOST.minus(eur("1.00")), "cash-1");

        assertThat(topUp("ada", eur("1.01"), "cash-2")).isEqualTo(TopUp.TOO_MUCH);

        assertThat(balance("ada")).contains(MOST.minus(eur("1.00")));
        assertThat(statement()).hasSize(1);
        assertThat(topUp("ada", eur("1.00"), "cash-2")).isEqualTo(TopUp.DONE);
        assertThat(balance("ada")).contains(MOST);
        assertThat(topUp("ada", eur("1.00"), "cash-2")).isEqualTo(TopUp.REPEATED);
        assertThat(topUp("ada", eur("0.01"), "cash-2")).isEqualTo(TopUp.CONFLICT);
        assertThat(topUp("ada", MOST, "cash-3")).isEqualTo(TopUp.TOO_MUCH);
        assertThat(topUp("bob", MOST, "cash-3")).isEqualTo(TopUp.DONE);
    }

    @Test
    void aRefundFindsRoomInAWalletThatWasFilledUpMeanwhile() {
        topUp("ada", MOST, "cash-1");
        printer("library");
        SampleJob dear = sample("job-1").cost(MOST);
        store().jobs().accept(dear.job(), "node-0", Optional.of(dear.charge()));
        topUp("ada", MOST, "cash-2");

        applied(SampleStep.failed(claimOne(joined("node-1")), now()));

        assertThat(balance("ada")).contains(MOST.plus(MOST));
        assertThat(topUp("ada", eur("0.01"), "cash-3")).isEqualTo(TopUp.TOO_MUCH);
    }

    @Test
    void fiftyThreadsWithOneKeyTopUpOnce() {
        List<TopUp> answers = Crowd.together(50, thread -> () -> {
            PrintStore mine = thread % 2 == 0 ? store() : storeOfAnotherNode();
            return mine.accounts().topUp(Movement.topUp(ADA, eur("5.00"), "cash-1"));
        });

        assertThat(answers.stream().filter(TopUp.DONE::equals)).hasSize(1);
        assertThat(answers.stream().filter(TopUp.REPEATED::equals)).hasSize(49);
        assertThat(balance("ada")).contains(eur("5.00"));
    }

    @Test
    void topUpsOfOneWalletByManyThreadsAllCount() {
        Crowd.together(8, thread -> () -> {
            PrintStore mine = thread % 2 == 0 ? store() : storeOfAnotherNode();
            for (int i = 0; i < 10; i++) {
                mine.accounts().topUp(Movement.topUp(ADA, eur("0.07"), "cash-" + thread + "-" + i));
            }
            return thread;
        });

        assertThat(balance("ada")).contains(eur("5.60"));
    }

    @Test
    void aStatementTellsEveryMovementNewestFirst() {
        topUp("ada", eur("5.00"), "cash-1");
        printer("library");
        PrintJob job = sample("job-1").job();
        store().jobs().accept(job, "node-0", Optional.of(sample("job-1").charge()));
        applied(SampleStep.failed(claimOne(joined("node-1")), now()));
        topUp("bob", eur("7.00"), "cash-2");

        assertThat(statement())
                .extracting(StatementLine::kind)
                .containsExactly(Movement.Kind.REFUND, Movement.Kind.CHARGE, Movement.Kind.TOP_UP);
        assertThat(statement())
                .extracting(StatementLine::amount)
                .containsExactly(eur("0.60"), eur("-0.60"), eur("5.00"));
        assertThat(statement())
                .extracting(StatementLine::key)
                .containsExactly("settle:job-1", "charge:job-1", "topup:cash-1");
        assertThat(statement())
                .extracting(StatementLine::job)
                .containsExactly(Optional.of("job-1"), Optional.of("job-1"), Optional.empty());
        assertThat(statement()).allMatch(line -> !line.at().isAfter(now()));
    }

    @Test
    void aCaptureIsNoLineOfTheUsersStatement() {
        completed(claimed("job-1", joined("node-1")));

        assertThat(statement())
                .extracting(StatementLine::kind)
                .containsExactly(Movement.Kind.CHARGE, Movement.Kind.TOP_UP);
    }

    @Test
    void aStatementComesInPages() {
        for (int i = 0; i < 5; i++) {
            topUp("ada", eur("1.00"), "cash-" + i);
            topUp("bob", eur("1.00"), "cash-of-bob-" + i);
        }
        List<StatementLine> all = statement();
        assertThat(all).hasSize(5);
        assertThat(all.get(0).key()).isEqualTo("topup:cash-4");

        List<StatementLine> first = store().accounts().statement(ADA, Optional.empty(), 2);
        List<StatementLine> second =
                store().accounts().statement(ADA, Optional.of(first.get(1).position()), 2);
        List<StatementLine> third =
                store().accounts().statement(ADA, Optional.of(second.get(1).position()), 2);

        assertThat(first).isEqualTo(all.subList(0, 2));
        assertThat(second).isEqualTo(all.subList(2, 4));
        assertThat(third).isEqualTo(all.subList(4, 5));
        assertThat(store().accounts().statement(ADA, Optional.of(third.get(0).position()), 2))
                .isEmpty();
    }

    @Test
    void whoHasNoWalletHasAnEmptyStatement() {
        assertThat(store().accounts().statement(new AccountId("nobody"), Optional.empty(), 10))
                .isEmpty();
    }
}
