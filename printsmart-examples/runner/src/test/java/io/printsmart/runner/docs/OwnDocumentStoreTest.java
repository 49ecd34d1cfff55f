package io.printsmart.runner.docs;

import io.printsmart.store.DocumentStore;
import io.printsmart.testkit.contract.DocumentStoreContract;
import io.printsmart.testkit.store.InMemoryDocumentStore;
import io.printsmart.testkit.time.SettableTime;
import java.time.Duration;
import java.time.Instant;

// docs: document-contract
class OwnDocumentStoreTest extends DocumentStoreContract {

    private final SettableTime time = new SettableTime();

    @Override
    protected DocumentStore emptyStore() {
        return new InMemoryDocumentStore(time); // your store, empty
    }

    @Override
    protected Instant now() {
        return time.instant();
    }

    @Override
    protected void passTime(Duration duration) {
        time.advance(duration);
    }
}
// docs: end
