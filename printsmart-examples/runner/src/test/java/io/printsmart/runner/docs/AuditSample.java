package io.printsmart.runner.docs;

import io.printsmart.PrintSmart;
import io.printsmart.service.LedgerAudit;

/** The sample of docs/guarantees.md. */
final class AuditSample {

    private AuditSample() {}

    static boolean booksAreRight(PrintSmart print) {
        // docs: audit
        LedgerAudit.Report report = print.audit().run();
        report.violations().forEach(System.err::println);
        report.sums().forEach((currency, sums) -> System.out.println(currency + " in escrow: " + sums.escrow()));
        // docs: end
        return report.ok();
    }
}
