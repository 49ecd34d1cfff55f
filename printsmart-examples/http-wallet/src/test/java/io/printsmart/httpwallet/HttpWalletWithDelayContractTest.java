package io.printsmart.httpwallet;

import io.printsmart.testkit.contract.WalletContract;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** A service that cannot void the key of a charge that it has not seen. */
class HttpWalletWithDelayContractTest extends WalletContract {

    private static final Duration DELAY = Duration.ofHours(12);

    private final MoneyService service = MoneyService.startWithDelay(DELAY);

    @Override
    protected Wallet emptyWallet() {
        HttpWalletSettings usual = HttpWalletSettings.of(service.base());
        HttpWalletSettings late = new HttpWalletSettings(
                usual.base(),
                usual.connectLimit(),
                usual.mostTries(),
                usual.firstPause(),
                usual.failuresToOpen(),
                usual.openFor(),
                Optional.of(DELAY));
        return new HttpWallet(late, () -> MoneyService.TOKEN);
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
