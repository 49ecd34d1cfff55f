package io.printsmart.runner.crash;

import io.printsmart.job.InDoubtPolicy;
import io.printsmart.runner.process.SubmittingPortal;
import io.printsmart.runner.process.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Two hosts at work on a cluster, of which a server dies for good, and the reckoning on what is left of it. */
final class Failover {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ACCEPTED_BEFORE = 10;

    private Failover() {}

    /**
     * What is to happen.
     *
     * @param urls where each host finds the cluster
     * @param user who may use it
     * @param before where it is before the server dies
     * @param after where it is then
     * @param disaster the death of the server, and what makes the cluster go on
     */
    record Plan(List<String> urls, String user, String before, String after, Runnable disaster) {}

    static Storm.Outcome run(Plan plan, Path folder) {
        Storm.Tally tally = new Storm.Tally();
        Instant begin = Instant.now();
        List<Slot> slots = new ArrayList<>();
        try (Fleet fleet = Fleet.start(folder, 1)) {
            fleet.heal();
            prepare(plan, fleet);
            List<String> printers = List.copyOf(fleet.printers().keySet());
            for (String url : plan.urls()) {
                slots.add(new Slot("h" + slots.size(), folder, cluster(url, plan), printers, HostBug.NONE));
            }
            slots.forEach(slot -> awaitAcceptances(slot, ACCEPTED_BEFORE));
            Instant disaster = Instant.now();
            plan.disaster().run();
            tally.restarts++;
            slots.forEach(slot -> awaitAcceptances(slot, slot.journal().acceptances() + 1));
            tally.standstill = Duration.between(disaster, Instant.now());
            slots.forEach(slot -> awaitAcceptances(slot, slot.journal().acceptances() + ACCEPTED_BEFORE));
            slots.forEach(Slot::kill);
            tally.kills += slots.size();
            Slot.bringToAnEnd(folder, cluster(plan.urls().get(0), plan), HostBug.NONE, fleet);
            tally.lasted = Duration.between(begin, Instant.now());
            try (SubmittingPortal portal = SubmittingPortal.open(plan.after(), plan.user())) {
                tally.underWay = Jobs.all(portal.print().service()).stream()
                        .filter(job -> job.order().createdAt().isBefore(disaster))
                        .filter(job -> job.finishedAt().orElseThrow().isAfter(disaster))
                        .count();
                List<Journal> journals = slots.stream().map(Slot::journal).toList();
                return new Storm.Outcome(
                        tally, Reckoning.of(InDoubtPolicy.REFUND, tally, portal.print(), journals, fleet.paper()));
            }
        } finally {
            slots.forEach(Slot::close);
        }
    }

    private static void prepare(Plan plan, Fleet fleet) {
        SubmittingPortal.install(plan.before(), plan.user());
        try (SubmittingPortal portal = SubmittingPortal.open(plan.before(), plan.user())) {
            Tariff.open(portal, fleet);
        }
    }

    private static void awaitAcceptances(Slot slot, long count) {
        Wait.until(
                slot.host().node() + " goes on", PATIENCE, () -> slot.journal().acceptances() >= count);
    }

    private static Battlefield cluster(String url, Plan plan) {
        return new Battlefield.Cluster(url, plan.user());
    }
}
