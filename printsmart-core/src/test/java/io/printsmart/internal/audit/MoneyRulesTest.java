package io.printsmart.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.Funding;
import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.service.LedgerAudit.RefundsOwed;
import io.printsmart.service.LedgerAudit.Report;
import io.printsmart.service.LedgerAudit.Sums;
import io.printsmart.store.AuditSink.JobBooks;
import io.printsmart.store.AuditSink.WalletBooks;
import io.printsmart.wallet.LedgerAccount.Kind;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Total;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MoneyRulesTest {

    private static final Money COST = euro("0.60");
    private static final Money NONE = euro("0.00");

    private final MoneyRules rules = new MoneyRules(false);

    private static Money euro(String amount) {
        return Money.of(amount, "EUR");
    }

    private static Total total(String amount) {
        return Total.of(euro(amount));
    }

    private static JobBooks job(JobState state, PaymentState payment, int charges, int captures, int refunds) {
        return job(state, payment, Funding.IN_STORE, charges, captures, refunds);
    }

    private static JobBooks job(
            JobState state, PaymentState payment, Funding funding, int charges, int captures, int refunds) {
        return new JobBooks(
                "j",
                state,
                payment,
                funding,
                COST,
                charges,
                times(charges),
                captures,
                times(captures),
                refunds,
                times(refunds),
                1);
    }

    private static Money times(int count) {
        return new Money(60L * count, COST.currency());
    }

    private void totals(String wallets, String escrow, String revenue, String external) {
        rules.total(Kind.WALLET, total(wallets));
        rules.total(Kind.ESCROW, total(escrow));
        rules.total(Kind.REVENUE, total(revenue));
        rules.total(Kind.EXTERNAL, total(external));
    }

    @Test
    void booksInOrderAreFoundInOrder() {
        rules.job(job(JobState.PENDING, PaymentState.CHARGED, 1, 0, 0));
        rules.job(job(JobState.COMPLETED, PaymentState.CAPTURED, 1, 1, 0));
        rules.job(job(JobState.FAILED, PaymentState.REFUNDED, 1, 0, 1));
        rules.job(job(JobState.CANCELED, PaymentState.UNPAID, Funding.REMOTE, 0, 0, 0));
        rules.job(job(JobState.CANCELED, PaymentState.REFUND_DUE, Funding.REMOTE, 0, 0, 0));
        rules.wallet(new WalletBooks("ann", euro("3.80"), NONE, euro("3.80")));
        totals("3.80", "0.60", "0.60", "-5.00");

        Report report = rules.report();
        assertThat(report.violations()).isEmpty();
        assertThat(report.ok()).isTrue();
        assertThat(report.jobs()).isEqualTo(5);
        assertThat(report.sums().values()).extracting(Sums::escrow).containsExactly(Total.of(COST));
    }

    @Test
    void sumsThatNoLongHoldsAreReckoned() {
        Money most = new Money(Long.MAX_VALUE, COST.currency());
        rules.wallet(new WalletBooks("ann", most, NONE, most));
        rules.wallet(new WalletBooks("bob", most, NONE, most));
        Total both = Total.of(most).plus(Total.of(most));
        rules.total(Kind.WALLET, both);
        rules.total(Kind.EXTERNAL, both.negated());

        Report report = rules.report();
        assertThat(report.violations()).isEmpty();
        assertThat(report.sums().values()).extracting(Sums::wallets).containsExactly(both);
        assertThat(both).hasToString("184467440737095516.14 EUR");
    }

    @Test
    void refundsOwedAreCountedPerCurrencyAndBreakNoRule() {
        rules.job(job(JobState.FAILED, PaymentState.REFUND_DUE, Funding.REMOTE, 1, 0, 0));
        rules.job(job(JobState.CANCELED, PaymentState.REFUND_DUE, Funding.REMOTE, 1, 0, 0));
        rules.job(job(JobState.CANCELED, PaymentState.REFUND_DUE, Funding.REMOTE, 0, 0, 0));
        rules.job(job(JobState.FAILED, PaymentState.REFUNDED, Funding.REMOTE, 1, 0, 1));
        rules.job(job(JobState.CANCELED, PaymentState.UNPAID, Funding.REMOTE, 0, 0, 0));
        Money yen = Money.of("50", "JPY");
        Money none = Money.zero(yen.currency());
        rules.job(new JobBooks(
                "k", JobState.CANCELED, PaymentState.REFUND_DUE, Funding.REMOTE, yen, 0, none, 0, none, 0, none, 1));
        totals("0.00", "1.20", "0.00", "-1.20");

        Report report = rules.report();
        assertThat(report.violations()).isEmpty();
        assertThat(report.refundsOwed())
                .containsOnly(
                        Map.entry(COST.currency(), new RefundsOwed(3, total("1.20"), total("0.60"))),
                        Map.entry(yen.currency(), new RefundsOwed(1, Total.of(none), Total.of(yen))));
    }

    @Test
    void refundsOwedThatNoLongHoldsAreCountedAndDoNotEndTheAudit() {
        Money most = new Money(Long.MAX_VALUE, COST.currency());
        for (String id : new String[] {"j", "k"}) {
            rules.job(new JobBooks(
                    id,
                    JobState.CANCELED,
                    PaymentState.REFUND_DUE,
                    Funding.REMOTE,
                    most,
                    0,
                    NONE,
                    0,
                    NONE,
                    0,
                    NONE,
                    1));
        }
        rules.job(job(JobState.COMPLETED, PaymentState.REFUNDED, 1, 0, 1));
        totals("0.00", "0.00", "0.00", "0.00");

        assertThat(rules.report().violations()).singleElement().asString().contains("COMPLETED");
        assertThat(rules.report().refundsOwed().values())
                .extracting(RefundsOwed::unconfirmed)
                .containsExactly(Total.of(most).plus(Total.of(most)));
    }

    @Test
    void whereNothingIsOwedNothingIsSaidOfIt() {
        rules.job(job(JobState.FAILED, PaymentState.REFUNDED, Funding.REMOTE, 1, 0, 1));

        assertThat(rules.report().refundsOwed()).isEmpty();
    }

    static Stream<JobBooks> disorder() {
        return Stream.of(
                job(JobState.PENDING, PaymentState.CHARGED, 0, 0, 0),
                job(JobState.PENDING, PaymentState.CHARGED, 2, 0, 0),
                job(JobState.COMPLETED, PaymentState.CAPTURED, 1, 0, 0),
                job(JobState.COMPLETED, PaymentState.CAPTURED, 1, 2, 0),
                job(JobState.COMPLETED, PaymentState.CAPTURED, 1, 1, 1),
                job(JobState.COMPLETED, PaymentState.CHARGED, 1, 0, 0),
                job(JobState.FAILED, PaymentState.CHARGED, 1, 0, 0),
                job(JobState.FAILED, PaymentState.REFUNDED, 1, 0, 0),
                job(JobState.FAILED, PaymentState.REFUNDED, 1, 0, 2),
                job(JobState.FAILED, PaymentState.CAPTURED, 1, 1, 0),
                job(JobState.FAILED, PaymentState.REFUND_DUE, 1, 0, 0),
                job(JobState.CANCELED, PaymentState.UNPAID, 0, 0, 0),
                job(JobState.SENDING, PaymentState.REFUNDED, 1, 0, 1),
                job(JobState.AWAITING_PAYMENT, PaymentState.CHARGING, Funding.REMOTE, 1, 0, 0),
                new JobBooks(
                        "j",
                        JobState.PENDING,
                        PaymentState.CHARGED,
                        Funding.IN_STORE,
                        COST,
                        1,
                        euro("0.59"),
                        0,
                        NONE,
                        0,
                        NONE,
                        1),
                new JobBooks(
                        "j",
                        JobState.PENDING,
                        PaymentState.CHARGED,
                        Funding.IN_STORE,
                        COST,
                        1,
                        COST,
                        0,
                        NONE,
                        0,
                        NONE,
                        0));
    }

    @ParameterizedTest
    @MethodSource("disorder")
    void aJobWhoseMoneyIsInDisorderIsFound(JobBooks job) {
        rules.job(job);
        assertThat(rules.report().violations())
                .anySatisfy(violation -> assertThat(violation).startsWith("job j "));
    }

    @Test
    void aWalletThatIsNotTheSumOfItsEntriesOrBelowItsFloorIsFound() {
        rules.wallet(new WalletBooks("ann", euro("5.00"), NONE, euro("4.99")));
        rules.wallet(new WalletBooks("bob", euro("-0.01"), NONE, euro("-0.01")));
        totals("4.98", "0.00", "0.00", "-4.98");
        assertThat(rules.report().violations())
                .anySatisfy(violation -> assertThat(violation).contains("wallet ann"))
                .anySatisfy(violation -> assertThat(violation).contains("below its floor"))
                .anySatisfy(violation -> assertThat(violation).contains("wallets hold"));
    }

    @Test
    void escrowThatIsNotWhatOpenJobsCostIsFound() {
        rules.job(job(JobState.PENDING, PaymentState.CHARGED, 1, 0, 0));
        totals("0.00", "1.20", "0.00", "-1.20");
        assertThat(rules.report().violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation).startsWith("escrow holds 1.20 EUR"));
    }

    @Test
    void entriesThatDoNotSumToNothingAndStrayMovementsAreFound() {
        totals("1.00", "0.00", "0.00", "-0.99");
        rules.wallet(new WalletBooks("ann", euro("1.00"), NONE, euro("1.00")));
        rules.stray("settle:gone", "there is no such job");
        assertThat(rules.report().violationCount()).isEqualTo(2);
    }

    @Test
    void whatCannotBeReadCannotBeCheckedAndIsAViolation() {
        rules.unreadable("job 7f3a", "its column state holds 'FOLDED', which this version does not know");
        assertThat(rules.report().violations())
                .containsExactly("job 7f3a cannot be read: its column state holds 'FOLDED', which this version does not"
                        + " know");
    }

    @Test
    void onlyTheFirstHundredViolationsAreKeptButAllAreCounted() {
        for (int i = 0; i < 150; i++) {
            rules.stray("movement-" + i, "stray");
        }
        Report report = rules.report();
        assertThat(report.violations()).hasSize(100);
        assertThat(report.violationCount()).isEqualTo(150);
    }
}
