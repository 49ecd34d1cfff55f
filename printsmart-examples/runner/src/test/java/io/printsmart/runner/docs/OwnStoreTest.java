package io.printsmart.runner.docs;

import io.printsmart.store.PrintStore;
import io.printsmart.testkit.contract.PrintStoreContract;
import io.printsmart.testkit.contract.StoreUnderTest;
import io.printsmart.testkit.store.InMemoryPrintStore;
import io.printsmart.testkit.time.SettableTime;
import io.printsmart.wallet.Movement;
import java.time.Duration;

// docs: store-contract
class OwnStoreTest extends PrintStoreContract {

    @Override
    protected StoreUnderTest underTest() {
        SettableTime time = new SettableTime();
        return new StoreUnderTest() {
            @Override
            public PrintStore emptyStore() {
                return new InMemoryPrintStore(time); // your store, with no job, printer, wallet or node in it
            }

            @Override
            public void passTime(PrintStore store, Duration duration) {
                time.advance(duration); // leave it out if your store's clock cannot be set: the tests then wait
            }

            @Override
            public boolean plant(PrintStore store, Movement movement) {
                ((InMemoryPrintStore) store).tamper().movement(movement); // past all rules, so that the audit finds it
                return true;
            }
        };
    }
}
// docs: end
