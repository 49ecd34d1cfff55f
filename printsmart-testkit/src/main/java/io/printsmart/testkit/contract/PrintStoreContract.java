package io.printsmart.testkit.contract;

import org.junit.jupiter.api.Nested;

/**
 * The whole contract of {@link io.printsmart.store.PrintStore}: extend this class, say what is tried, and each part runs
 * as a nested class. A part alone can be extended just as well.
 */
public abstract class PrintStoreContract {

    /** For adapters' tests. */
    protected PrintStoreContract() {}

    /**
     * Says what is tried. Called once before each test.
     *
     * @return the store under test
     */
    protected abstract StoreUnderTest underTest();

    /** See {@link InstallationContract}. */
    @Nested
    class Installation extends InstallationContract {
        @Override
        protected StoreUnderTest underTest() {
            return PrintStoreContract.this.underTest();
        }
    }

    /** See {@link AcceptContract}. */
    @Nested
    class Accept extends AcceptContract {
        @Override
        protected StoreUnderTest underTest() {
            return PrintStoreContract.this.underTest();
        }
    }

    /** See {@link ClaimContract}. */
    @Nested
    class Claim extends ClaimContract {
        @Override
        protected StoreUnderTest underTest() {
            return PrintStoreContract.this.underTest();
        }
    }

    /** See {@link LineContract}. */
    @Nested
    class Lines extends LineContract {
        @Override
        protected StoreUnderTest underTest() {
            return PrintStoreContract.this.underTest();
        }
    }

    /** See {@link StepContract}. */
    @Nested
    class Steps extends StepContract {
        @Override
        protected StoreUnderTest underTest() {
            return PrintStoreContract.this.underTest();
        }
    }

    /** See {@link JobQueryContract}. */
    @Nested
    class JobQueries extends JobQueryContract {
        @Override
        protected StoreUnderTest underTest() {
            return PrintStoreContract.this.underTest();
        }
    }

    /** See {@link PrinterStoreContract}. */
    @Nested
    class Printers extends PrinterStoreContract {
        @Override
        protected StoreUnderTest underTest() {
            return PrintStoreContract.this.underTest();
        }
    }

    /** See {@link SliceStoreContract}. */
    @Nested
    class SharedSlices extends SliceStoreContract {
        @Override
        protected StoreUnderTest underTest() {
            return PrintStoreContract.this.underTest();
        }
    }

    /** See {@link FoundContract}. */
    @Nested
    class Found extends FoundContract {
        @Override
        protected StoreUnderTest underTest() {
            return PrintStoreContract.this.underTest();
        }
    }

    /** See {@link AccountStoreContract}. */
    @Nested
    class Accounts extends AccountStoreContract {
        @Override
        protected StoreUnderTest underTest() {
            return PrintStoreContract.this.underTest();
        }
    }

    /** See {@link NodeStoreContract}. */
    @Nested
    class Nodes extends NodeStoreContract {
        @Override
        protected StoreUnderTest underTest() {
            return PrintStoreContract.this.underTest();
        }
    }

    /** See {@link EventStoreContract}. */
    @Nested
    class Events extends EventStoreContract {
        @Override
        protected StoreUnderTest underTest() {
            return PrintStoreContract.this.underTest();
        }
    }

    /** See {@link ManyNodesContract}. */
    @Nested
    class ManyNodes extends ManyNodesContract {
        @Override
        protected StoreUnderTest underTest() {
            return PrintStoreContract.this.underTest();
        }
    }

    /** See {@link UndisturbedContract}. */
    @Nested
    class Undisturbed extends UndisturbedContract {
        @Override
        protected StoreUnderTest underTest() {
            return PrintStoreContract.this.underTest();
        }
    }

    /** See {@link AuditContract}. */
    @Nested
    class Audit extends AuditContract {
        @Override
        protected StoreUnderTest underTest() {
            return PrintStoreContract.this.underTest();
        }
    }
}
