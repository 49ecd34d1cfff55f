package io.printsmart.runner.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.service.LedgerAudit.RefundsOwed;
import io.printsmart.service.LedgerAudit.Report;
import io.printsmart.service.LedgerAudit.Sums;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Total;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a remote wallet still owes. */
class AuditResultTest {

    private static final Total NONE = eur("0.00");
    private static final Sums SUMS = new Sums(NONE, eur("1.20"), NONE, NONE);
    private static final RefundsOwed OWED = new RefundsOwed(3, eur("1.20"), eur("0.60"));

    private static Total eur(String amount) {
        return Total.of(Money.of(amount, "EUR"));
    }

    private static Shown audit(RefundsOwed owed) {
        Total amount = owed.charged();
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
        Total yen = Total.of(Money.of("50", "JPY"));
        Shown shown = audit(new RefundsOwed(1, yen, Total.zero(yen.currency())));

        assertThat(shown.text()).doesNotContain("owed");
        assertThat(fields(shown)).containsEntry("refundsOwed", 0L).containsEntry("owedCharged", "0.00");
    }
}
