package io.printsmart.ipp;

import org.junit.jupiter.api.BeforeEach;

/** The same where the printer lacks Create-Job. */
final class PrintJobContractTest extends IppTransportContractTest {

    @BeforeEach
    void withoutCreateJob() {
        printer.features().createJob(false);
    }
}
