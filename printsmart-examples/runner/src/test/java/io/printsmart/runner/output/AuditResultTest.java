package io.printsmart.runner.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.service.LedgerAudit.RefundsOwed;
import io.printsmart.service.LedgerAudit.Report;
import io.printsmart.service.LedgerAudit.Sums;
import io.printsmart.wallet.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a remote wallet still owes. */
class AuditResultTest {

    private static final Money NONE = Money.of("0.00", "EUR");
    private static final Sums SUMS = new Sums(NONE, Money.of("1.20", "EUR"), NONE, NONE);
    private static final RefundsOwed OWED = new RefundsOwed(3, Money.of("1.20", "EUR"), Money.of("0.60", "EUR"));

    private static Shown audit(RefundsOwed owed) {
        Money amount = owed.charged();
        return Results.audit(new Report(List.of(), 0, 7, Map.of(), Map.of(amount.currency(), owed)), SUMS);
    }

    private static Map<String, Object> fields(Shown shown) {
        return new HashMap<>(shown.fields());
    }

    @Test
    void whatIsOwedIsShownAndIsNoViolation() {
        Shown shown = audit(OWED);

        assertThat(shown.text())
                .isEqualTo("The books are right: 7 jobs; wallets 0.00 EUR, escrow 1.20 EUR, revenue 0.00 EUR."
                        + "\nRefunds owed: 3 jobs; charged 1.20 EUR, perhaps charged 0.60 EUR.");
        assertThat(fields(shown))
                .containsEntry("ok", true)
                .containsEntry("refundsOwed", 3L)
                .containsEntry("owedCharged", "1.20")
                .containsEntry("owedUnconfirmed", "0.60");
    }

    @Test
    void whatIsOwedInAnotherCurrencyIsNotAddedToThisOne() {
        Money yen = Money.of("50", "JPY");
        Shown shown = audit(new RefundsOwed(1, yen, Money.zero(yen.currency())));

        assertThat(shown.text()).doesNotContain("owed");
        assertThat(fields(shown)).containsEntry("refundsOwed", 0L).containsEntry("owedCharged", "0.00");
    }
}
