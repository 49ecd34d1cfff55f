package io.printsmart.httpwallet;

import io.printsmart.testkit.contract.WalletContract;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet;
import org.junit.jupiter.api.AfterEach;

// docs: wallet-contract
class HttpWalletContractTest extends WalletContract {

    private final MoneyService service = MoneyService.start();

    @Override
    protected Wallet emptyWallet() {
        return new HttpWallet(HttpWalletSettings.of(service.base()), () -> MoneyService.TOKEN);
    }

    @Override
    protected void give(AccountId account, Money amount) {
        service.money().give(account, amount);
    }

    @Override
    protected Money balance(AccountId account) {
        return service.money().balance(account);
    }

    @AfterEach
    void end() {
        service.close();
    }
}
// docs: end
