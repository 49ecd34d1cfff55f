package io.printsmart.testkit.store;

import io.printsmart.store.PrintStore;
import io.printsmart.testkit.contract.PrintStoreContract;
import io.printsmart.testkit.contract.StoreUnderTest;
import io.printsmart.testkit.time.SettableTime;
import io.printsmart.wallet.Movement;
import java.time.Duration;

class InMemoryPrintStoreTest extends PrintStoreContract {

    @Override
    protected StoreUnderTest underTest() {
        SettableTime time = new SettableTime();
        return new StoreUnderTest() {
            @Override
            public PrintStore emptyStore() {
                return new InMemoryPrintStore(time);
            }

            @Override
            public void passTime(PrintStore store, Duration duration) {
                time.advance(duration);
            }

            @Override
            public boolean plant(PrintStore store, Movement movement) {
                ((InMemoryPrintStore) store).tamper().movement(movement);
                return true;
            }
        };
    }
}
