package io.printsmart.runner;

import io.printsmart.runner.output.Results;
import io.printsmart.service.Accounts;
import io.printsmart.store.StatementLine;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The wallets of PrintSmart's own ledger. */
@Command(
        name = "accounts",
        mixinStandardHelpOptions = true,
        description = "Tops up an account, shows its balance or its statement.")
final class AccountsCommand {

    private static final int PAGE = 500;

    private final Session session;

    AccountsCommand(Session session) {
        this.session = session;
    }

    @Command(
            name = "top-up",
            mixinStandardHelpOptions = true,
            description = "Puts money into an account, once per key.")
    int topUp(
            @Parameters(index = "0", paramLabel = "ACCOUNT") AccountId account,
            @Parameters(index = "1", paramLabel = "AMOUNT", description = "Such as 5.00.") String amount,
            @Option(
                            names = "--key",
                            paramLabel = "K",
                            required = true,
                            description = "Names the payment; repeated, nothing moves again.")
                    String key) {
        try (Host host = open()) {
            Money money = Money.of(amount, host.settings().currency());
            session.output()
                    .print(Results.balance(account, host.print().accounts().topUp(account, money, key)));
            return ExitCode.DONE;
        }
    }

    @Command(name = "balance", mixinStandardHelpOptions = true, description = "Shows what an account holds.")
    int balance(@Parameters(index = "0", paramLabel = "ACCOUNT") AccountId account) {
        try (Host host = open()) {
            session.output()
                    .print(Results.balance(account, host.print().accounts().balance(account)));
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "statement",
            mixinStandardHelpOptions = true,
            description = "Lists an account's movements, newest first.")
    int statement(@Parameters(index = "0", paramLabel = "ACCOUNT") AccountId account) {
        try (Host host = open()) {
            Accounts accounts = host.print().accounts();
            Optional<Long> before = Optional.empty();
            do {
                List<StatementLine> page = accounts.statement(account, before, PAGE);
                page.forEach(line -> session.output().print(Results.statementLine(account, line)));
                before = page.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(page.get(PAGE - 1).position());
            } while (before.isPresent());
            return ExitCode.DONE;
        }
    }

    private Host open() {
        return session.open(Map.of());
    }
}
