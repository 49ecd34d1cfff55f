package io.printsmart.testkit.wallet;

import io.printsmart.testkit.contract.WalletContract;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet;

class InMemoryWalletTest extends WalletContract {

    private InMemoryWallet wallet = new InMemoryWallet(Money.currency("EUR"));

    @Override
    protected Wallet emptyWallet() {
        wallet = new InMemoryWallet(Money.currency("EUR"));
        return wallet;
    }

    @Override
    protected void give(AccountId account, Money amount) {
        wallet.give(account, amount);
    }

    @Override
    protected Money balance(AccountId account) {
        return wallet.balance(account);
    }
}
