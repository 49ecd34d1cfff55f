package io.printsmart.testkit.simulation;

import io.printsmart.job.Claim;
import io.printsmart.job.Flag;
import io.printsmart.job.JobState;
import io.printsmart.job.Order;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Step;
import io.printsmart.store.StoreException;
import io.printsmart.wallet.Movement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Jobs and steps as a bug would have them, and how it gets them into the store. */
final class Rewritten {

    private Rewritten() {}

    static PrintJob with(PrintJob job, JobState state, Claim claim) {
        return rewritten(job, job.order(), state, job.flags(), claim);
    }

    static PrintJob with(PrintJob job, Order order) {
        return rewritten(job, order, job.state(), job.flags(), job.claim());
    }

    static Step with(Step step, Order order) {
        return rewritten(step, with(step.before(), order), with(step.after(), order), step.money());
    }

    static Step withMoney(Step step, Optional<Movement> money) {
        return rewritten(step, step.before(), step.after(), money);
    }

    static Step without(Step step, Flag flag) {
        PrintJob after = step.after();
        Set<Flag> flags = new HashSet<>(after.flags());
        flags.remove(flag);
        PrintJob less = rewritten(after, after.order(), after.state(), flags, after.claim());
        return rewritten(step, step.before(), less, step.money());
    }

    private static PrintJob rewritten(PrintJob job, Order order, JobState state, Set<Flag> flags, Claim claim) {
        return new PrintJob(
                order,
                state,
                job.payment(),
                job.attempts(),
                job.waits(),
                job.attempt(),
                job.proof(),
                flags,
                job.why(),
                job.dueAt(),
                job.finishedAt(),
                claim);
    }

    private static Step rewritten(Step step, PrintJob before, PrintJob after, Optional<Movement> money) {
        return new Step(
                before, after, step.why(), money, step.at(), step.node(), step.recorded(), step.printerRestsUntil());
    }

    /** Writes a step over whatever is there, as an UPDATE without the fence and the version in its WHERE would. */
    static void overwrite(World world, Step step) {
        PrintJob there = world.store().jobs().find(step.after().id()).orElseThrow();
        Claim decided = step.after().claim();
        Claim claim = new Claim(
                decided.holder(),
                decided.place(),
                there.claim().fence(),
                there.claim().version() + 1);
        step.money().ifPresent(money -> {
            if (world.judge().isBooked(money.key())) {
                throw new StoreException("the database's own constraint: " + money.key());
            }
            world.store().tamper().movement(money);
        });
        world.store().tamper().job(with(step.after(), step.after().state(), claim));
    }

    static boolean hasSameFence(World world, Step step) {
        PrintJob there = world.store().jobs().find(step.before().id()).orElseThrow();
        return there.claim().fence() == step.before().claim().fence();
    }
}
