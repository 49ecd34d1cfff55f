package io.printsmart.testkit.store;

import io.printsmart.store.AccountStore;
import io.printsmart.store.StatementLine;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.LedgerAccount;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The wallets, as the port shows them. */
final class MemoryAccounts implements AccountStore {

    private final Memory memory;

    MemoryAccounts(Memory memory) {
        this.memory = memory;
    }

    @Override
    public TopUp topUp(Movement movement) {
        if (movement.kind() != Movement.Kind.TOP_UP) {
            throw new IllegalArgumentException(
                    "movement " + movement.key() + " is a " + movement.kind() + "; make it with Movement.topUp");
        }
        return memory.lock().get(() -> {
            Optional<Ledger.Booked> before = memory.ledger().find(movement.key());
            if (before.isPresent()) {
                return before.get().movement().equals(movement) ? TopUp.REPEATED : TopUp.CONFLICT;
            }
            if (!memory.ledger().hasRoom(movement)) {
                return TopUp.TOO_MUCH;
            }
            memory.ledger().book(movement, memory.now());
            return TopUp.DONE;
        });
    }

    @Override
    public Optional<Money> balance(AccountId account, Currency currency) {
        return memory.lock().get(() -> memory.ledger().balance(account, currency));
    }

    @Override
    public List<StatementLine> statement(AccountId account, Optional<Long> before, int limit) {
        return memory.lock().get(() -> {
            List<Ledger.Booked> newestFirst = new ArrayList<>(memory.ledger().statement(account));
            Collections.reverse(newestFirst);
            return newestFirst.stream()
                    .filter(booked -> before.isEmpty() || booked.position() < before.get())
                    .limit(limit)
                    .map(MemoryAccounts::line)
                    .toList();
        });
    }

    private static StatementLine line(Ledger.Booked booked) {
        Movement movement = booked.movement();
        boolean taken = movement.from().kind() == LedgerAccount.Kind.WALLET;
        return new StatementLine(
                booked.position(),
                booked.at(),
                movement.kind(),
                taken ? movement.amount().negated() : movement.amount(),
                movement.key(),
                MovementKeys.job(movement));
    }
}
