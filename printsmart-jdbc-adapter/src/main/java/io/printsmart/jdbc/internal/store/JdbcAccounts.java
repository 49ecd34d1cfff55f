package io.printsmart.jdbc.internal.store;

import io.printsmart.jdbc.internal.table.MovementTable.Stored;
import io.printsmart.jdbc.internal.transaction.Outcome;
import io.printsmart.jdbc.internal.transaction.Transactions;
import io.printsmart.jdbc.internal.transaction.Write;
import io.printsmart.store.AccountStore;
import io.printsmart.store.StatementLine;
import io.printsmart.store.StoreException;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The wallets of PrintSmart's own ledger, or what the host says of its own. */
public final class JdbcAccounts implements AccountStore {

    private final Transactions transactions;
    private final Tables tables;
    private final Ledger ledger;

    JdbcAccounts(Transactions transactions, Tables tables, Ledger ledger) {
        this.transactions = transactions;
        this.tables = tables;
        this.ledger = ledger;
    }

    @Override
    public TopUp topUp(Movement movement) {
        transactions.requireNotJoined("top up a wallet");
        if (ledger.hostKeepsMoney()) {
            throw new StoreException("could not top up " + movement.to()
                    + ": users' money is in a table of the host, behind its JdbcWallet; top it up there");
        }
        long writeNo = WriteNumbers.draw();
        return transactions.write(Write.<TopUp>repeatable("book " + movement.key(), c -> {
                    return ledger.book(c, movement, Optional.empty(), writeNo)
                            ? Outcome.commit(TopUp.DONE)
                            : Outcome.undo(TopUp.TOO_MUCH);
                })
                .ifUnknown(c -> booked(c, movement, writeNo))
                .ifDuplicate(c -> booked(c, movement, writeNo)));
    }

    @Override
    public Optional<Money> balance(AccountId account, Currency currency) {
        return transactions.read("read the balance of " + account, c -> ledger.balance(c, account, currency));
    }

    @Override
    public List<StatementLine> statement(AccountId account, Optional<Long> before, int limit) {
        return transactions.read(
                "read the movements of " + account, c -> tables.movements().statement(c, account, before, limit));
    }

    /** Empty where the key is not taken: what was a duplicate then was the wallet that somebody else just created. */
    private Optional<TopUp> booked(Connection connection, Movement movement, long writeNo) throws SQLException {
        Optional<Stored> found = tables.movements().find(connection, movement.key());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.get().writeNo() == writeNo) {
            return Optional.of(TopUp.DONE);
        }
        return Optional.of(found.get().movement().equals(movement) ? TopUp.REPEATED : TopUp.CONFLICT);
    }
}
