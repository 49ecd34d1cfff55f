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
        return rewritten(job, job.order(), state, claim);
    }

    static PrintJob with(PrintJob job, Order order) {
        return rewritten(job, order, job.state(), job.claim());
    }

    static Step with(Step step, Order order) {
        return new Step(
                with(step.before(), order),
                with(step.after(), order),
                step.why(),
                step.money(),
                step.at(),
                step.node(),
                step.recorded(),
                step.printerRestsUntil());
    }

    private static PrintJob rewritten(PrintJob job, Order order, JobState state, Claim claim) {
        return new PrintJob(
                order,
                state,
                job.payment(),
                job.attempts(),
                job.waits(),
                job.attempt(),
                job.proof(),
                job.flags(),
                job.why(),
                job.dueAt(),
                job.finishedAt(),
                claim);
    }

    static Step without(Step step, Flag flag) {
        PrintJob after = step.after();
        Set<Flag> flags = new HashSet<>(after.flags());
        flags.remove(flag);
        PrintJob less = new PrintJob(
                after.order(),
                after.state(),
                after.payment(),
                after.attempts(),
                after.waits(),
                after.attempt(),
                after.proof(),
                flags,
                after.why(),
                after.dueAt(),
                after.finishedAt(),
                after.claim());
        return new Step(
                step.before(),
                less,
                step.why(),
                step.money(),
                step.at(),
                step.node(),
                step.recorded(),
                step.printerRestsUntil());
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

    static Step withMoney(Step step, Optional<Movement> money) {
        return new Step(
                step.before(),
                step.after(),
                step.why(),
                money,
                step.at(),
                step.node(),
                step.recorded(),
                step.printerRestsUntil());
    }

    static boolean hasSameFence(World world, Step step) {
        PrintJob there = world.store().jobs().find(step.before().id()).orElseThrow();
        return there.claim().fence() == step.before().claim().fence();
    }
}
