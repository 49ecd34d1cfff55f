package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.printsmart.printer.PrinterId;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.LedgerAccount;
import io.printsmart.wallet.Money;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {

    private static final Order ORDER = Story.order(Funding.IN_STORE, Policies.DEFAULT);

    /** What can be changed about an order here. */
    private static final class Draft {
        private String key = ORDER.key();
        private AccountId account = ORDER.account();
        private PrinterId printer = ORDER.printer();
        private Money cost = ORDER.cost();
        private PrintOptions options = ORDER.options();
        private String title = ORDER.title();
        private DocumentRef document = ORDER.document();
        private int priority = ORDER.priority();
        private Instant deadline = ORDER.deadline();
        private Instant endBy = ORDER.endBy();

        Order build() {
            return new Order(
                    new JobId("job2"),
                    key,
                    account,
                    printer,
                    cost,
                    Funding.IN_STORE,
                    options,
                    title,
                    document,
                    priority,
                    Story.NOON,
                    deadline,
                    endBy);
        }
    }

    private static Draft draft(UnaryOperator<Draft> change) {
        return change.apply(new Draft());
    }

    static Stream<Draft> other() {
        return Stream.of(
                draft(d -> {
                    d.account = new AccountId("bob");
                    return d;
                }),
                draft(d -> {
                    d.printer = new PrinterId("cellar");
                    return d;
                }),
                draft(d -> {
                    d.cost = Money.of("0.61", "EUR");
                    return d;
                }),
                draft(d -> {
                    d.options = new PrintOptions(2, Sides.ONE_SIDED, ColorMode.AUTO, "");
                    return d;
                }),
                draft(d -> {
                    d.document = new DocumentRef("d1", "1".repeat(64), 1234, "application/pdf");
                    return d;
                }));
    }

    @ParameterizedTest
    @MethodSource("other")
    void anotherAccountPrinterCostOptionsOrDocumentIsAnotherRequest(Draft draft) {
        assertThat(ORDER.asksForTheSameAs(draft.build())).isFalse();
    }

    @Test
    void theSameDocumentUploadedAgainUnderAnotherTitleIsTheSameRequest() {
        Draft draft = new Draft();
        draft.title = "other";
        draft.document = new DocumentRef("d2", "0".repeat(64), 1234, "application/pdf");

        assertThat(ORDER.asksForTheSameAs(draft.build())).isTrue();
    }

    @Test
    void whoPaysIsTheWalletOrTheWorldOutside() {
        assertThat(ORDER.payer()).isEqualTo(Story.WALLET);
        assertThat(Story.order(Funding.REMOTE, Policies.DEFAULT).payer()).isEqualTo(LedgerAccount.EXTERNAL);
    }

    @Test
    void aCostBelowNothingIsRefusedAndNothingIsAllowed() {
        Draft draft = new Draft();
        draft.cost = Money.of("-0.01", "EUR");
        assertThatIllegalArgumentException()
                .isThrownBy(draft::build)
                .withMessage("cost is -0.01 EUR; it must not be negative and at most 10000000000000.00 EUR");
        draft.cost = Money.of("0.00", "EUR");
        assertThat(draft.build().cost().isZero()).isTrue();
    }

    @Test
    void aCostHasItsLimit() {
        Draft draft = new Draft();
        draft.cost = Money.of("10000000000000.01", "EUR");
        assertThatIllegalArgumentException()
                .isThrownBy(draft::build)
                .withMessage(
                        "cost is 10000000000000.01 EUR; it must not be negative and at most 10000000000000.00 EUR");
        draft.cost = Money.of("10000000000000.00", "EUR");
        assertThat(draft.build().cost()).isEqualTo(Money.most(Money.currency("EUR")));
    }

    @Test
    void aDeadlineBeforeTheStartOrAnEndBeforeTheDeadlineIsRefused() {
        Draft early = new Draft();
        early.deadline = Story.NOON.minusMillis(1);
        assertThatIllegalArgumentException()
                .isThrownBy(early::build)
                .withMessageContaining("deadline " + early.deadline);
        Draft late = new Draft();
        late.endBy = Story.DEADLINE.minusMillis(1);
        assertThatIllegalArgumentException().isThrownBy(late::build).withMessageContaining("end by " + late.endBy);
        late.endBy = Story.DEADLINE;
        assertThat(late.build().endBy()).isEqualTo(Story.DEADLINE);
        early.deadline = Story.NOON;
        assertThat(early.build().deadline()).isEqualTo(Story.NOON);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void aPriorityOutOfRangeIsRefused(int priority) {
        Draft draft = new Draft();
        draft.priority = priority;
        assertThatIllegalArgumentException().isThrownBy(draft::build).withMessageContaining("priority is " + priority);
    }

    @Test
    void keysAndTitlesAreBounded() {
        Draft draft = new Draft();
        draft.key = " ";
        assertThatIllegalArgumentException().isThrownBy(draft::build).withMessageContaining("key is blank");
        draft.key = "k".repeat(191);
        assertThatIllegalArgumentException().isThrownBy(draft::build).withMessageContaining("key has 191 characters");
        draft.key = "k".repeat(190);
        draft.title = "t".repeat(201);
        assertThatIllegalArgumentException().isThrownBy(draft::build).withMessageContaining("title has 201 characters");
        draft.title = "";
        assertThat(draft.build().title()).isEmpty();
    }

    @Test
    void anOrderThatIsLoggedDoesNotTellItsTitle() {
        assertThat(ORDER.toString())
                .isEqualTo("Order[id=job1, key='order-4711', account=ann, printer=library, cost=0.60 EUR, deadline="
                        + Story.DEADLINE + ", endBy=" + ORDER.endBy() + "]");
        assertThat(Story.of().job().toString()).doesNotContain("thesis");
    }
}
