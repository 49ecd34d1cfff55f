package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Row;
import io.printsmart.job.Funding;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.LedgerAccount;
import io.printsmart.wallet.LedgerAccount.Kind;
import io.printsmart.wallet.Movement;
import java.sql.SQLException;
import java.util.Optional;

/** What makes a movement fit nothing. */
final class StrayRules {

    private StrayRules() {}

    /** What is wrong with a movement; empty if nothing is. */
    static String wrong(Row row) throws SQLException {
        Movement.Kind kind = row.constant(Movement.Kind.class, "kind");
        String key = row.text("movement_key");
        Optional<String> job = row.optionalText("job_id");
        if (kind == Movement.Kind.TOP_UP) {
            return job.isPresent() ? "a top-up of a job" : key.startsWith("topup:") ? wrongWay(row, kind) : unfit(kind);
        }
        if (job.isEmpty()) {
            return "a " + kind + " of no job";
        }
        if (row.optionalText("found_id").isEmpty()) {
            return "a " + kind + " of job " + job.get() + ", which does not exist";
        }
        if (!row.text("currency").equals(row.optionalText("job_currency").orElse(""))) {
            return "a " + kind + " in " + row.text("currency") + " of job " + job.get() + ", which costs "
                    + row.optionalText("job_currency").orElse("nothing");
        }
        String expected = (kind == Movement.Kind.CHARGE ? "charge:" : "settle:") + job.get();
        return key.equals(expected) ? wrongWay(row, kind) : unfit(kind);
    }

    /** Sums do not show that money of the right amount went to the wrong account. */
    private static String wrongWay(Row row, Movement.Kind kind) throws SQLException {
        LedgerAccount from = MovementTable.account(row, "from");
        LedgerAccount to = MovementTable.account(row, "to");
        boolean right = switch (kind) {
            case TOP_UP -> from.equals(LedgerAccount.EXTERNAL) && to.kind() == Kind.WALLET;
            case CHARGE -> mayPay(row, from) && to.equals(LedgerAccount.ESCROW);
            case CAPTURE -> from.equals(LedgerAccount.ESCROW) && to.equals(LedgerAccount.REVENUE);
            case REFUND -> from.equals(LedgerAccount.ESCROW) && paid(row, to);
        };
        return right ? "" : "a " + kind + " from " + from + " to " + to;
    }

    /** The wallet of the job's account, or outside: there is the money of remote wallets and of a host's own table. */
    private static boolean mayPay(Row row, LedgerAccount payer) throws SQLException {
        boolean inStore = row.text("job_funding").equals(Funding.IN_STORE.name());
        return payer.equals(LedgerAccount.EXTERNAL)
                || (inStore && payer.equals(LedgerAccount.wallet(new AccountId(row.text("job_account")))));
    }

    /** Money goes back to where it came from. Of a refund without a charge, which is a fault too, others tell. */
    private static boolean paid(Row row, LedgerAccount to) throws SQLException {
        return row.optionalText("payer_kind").isEmpty()
                ? mayPay(row, to)
                : to.equals(MovementTable.account(row, "payer"));
    }

    private static String unfit(Movement.Kind kind) {
        return "a " + kind + " under a key that does not fit";
    }
}
