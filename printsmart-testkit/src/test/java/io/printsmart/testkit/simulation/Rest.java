package io.printsmart.testkit.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * After all is well again: what is stored of the printers is the truth; and so it is after some of them fail once more, perhaps with
 * a node that dies, and after they are back.
 */
final class Rest {

    private final World world;
    private final Runnable end;

    Rest(World world, Runnable end) {
        this.world = world;
        this.end = end;
    }

    void begin() {
        whenKnown(this::breakSome);
    }

    /** Goes on when all has to be known of all printers, and is. */
    private void whenKnown(Runnable next) {
        long by = world.devices().stream()
                .mapToLong(device -> world.judge().watch().knownBy(device))
                .max()
                .orElseThrow();
        if (world.schedule().now() < by) {
            world.schedule().at(by, () -> whenKnown(next));
            return;
        }
        if (!world.clocksJump()) {
            world.devices().forEach(world.judge().watch()::isTheTruth);
        }
        next.run();
    }

    private void breakSome() {
        Dice dice = world.dice();
        long now = world.schedule().now();
        int silent = 0;
        for (Device device : world.devices()) {
            // With more of them a node might suspect itself.
            if (dice.oneIn(3) && silent + 1 < world.settings().monitor().blindMinimum()) {
                silent++;
                device.powerOff(now);
            } else if (dice.oneIn(3)) {
                device.refuses(true, now);
            } else if (dice.oneIn(3)) {
                device.paper(false, now);
            }
        }
        List<SimNode> others = new ArrayList<>(world.nodes());
        others.remove(0);
        if (!others.isEmpty() && dice.oneIn(2)) {
            dice.of(others).die();
        }
        world.trace("rest", "SOME FAIL", "", "");
        whenKnown(this::restoreAll);
    }

    private void restoreAll() {
        long now = world.schedule().now();
        for (Device device : world.devices()) {
            if (!device.powered) {
                device.powerOn(now);
            }
            device.refuses(false, now);
            device.paper(true, now);
        }
        world.trace("rest", "ALL ARE BACK", "", "");
        whenKnown(end);
    }
}
