package io.printsmart.store;

import io.printsmart.job.Funding;
import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.wallet.LedgerAccount;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Total;

/** Is shown the books, row by row, in no particular order. */
public interface AuditSink {

    /**
     * A job with what the ledger says of it.
     *
     * @param id the job's id
     * @param state its state
     * @param payment where its money should be
     * @param funding where its money is kept
     * @param cost its cost
     * @param charges the number of its charges
     * @param charged their sum
     * @param captures the number of its captures
     * @param captured their sum
     * @param refunds the number of its refunds
     * @param refunded their sum
     * @param steps the number of steps in its history
     */
    record JobBooks(
            String id,
            JobState state,
            PaymentState payment,
            Funding funding,
            Money cost,
            int charges,
            Money charged,
            int captures,
            Money captured,
            int refunds,
            Money refunded,
            int steps) {}

    /**
     * A wallet with what the ledger says of it.
     *
     * @param account whose
     * @param balance what it holds
     * @param floor what it must not fall below
     * @param entries the sum of its ledger entries
     */
    record WalletBooks(String account, Money balance, Money floor, Money entries) {}

    /**
     * Shows a job.
     *
     * @param job the job's books
     */
    void job(JobBooks job);

    /**
     * Shows a wallet.
     *
     * @param wallet the wallet's books
     */
    void wallet(WalletBooks wallet);

    /**
     * Shows the sum of all entries of one kind of ledger account in one currency.
     *
     * @param kind the kind
     * @param sum the sum of its entries
     */
    void total(LedgerAccount.Kind kind, Total sum);

    /**
     * Shows a movement that fits nothing: of no job, of a job that does not exist, in a job's name but of another amount's
     * currency, or whose key does not fit.
     *
     * @param key the movement's key
     * @param what what is wrong with it
     */
    void stray(String key, String what);

    /**
     * Shows what cannot be read, because a newer version wrote it or because it is damaged, and so cannot be checked.
     *
     * @param what what it is, such as {@code job 7f3a}
     * @param why what is wrong with it
     */
    void unreadable(String what, String why);
}
