package io.printsmart.testkit.wallet;

import io.printsmart.testkit.contract.WalletContract;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet;
import java.time.Duration;
import org.junit.jupiter.api.Nested;

class InMemoryWalletTest {

    @Nested
    class ThatVoidsKeys extends Contract {
        ThatVoidsKeys() {
            super(new InMemoryWallet(Money.currency("EUR")));
        }
    }

    @Nested
    class ThatDeclaresADelay extends Contract {
        ThatDeclaresADelay() {
            super(new InMemoryWallet(Money.currency("EUR"), Duration.ofHours(12)));
        }
    }

    /** JUnit makes a new one for each test. */
    private abstract static class Contract extends WalletContract {

        private final InMemoryWallet wallet;

        Contract(InMemoryWallet wallet) {
            this.wallet = wallet;
        }

        @Override
        protected Wallet emptyWallet() {
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
}
