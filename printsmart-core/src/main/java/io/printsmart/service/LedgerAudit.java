package io.printsmart.service;

import io.printsmart.wallet.Total;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** Checks the money rules on the live store, in one consistent snapshot. Safe for use by many threads. */
public interface LedgerAudit {

    /**
     * Checks all jobs, wallets and movements.
     *
     * @return what was found
     */
    Report run();

    /**
     * What an audit found.
     *
     * @param violations the rules that are broken, in words, at most 100 of them
     * @param violationCount how many there are
     * @param jobs how many jobs were checked
     * @param sums the sums per currency
     * @param refundsOwed what remote wallets still have to give back, per currency; no violation. A currency in which
     *     nothing is owed is not in it
     */
    record Report(
            List<String> violations,
            long violationCount,
            long jobs,
            Map<Currency, Sums> sums,
            Map<Currency, RefundsOwed> refundsOwed) {

        /**
         * Tells whether nothing is broken.
         *
         * @return true if there is no violation
         */
        public boolean ok() {
            return violationCount == 0;
        }
    }

    /**
     * The sums of one currency.
     *
     * @param wallets what all wallets hold
     * @param escrow charged and not settled
     * @param revenue earned
     * @param external what came in from outside, negative
     */
    record Sums(Total wallets, Total escrow, Total revenue, Total external) {}

    /**
     * What remote wallets still have to give back in one currency. Each is asked for again until it is done.
     *
     * @param jobs how many jobs owe a refund
     * @param charged what was surely taken for them
     * @param unconfirmed the cost of those of which the wallet never said whether it charged: at most this was taken, too
     */
    record RefundsOwed(long jobs, Total charged, Total unconfirmed) {}
}
