/** Contract tests, an in-memory store, settable time and scripted printers, for hosts and for PrintSmart itself. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("requires-automatic") // jipp has no module descriptor
module io.printsmart.testkit {
    requires static transitive org.jspecify;
    requires transitive io.printsmart.core;
    requires jipp.core;
    requires kotlin.stdlib; // jipp is an automatic module and cannot ask for it
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;

    exports io.printsmart.testkit.contract;
    exports io.printsmart.testkit.engine;
    exports io.printsmart.testkit.fixture;
    exports io.printsmart.testkit.printer;
    exports io.printsmart.testkit.store;
    exports io.printsmart.testkit.time;
    exports io.printsmart.testkit.wallet;

    // JUnit runs the contracts' tests, which are no one else's business, in a host's module too.
    opens io.printsmart.testkit.contract to
            org.junit.platform.commons;
}
