package io.printsmart.testkit.simulation;

import static io.printsmart.testkit.simulation.Schedule.SECOND;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** The network between one node and the printers: connections fail, requests and answers are lost or late. */
final class SimNetwork {

    private final SimNode node;
    private final World world;

    SimNetwork(SimNode node) {
        this.node = node;
        this.world = node.world;
    }

    /** Whether a connection comes about; takes the time that this takes. */
    void connect(Device device, String what, Duration limit) throws NoAnswer {
        node.before(what, device.name);
        if (!device.powered) {
            boolean silent = world.dice().oneIn(2);
            node.await(
                    what,
                    device.name,
                    silent ? limit.toMillis() * 1000 : world.dice().between(500, 2_000));
            throw new NoAnswer(false, silent ? "connect timed out" : "no route to host");
        }
        if (device.refuses || world.dice().chance(world.faults().refused)) {
            throw new NoAnswer(false, "connection refused");
        }
    }

    /** One question and its answer. */
    <T> T ask(Device device, String what, Duration limit, Function<Long, T> effect) throws NoAnswer {
        return ask(device, what, limit, effect, () -> false);
    }

    /**
     * One question and its answer.
     *
     * @param late what a request does that arrives after nobody waits for it any more; false if it then does nothing
     */
    <T> T ask(Device device, String what, Duration limit, Function<Long, T> effect, Supplier<Boolean> late)
            throws NoAnswer {
        connect(device, what, limit);
        Dice dice = world.dice();
        Faults faults = world.faults();
        if (dice.chance(faults.requestLost)) {
            if (dice.chance(faults.late * 10)) {
                world.schedule().in(limit.toMillis() * 1000 + dice.between(0, 3 * SECOND), () -> {
                    if (device.powered && late.get()) {
                        world.trace(device.name, what, node.name, "arrives late");
                    }
                });
            }
            lost(what, device, limit, "request lost");
        }
        if (!device.powered) {
            lost(what, device, limit, "gone");
        }
        T answer = effect.apply(world.schedule().now());
        if (dice.chance(faults.answerLost)) {
            lost(what, device, limit, "answer lost");
        }
        if (dice.chance(faults.slowAnswer)) {
            node.await(what, device.name, dice.logBetween(SECOND / 10, limit.toMillis() * 900));
        }
        node.after(what, device.name);
        return answer;
    }

    private void lost(String what, Device device, Duration limit, String how) throws NoAnswer {
        world.judge().tally.mishaps++;
        world.trace(node.name, what, device.name, how);
        long wait =
                world.dice().oneIn(2) ? limit.toMillis() * 1000 : world.dice().between(1_000, SECOND);
        node.await(what, device.name, wait);
        throw new NoAnswer(true, what + ": " + how);
    }
}
