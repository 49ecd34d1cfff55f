package io.printsmart.job;

import io.printsmart.internal.check.Checks;
import io.printsmart.printer.PrinterId;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.LedgerAccount;
import io.printsmart.wallet.Money;
import java.time.Instant;

/**
 * What was asked for and agreed at submit. Never changes.
 *
 * @param id the job's id
 * @param key the host's idempotency key, 1 to 190 characters
 * @param account who pays
 * @param printer where to print
 * @param cost what it costs, never negative and at most {@link Money#most}
 * @param funding where the money is kept
 * @param options how to print
 * @param title the job's name at the printer, at most 200 characters; may be empty; never logged
 * @param document what to print
 * @param priority 1 to 100, higher goes first
 * @param createdAt when it was accepted
 * @param deadline no attempt starts after this
 * @param endBy the job has ended by then
 */
public record Order(
        JobId id,
        String key,
        AccountId account,
        PrinterId printer,
        Money cost,
        Funding funding,
        PrintOptions options,
        String title,
        DocumentRef document,
        int priority,
        Instant createdAt,
        Instant deadline,
        Instant endBy) {

    /** The most characters an idempotency key may have. */
    public static final int MAX_KEY_LENGTH = 190;

    /** The most characters a title may have. */
    public static final int MAX_TITLE_LENGTH = 200;

    /**
     * Checks the values.
     *
     * @param id the job's id
     * @param key the idempotency key
     * @param account who pays
     * @param printer where to print
     * @param cost what it costs
     * @param funding where the money is kept
     * @param options how to print
     * @param title the job's name at the printer
     * @param document what to print
     * @param priority higher goes first
     * @param createdAt when it was accepted
     * @param deadline no attempt starts after this
     * @param endBy the job has ended by then
     * @throws IllegalArgumentException if one is out of its bounds
     */
    public Order {
        Checks.name("key", key, MAX_KEY_LENGTH);
        Checks.privateText("title", title, MAX_TITLE_LENGTH);
        Checks.range("priority", priority, 1, 100);
        cost.requirePayable("cost");
        if (deadline.isBefore(createdAt) || endBy.isBefore(deadline)) {
            throw new IllegalArgumentException("job " + id + " created " + createdAt + ", deadline " + deadline
                    + ", end by " + endBy + "; they must follow each other");
        }
    }

    /**
     * The ledger account that pays.
     *
     * @return the user's wallet, or {@link LedgerAccount#EXTERNAL} if the money is kept elsewhere
     */
    public LedgerAccount payer() {
        return funding == Funding.REMOTE ? LedgerAccount.EXTERNAL : LedgerAccount.wallet(account);
    }

    /**
     * Tells whether two orders ask for the same: account, printer, cost, options and SHA-256 of the document.
     *
     * @param other another order
     * @return true if a replay of the one may be answered with the other
     */
    public boolean asksForTheSameAs(Order other) {
        return account.equals(other.account)
                && printer.equals(other.printer)
                && cost.equals(other.cost)
                && options.equals(other.options)
                && document.sha256().equals(other.document.sha256());
    }

    /** Without the title, which may tell what a person prints and must not get into a log. */
    @Override
    public String toString() {
        return "Order[id=" + id + ", key=" + Checks.shown(key) + ", account=" + account + ", printer=" + printer
                + ", cost=" + cost + ", deadline=" + deadline + ", endBy=" + endBy + "]";
    }
}
