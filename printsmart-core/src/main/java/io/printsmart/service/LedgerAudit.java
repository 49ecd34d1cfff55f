package io.printsmart.service;

import io.printsmart.wallet.Money;
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
     */
    record Report(List<String> violations, long violationCount, long jobs, Map<Currency, Sums> sums) {

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
    record Sums(Money wallets, Money escrow, Money revenue, Money external) {}
}
