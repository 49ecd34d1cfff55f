package io.printsmart.testkit.simulation;

import static io.printsmart.testkit.simulation.Schedule.SECOND;

import io.printsmart.job.Claim.Place;
import io.printsmart.job.PrintJob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who is submitting what just now, and whether its printer could have been found in order meanwhile. */
final class SubmitBook {

    private final World world;

    /** When each submit of a key that is under way began. */
    private final Map<String, List<Long>> underWay = new HashMap<>();

    /** When our jobs last released a printer that they held. */
    private final Map<String, Long> heldUntil = new HashMap<>();

    SubmitBook(World world) {
        this.world = world;
    }

    /** What ends it must be run. */
    Runnable begins(String key) {
        Long now = world.schedule().now();
        underWay.computeIfAbsent(key, each -> new ArrayList<>()).add(now);
        return () -> underWay.get(key).remove(now);
    }

    /** No look and no delivery since the submit began, or shortly before, can have found a printer that was off all the time. */
    void accepted(PrintJob job) {
        Device device = world.device(job.order().printer().value());
        long begun = underWay.getOrDefault(job.order().key(), List.of()).stream()
                .min(Long::compare)
                .orElseThrow();
        long fresh = world.settings().freshness().toMillis() * 1000 + SECOND;
        boolean timesHold = !world.clocksJump() && world.faults().tickerJumps == 0;
        if (timesHold && !device.powered && device.switchedAt < begun - fresh && !isBusyWithOurs(device, begun)) {
            world.judge()
                    .broken(
                            "P1 nothing is accepted for a printer that is down",
                            device.name + " is off, and was when the submit began: " + job + "\n   known: "
                                    + world.store().printers().find(job.order().printer()),
                            job.id().value());
        }
    }

    /** One of our jobs holds a printer no longer. */
    void released(String printer) {
        heldUntil.put(printer, world.schedule().now());
    }

    /** A raw port that takes one connection is not looked at while one of our own jobs has it. */
    private boolean isBusyWithOurs(Device device, long begun) {
        boolean was = heldUntil.getOrDefault(device.name, -1L) >= begun;
        return device.manner.raw() && (was || isHeld(device));
    }

    private boolean isHeld(Device device) {
        return world.judge().jobs().values().stream()
                .anyMatch(job -> job.claim().place() == Place.HOLDS_PRINTER
                        && job.order().printer().value().equals(device.name));
    }
}
