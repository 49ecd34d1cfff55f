package io.printsmart.testkit.store;

import io.printsmart.job.PrintJob;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;

/** Writes into an {@link InMemoryPrintStore} without its rules, as a bug or a meddling hand would. */
public final class Tampering {

    private final Memory memory;

    Tampering(Memory memory) {
        this.memory = memory;
    }

    /**
     * Writes a job over what is there, its history and its money left as they are.
     *
     * @param job the job
     */
    public void job(PrintJob job) {
        memory.lock().run(() -> memory.jobs().replace(job, memory.now()));
    }

    /**
     * Writes a movement into the ledger, over another one with its key, and leaves balances as they are.
     *
     * @param movement the movement
     */
    public void movement(Movement movement) {
        memory.lock().run(() -> memory.ledger().record(movement, memory.now()));
    }

    /**
     * Sets what a wallet is said to hold and what it must not fall below, without a movement.
     *
     * @param account whose
     * @param balance what it holds
     * @param floor what it must not fall below
     */
    public void wallet(AccountId account, Money balance, Money floor) {
        memory.lock().run(() -> memory.ledger().write(account, new Ledger.Wallet(balance, floor)));
    }
}
