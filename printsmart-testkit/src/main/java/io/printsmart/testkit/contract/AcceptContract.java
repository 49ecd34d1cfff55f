package io.printsmart.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.job.ColorMode;
import io.printsmart.job.DocumentRef;
import io.printsmart.job.JobState;
import io.printsmart.job.PrintJob;
import io.printsmart.job.PrintOptions;
import io.printsmart.job.Sides;
import io.printsmart.job.Why;
import io.printsmart.store.Acceptance;
import io.printsmart.store.HistoryEntry;
import io.printsmart.store.PrintStore;
import io.printsmart.store.StoreException;
import io.printsmart.testkit.fixture.SampleJob;
import io.printsmart.testkit.fixture.SampleStep;
import io.printsmart.wallet.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store must do when a job is accepted: job, charge and history together, once per key, or nothing at all. */
public abstract class AcceptContract extends StoreContract {

    /** For adapters' tests. */
    protected AcceptContract() {}

    private Acceptance accept(SampleJob sample) {
        return store().jobs().accept(sample.job(), "node-0", Optional.of(sample.charge()));
    }

    @Test
    void anAcceptedJobIsStoredChargedAndRecorded() {
        give("ada", eur("10.00"));
        SampleJob sample = sample("job-1");

        assertThat(accept(sample)).isEqualTo(new Acceptance.Created(sample.job()));

        assertThat(store().jobs().find(sample.job().id())).contains(sample.job());
        assertThat(store().jobs().findByKey("key-job-1")).contains(sample.job());
        assertThat(balance("ada")).contains(eur("9.40"));
        assertThat(history(sample.job())).hasSize(1);
        HistoryEntry first = history(sample.job()).get(0);
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.at()).isBetween(sample.order().createdAt(), now());
        assertThat(first.from()).isEmpty();
        assertThat(first.to()).isEqualTo(JobState.PENDING);
        assertThat(first.why()).isEqualTo(Why.of(Why.Code.ACCEPTED));
        assertThat(first.node()).isEqualTo("node-0");
        assertThat(first.attempt()).isZero();
    }

    @Test
    void aJobThatARemoteWalletPaysMovesNoMoneyYet() {
        PrintJob job = sample("job-1").paidRemotely().job();

        assertThat(store().jobs().accept(job, "node-0", Optional.empty())).isEqualTo(new Acceptance.Created(job));

        assertThat(found(job)).isEqualTo(job);
        assertThat(balance("ada")).isEmpty();
    }

    @Test
    void aJobThatIsNotCoveredLeavesNothing() {
        give("ada", eur("0.59"));
        SampleJob sample = sample("job-1");

        assertThat(accept(sample)).isEqualTo(new Acceptance.InsufficientFunds(eur("0.59")));

        assertThat(store().jobs().find(sample.job().id())).isEmpty();
        assertThat(store().jobs().findByKey("key-job-1")).isEmpty();
        assertThat(history(sample.job())).isEmpty();
        assertThat(balance("ada")).contains(eur("0.59"));
        assertThat(store().jobs().unfinished()).isZero();
        assertThat(claimAll(joined("node-1"))).isEmpty();
    }

    @Test
    void aJobThatWasNotCoveredCanBeAcceptedWhenThereIsMoney() {
        give("ada", eur("0.59"));
        accept(sample("job-1"));
        give("ada", eur("0.01"));

        assertThat(accept(sample("job-1"))).isInstanceOf(Acceptance.Created.class);

        assertThat(balance("ada")).contains(eur("0.00"));
    }

    @Test
    void whoHasNoWalletHasNoMoney() {
        assertThat(accept(sample("job-1"))).isEqualTo(new Acceptance.InsufficientFunds(eur("0.00")));
    }

    @Test
    void moneyOfAnotherCurrencyDoesNotPay() {
        give("ada", eur("10.00"));

        assertThat(accept(sample("job-1").cost(Money.of("0.60", "USD"))))
                .isEqualTo(new Acceptance.InsufficientFunds(Money.of("0.00", "USD")));

        assertThat(balance("ada")).contains(eur("10.00"));
    }

    @Test
    void whatCostsNothingNeedsNoWallet() {
        assertThat(accept(sample("job-1").cost(eur("0.00")))).isInstanceOf(Acceptance.Created.class);
    }

    @Test
    void aTakenKeyGivesTheOtherJobAndChangesNothing() {
        give("ada", eur("10.00"));
        SampleJob earlier = sample("job-1").key("order-7");
        PrintJob first = earlier.job();
        accept(earlier);

        SampleJob second = sample("job-2").key("order-7").cost(eur("5.00"));
        assertThat(accept(second)).isEqualTo(new Acceptance.KeyTaken(first));

        assertThat(store().jobs().find(second.job().id())).isEmpty();
        assertThat(history(second.job())).isEmpty();
        assertThat(balance("ada")).contains(eur("9.40"));
    }

    @Test
    void aTakenKeyIsToldAlsoWhenTheMoneyIsSpent() {
        accepted(sample("job-1").key("order-7"));
        assertThat(balance("ada")).contains(eur("0.00"));

        assertThat(accept(sample("job-2").key("order-7"))).isInstanceOf(Acceptance.KeyTaken.class);
    }

    @Test
    void aTakenKeyGivesTheOtherJobAsItIsNow() {
        PrintJob failed = applied(SampleStep.failed(accepted(sample("job-1").key("order-7")), now()));

        assertThat(accept(sample("job-2").key("order-7"))).isEqualTo(new Acceptance.KeyTaken(failed));
    }

    @Test
    void keysThatOnlyLookAlikeAreDifferent() {
        List<String> keys =
                List.of("order", "Order", "ordér", "order ", " order", "örder", "order\u00a0", "order😀", "order😁");
        for (int i = 0; i < keys.size(); i++) {
            accepted(sample("job-" + i).key(keys.get(i)));
        }

        for (int i = 0; i < keys.size(); i++) {
            assertThat(store().jobs().findByKey(keys.get(i)).map(job -> job.id().value()))
                    .as(keys.get(i))
                    .contains("job-" + i);
        }
        assertThat(store().jobs().findByKey("ORDER")).isEmpty();
    }

    @Test
    void accountsThatOnlyLookAlikeAreDifferent() {
        give("ada", eur("1.00"));

        for (String other : List.of("Ada", "ada ", "adà", "ADA")) {
            assertThat(accept(sample("job-1").account(other))).isInstanceOf(Acceptance.InsufficientFunds.class);
        }

        assertThat(balance("ada")).contains(eur("1.00"));
    }

    @Test
    void anIdIsGivenOnce() {
        accepted(sample("job-1").key("order-1"));
        give("ada", eur("1.00"));

        assertThatThrownBy(() -> accept(sample("job-1").key("order-2"))).isInstanceOf(StoreException.class);

        assertThat(balance("ada")).contains(eur("1.00"));
        assertThat(store().jobs().findByKey("order-2")).isEmpty();
    }

    @Test
    void allThatAnOrderSaysComesBack() {
        String longest = "käse-😀-".repeat(30);
        String oneHundredNinety = longest.substring(0, 188) + "😀";
        SampleJob sample = sample("j".repeat(40))
                .key(oneHundredNinety)
                .account(oneHundredNinety)
                .printer(longest.substring(0, 120))
                .title("Hausarbeit \"½\" \\ '; -- 日本語 😀")
                .options(new PrintOptions(999, Sides.TWO_SIDED_SHORT_EDGE, ColorMode.MONOCHROME, "iso_a4_210x297mm"))
                .document(new DocumentRef("d".repeat(64), "0f".repeat(32), 5_000_000_000L, "application/pdf"))
                .cost(Money.of("999999999999.999", "BHD"))
                .priority(100)
                .dueAt(now().plus(Duration.ofDays(400)));
        give(oneHundredNinety, Money.of("999999999999.999", "BHD"));

        assertThat(accept(sample)).isEqualTo(new Acceptance.Created(sample.job()));

        assertThat(storeOfAnotherNode().jobs().find(sample.job().id())).contains(sample.job());
        assertThat(store().jobs().findByKey(oneHundredNinety)).contains(sample.job());
    }

    @Test
    void oneHundredOrdersAtOnceWithMoneyForThirtySevenMakeThirtySevenJobs() {
        give("ada", eur("22.70"));

        List<Acceptance> answers = Crowd.together(100, i -> () -> acceptAs(i, sample("job-" + i)));

        assertThat(answers.stream().filter(Acceptance.Created.class::isInstance))
                .hasSize(37);
        assertThat(answers.stream().filter(Acceptance.InsufficientFunds.class::isInstance))
                .hasSize(63);
        assertThat(balance("ada")).contains(eur("0.50"));
        assertThat(store().jobs().unfinished()).isEqualTo(37);
        for (int i = 0; i < 100; i++) {
            boolean created = answers.get(i) instanceof Acceptance.Created;
            assertThat(store().jobs().find(sample("job-" + i).job().id()).isPresent())
                    .isEqualTo(created);
            assertThat(history(sample("job-" + i).job())).hasSize(created ? 1 : 0);
        }
    }

    @Test
    void fiftyThreadsWithOneKeyMakeOneJob() {
        give("ada", eur("10.00"));

        List<Acceptance> answers =
                Crowd.together(50, i -> () -> acceptAs(i, sample("job-" + i).key("order-7")));

        PrintJob winner = store().jobs().findByKey("order-7").orElseThrow();
        assertThat(answers.stream().filter(Acceptance.Created.class::isInstance))
                .containsExactly(new Acceptance.Created(winner));
        assertThat(answers.stream().filter(Acceptance.KeyTaken.class::isInstance))
                .hasSize(49)
                .allMatch(new Acceptance.KeyTaken(winner)::equals);
        assertThat(balance("ada")).contains(eur("9.40"));
        assertThat(store().jobs().unfinished()).isEqualTo(1);
    }

    @Test
    void noBalanceFallsBelowItsFloorWhileOrdersAndGiftsRace() {
        give("ada", eur("0.01"));

        List<Integer> created = Crowd.together(8, thread -> () -> {
            int mine = 0;
            for (int i = 0; i < 15; i++) {
                give("ada", eur("0.30"));
                SampleJob sample = sample("job-" + thread + "-" + i);
                Acceptance answer = acceptAs(thread, sample);
                mine += answer instanceof Acceptance.Created ? 1 : 0;
                assertThat(balance("ada").orElseThrow().isNegative()).isFalse();
            }
            return mine;
        });

        long given = 1 + 8 * 15 * 30;
        long spent = created.stream().mapToLong(count -> count * 60L).sum();
        assertThat(balance("ada")).contains(new Money(given - spent, EUR));
    }

    private Acceptance acceptAs(int thread, SampleJob sample) {
        PrintStore mine = thread % 2 == 0 ? store() : storeOfAnotherNode();
        return mine.jobs().accept(sample.job(), "node-" + thread % 2, Optional.of(sample.charge()));
    }
}
