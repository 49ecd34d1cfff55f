package io.printsmart.testkit.simulation;

import io.printsmart.job.JobId;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Sighting;
import io.printsmart.job.Step;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.Acceptance;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.SeenSlice;
import io.printsmart.store.StatusChange;
import io.printsmart.store.UntoldEvent;
import io.printsmart.transport.Ticket;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Movement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The places at which a bug can be planted. As it stands: none. */
class Bug {

    static final Bug NONE = new Bug();

    boolean beat(World world, NodeId node, Duration lease) {
        return world.store().nodes().beat(node, lease);
    }

    void freeExpired(World world, NodeId me) {
        world.store().nodes().freeExpired(me);
    }

    List<PrintJob> claim(World world, NodeId node, int max) {
        return world.store().jobs().claim(node, max);
    }

    Set<JobId> apply(World world, List<Step> steps) {
        return world.store().jobs().apply(steps);
    }

    Sighting look(Sighting seen) {
        return seen;
    }

    Sighting sent(Sighting seen) {
        return seen;
    }

    boolean isOurs(Ticket ticket, String jobName) {
        return ticket.matches(jobName);
    }

    Acceptance accept(World world, PrintJob job, String node, Optional<Movement> charge) {
        return world.store().jobs().accept(job, node, charge);
    }

    /** Steps are on their way to the store. */
    void beforeApply(World world, List<Step> steps) {
        // Nothing to do.
    }

    List<UntoldEvent> untold(World world, String listener, int max) {
        return world.store().events().next(listener, max);
    }

    KnownPrinter known(World world, KnownPrinter printer) {
        return printer;
    }

    Set<PrinterId> record(World world, NodeId me, List<StatusChange> changes) {
        return world.store().slices().record(me, changes);
    }

    Map<Integer, Long> share(World world, NodeId me) {
        return world.store().slices().share(me);
    }

    void seen(World world, NodeId me, Collection<SeenSlice> slices) {
        world.store().slices().seen(me, slices);
    }

    /** How many times as often as around a call a node stops where it is about to store what it found. */
    double stopsBeforeStoring() {
        return 20;
    }

    boolean site(World world, NodeId me, String site, boolean down, int printers) {
        return world.store().slices().site(me, site, down, printers);
    }

    Optional<PrintJob> findByKey(World world, Supplier<Optional<PrintJob>> real) {
        return real.get();
    }

    /** What a wallet that cannot void keys says of how late a charge may come. */
    Duration declared(Duration longestDelay) {
        return longestDelay;
    }

    /** Whose money a refund is. */
    AccountId refunded(AccountId account) {
        return account;
    }

    boolean findsLostClaims() {
        return true;
    }

    boolean walletVoids() {
        return true;
    }
}
