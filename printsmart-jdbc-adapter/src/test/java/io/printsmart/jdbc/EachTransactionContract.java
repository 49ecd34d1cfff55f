package io.printsmart.jdbc;

import io.printsmart.testkit.contract.AcceptContract;
import io.printsmart.testkit.contract.AuditContract;
import io.printsmart.testkit.contract.StepContract;
import io.printsmart.testkit.contract.StoreUnderTest;
import org.junit.jupiter.api.Nested;

/**
 * The parts of the contract in which each kind of transaction is begun, committed, undone and read in. For the
 * combinations of pool and auto-commit each half of which has the whole contract elsewhere.
 */
abstract class EachTransactionContract {

    abstract StoreUnderTest underTest();

    @Nested
    class Accept extends AcceptContract {
        @Override
        protected StoreUnderTest underTest() {
            return EachTransactionContract.this.underTest();
        }
    }

    @Nested
    class Steps extends StepContract {
        @Override
        protected StoreUnderTest underTest() {
            return EachTransactionContract.this.underTest();
        }
    }

    @Nested
    class Audit extends AuditContract {
        @Override
        protected StoreUnderTest underTest() {
            return EachTransactionContract.this.underTest();
        }
    }
}
