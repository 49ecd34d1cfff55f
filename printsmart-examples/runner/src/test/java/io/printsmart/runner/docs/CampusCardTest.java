package io.printsmart.runner.docs;

import io.printsmart.testkit.contract.WalletContract;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet;
import java.net.http.HttpClient;
import org.junit.jupiter.api.AfterEach;

// docs: wallet-contract
class CampusCardTest extends WalletContract {

    private final CampusCardService service = CampusCardService.start();

    @Override
    protected Wallet emptyWallet() {
        return new CampusCard(HttpClient.newHttpClient(), service.charges());
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
