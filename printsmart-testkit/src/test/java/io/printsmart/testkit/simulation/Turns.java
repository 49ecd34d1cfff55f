package io.printsmart.testkit.simulation;

import static io.printsmart.testkit.simulation.Schedule.SECOND;

import io.printsmart.internal.monitor.Watchtower;
import io.printsmart.store.StoreException;
import java.time.Duration;
import java.util.Optional;

/** What makes nodes go: they start, beat, and look for what is due, as {@code PrintSmart.start()} would have them. */
final class Turns {

    /** How long a node sleeps that has nothing to do; longer when nothing fails any more, to get to the end soon. */
    private static final long IDLE = 20 * SECOND;

    private static final long IDLE_AT_LAST = 90 * SECOND;

    /** A watch turns this often though nothing is due, for what it has to do with the store. */
    private static final long WATCH_REST = 5 * SECOND;

    private static final Object WATCH = new Object();

    private Turns() {}

    static void start(World world, int slot) {
        Dice dice = world.dice();
        String name = "n" + (slot + 1);
        SimNode node = new SimNode(world, name, dice.between(-1L << 50, 1L << 50));
        world.nodes().set(slot, node);
        world.disturbed(world.schedule().now());
        world.trace(name, "STARTS", "", "");
        beat(node);
        wake(node, 0);
        if (world.watches()) {
            watchIn(node, dice.between(0, SECOND));
        }
        if (world.listens()) {
            tell(node);
        }
    }

    /** Has listeners told of what happened. */
    private static void tell(SimNode node) {
        if (!node.goesOn()) {
            return;
        }
        World world = node.world;
        if (world.hasUntold() && !node.beating && !node.isPaused()) {
            node.telling = true;
            try {
                node.print.tellDue();
            } catch (StoreException e) {
                world.trace(node.name, "tell", "", "store fails");
            } finally {
                node.telling = false;
            }
        }
        world.schedule().in(world.dice().between(SECOND, 10 * SECOND), () -> tell(node));
    }

    private static void beat(SimNode node) {
        if (!node.goesOn()) {
            return;
        }
        World world = node.world;
        long every = world.settings().lease().toMillis() * 1000 / (world.isHealed() ? 2 : 4);
        long rest = node.beatenAt + every - world.schedule().now();
        if (rest > every / 4) {
            world.schedule().in(rest, () -> beat(node)); // a turn has renewed the lease meanwhile
            return;
        }
        boolean failed = false;
        if (!node.beating && !node.isPaused()) {
            try {
                node.print.renewLease();
            } catch (StoreException e) {
                failed = true;
            }
        }
        world.schedule().in(failed || node.beating ? SECOND / 4 : every, () -> beat(node));
    }

    /** Has a node's watch turn in a while, unless it does so anyway before. */
    private static void watchIn(SimNode node, long micros) {
        Schedule schedule = node.world.schedule();
        long at = schedule.now() + micros;
        if (!node.goesOn() || at >= node.nextWatch) {
            return;
        }
        node.nextWatch = at;
        schedule.at(at, () -> {
            if (node.goesOn() && node.nextWatch == at) {
                watch(node);
            }
        });
    }

    /** As the watch's own thread does it, which beats no heart, or as a host's timer does. */
    private static void watch(SimNode node) {
        World world = node.world;
        node.nextWatch = Long.MAX_VALUE;
        if (node.watching || node.beating || node.isPaused()) {
            watchIn(node, SECOND / 5);
            return;
        }
        long rest = SECOND;
        node.watching = true;
        world.schedule().local(WATCH);
        try {
            boolean alone = world.dice().oneIn(8);
            long nanos = alone ? node.print.watchDue().toNanos() : ((Watchtower) node.print.monitor()).turnByHand();
            rest = Math.max(SECOND / 10, nanos / 1000);
        } catch (StoreException e) {
            world.trace(node.name, "watch", "", "store fails");
        } finally {
            node.watching = false;
            world.schedule().local(null);
        }
        watchIn(node, Math.min(rest, world.dice().between(SECOND, WATCH_REST)));
    }

    /** Whether the running task is a turn of a watch, which waits for nothing. */
    static boolean isWatch(World world) {
        return world.schedule().local() == WATCH;
    }

    /** What a watch waits for: it goes on beside its turns, but when its node ends. */
    static void watched(SimNode node, Runnable task) {
        if (!node.goesOn()) {
            node.requireAlive();
            task.run();
            return;
        }
        node.watched++;
        node.world.schedule().in(node.world.dice().between(10, 1_000), () -> {
            try {
                node.pass(0);
                task.run();
            } finally {
                node.watched--;
                if (!node.isDead() && !node.world.schedule().isOver()) {
                    watchIn(node, node.world.dice().between(10, 100_000));
                }
            }
        });
    }

    /** Has a node look for due jobs in a while, unless it does so anyway before. */
    static void wake(SimNode node, long micros) {
        Schedule schedule = node.world.schedule();
        long at = schedule.now() + micros;
        if (!node.goesOn() || at >= node.nextTurn) {
            return;
        }
        node.nextTurn = at;
        schedule.at(at, () -> {
            if (node.goesOn() && node.nextTurn == at) {
                turn(node);
            }
        });
    }

    private static void turn(SimNode node) {
        World world = node.world;
        node.nextTurn = Long.MAX_VALUE;
        if (node.turning || node.beating || node.isPaused()) {
            wake(node, SECOND / 5);
            return;
        }
        boolean failed = false;
        node.turning = true;
        try {
            node.print.runDue();
        } catch (StoreException e) {
            failed = true;
        } finally {
            node.turning = false;
        }
        long poll = world.settings().poll().toMillis() * 1000;
        wake(node, failed ? poll : untilDue(world, poll));
    }

    /** What a node would find by polling, without all the polls that find nothing. */
    private static long untilDue(World world, long poll) {
        long jitter = world.dice().between(1_000, poll);
        Optional<Long> wait = world.store()
                .jobs()
                .nextDue()
                .map(due -> Duration.between(world.storeTime(), due).toMillis() * 1000);
        long idle = world.isHealed() ? IDLE_AT_LAST : IDLE;
        return Math.min(idle, Math.max(0, wait.orElse(idle)) + jitter);
    }

    static void work(SimNode node, Runnable work) {
        node.requireAlive();
        node.working++;
        try {
            node.pass(0);
            work.run();
        } finally {
            node.working--;
            if (!node.isDead() && !node.world.schedule().isOver()) {
                wake(node, Math.min(1_000 + untilDue(node.world, 2_000), IDLE));
            }
        }
    }
}
