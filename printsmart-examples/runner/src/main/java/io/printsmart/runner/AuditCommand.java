package io.printsmart.runner;

import io.printsmart.runner.output.Results;
import io.printsmart.service.LedgerAudit;
import io.printsmart.wallet.Total;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Checks the money rules. */
@Command(name = "audit", mixinStandardHelpOptions = true, description = "Checks the money rules on the live database.")
final class AuditCommand implements Callable<Integer> {

    private final Session session;

    AuditCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Host host = session.open(Map.of())) {
            LedgerAudit.Report report = host.print().audit().run();
            Currency currency = host.settings().currency();
            Total zero = Total.zero(currency);
            LedgerAudit.Sums none = new LedgerAudit.Sums(zero, zero, zero, zero);
            session.output().print(Results.audit(report, report.sums().getOrDefault(currency, none)));
            tellOfOthers(report, currency);
            return report.ok() ? ExitCode.DONE : ExitCode.VIOLATION;
        }
    }

    private void tellOfOthers(LedgerAudit.Report report, Currency shown) {
        Set<String> others = report.sums().keySet().stream()
                .filter(currency -> !currency.equals(shown))
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!others.isEmpty()) {
            session.surroundings()
                    .err()
                    .println("The books also hold " + String.join(", ", others)
                            + ", which was checked too; --currency shows its sums.");
        }
    }
}
