package io.printsmart.internal.audit;

import io.printsmart.service.LedgerAudit;
import io.printsmart.store.PrintStore;

/** Has the store show its books in one snapshot, and checks them. */
public final class Auditor implements LedgerAudit {

    private final PrintStore store;

    /**
     * Creates the auditor.
     *
     * @param store whose books are checked
     */
    public Auditor(PrintStore store) {
        this.store = store;
    }

    @Override
    public Report run() {
        MoneyRules rules = new MoneyRules(store.hostKeepsMoney());
        store.audit(rules);
        return rules.report();
    }
}
