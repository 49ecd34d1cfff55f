/** Paid printing that loses nobody's money: the domain, the ports a host may implement, and the engines. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("requires-automatic") // Resilience4j has no module descriptor
module io.printsmart.core {
    requires static transitive org.jspecify;
    requires org.slf4j;
    requires io.github.resilience4j.circuitbreaker;
    requires io.github.resilience4j.retry;
    requires io.github.resilience4j.core;

    exports io.printsmart;
    exports io.printsmart.event;
    exports io.printsmart.job;
    exports io.printsmart.printer;
    exports io.printsmart.service;
    exports io.printsmart.store;
    exports io.printsmart.transport;
    exports io.printsmart.wallet;
}
