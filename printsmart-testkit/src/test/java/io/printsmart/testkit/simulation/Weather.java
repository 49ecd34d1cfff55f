package io.printsmart.testkit.simulation;

import static io.printsmart.testkit.simulation.Schedule.SECOND;

import io.printsmart.printer.PrinterId;
import io.printsmart.store.KnownPrinter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What comes over printers, store and wallet from outside, now and then. */
final class Weather {

    private static final long HOUR = 3_600 * SECOND;

    private final World world;
    private final long end;

    Weather(World world, long end) {
        this.world = world;
        this.end = end;
    }

    void begin() {
        for (Device device : world.devices()) {
            now(world.faults().powerCuts, () -> powerCut(device));
            now(world.faults().flappings, () -> flap(device));
            now(world.faults().servicesDown, () -> serviceDown(device));
            now(world.faults().paperOuts, () -> paperOut(device));
            now(world.faults().jams, () -> jam(device));
            now(world.faults().swaps, () -> swap(device));
            now(world.faults().foreignJobs, () -> foreignJob(device));
            now(world.faults().disabled, () -> disable(device));
            now(world.faults().removed, () -> remove(device));
        }
        now(world.faults().blackouts, this::blackout);
        now(world.faults().storeOutages, this::storeOutage);
        now(world.faults().walletOutages, this::walletOutage);
        now(world.faults().restarts, this::restart);
        now(world.faults().clockJumps, this::clockJump);
        now(world.faults().tickerJumps, this::tickerJump);
    }

    /** Again and again, so often in an hour. */
    private void now(double perHour, Runnable event) {
        if (perHour <= 0) {
            return;
        }
        long pause = (long) (HOUR / perHour * -Math.log(world.dice().between(1, 1_000_000) / 1e6));
        long at = world.schedule().now() + pause + SECOND;
        if (at < end) {
            world.schedule().at(at, () -> {
                event.run();
                now(perHour, event);
            });
        }
    }

    private void powerCut(Device device) {
        if (!device.powered) {
            return;
        }
        device.powerOff(world.schedule().now());
        world.trace(device.name, "POWER OFF", "", "");
        later(world.dice().logBetween(2 * SECOND, 2 * HOUR), () -> powerOn(device));
    }

    private void powerOn(Device device) {
        if (!device.powered) {
            device.powerOn(world.schedule().now());
            world.trace(device.name, "POWER ON", "", "");
            // Who has been waiting for it may get ids that it had given to us.
            int waiting = world.faults().foreignJobs > 0 ? world.dice().below(Math.min(device.idsBefore, 100) + 10) : 0;
            for (int i = 0; i < waiting; i++) {
                later(world.dice().between(0, 60 * SECOND), () -> foreignJob(device));
            }
        }
    }

    /** It goes and comes back, again and again. */
    private void flap(Device device) {
        int times = 2 + world.dice().below(10);
        long at = 0;
        for (int i = 0; i < times; i++) {
            at += world.dice().logBetween(5 * SECOND, 300 * SECOND);
            boolean off = i % 2 == 0;
            later(at, () -> {
                if (!off) {
                    powerOn(device);
                } else if (device.powered && world.schedule().now() < end) {
                    device.powerOff(world.schedule().now());
                    world.trace(device.name, "POWER OFF", "", "flaps");
                }
            });
        }
        later(at + SECOND, () -> powerOn(device));
    }

    /** Its host answers, its port refuses. */
    private void serviceDown(Device device) {
        device.refuses(true, world.schedule().now());
        world.trace(device.name, "REFUSES", "", "");
        later(
                world.dice().logBetween(SECOND, HOUR),
                () -> device.refuses(false, world.schedule().now()));
    }

    /** The switch of a site, or of all of them. */
    private void blackout() {
        String site = world.dice().of(List.copyOf(world.devices())).site;
        boolean all = world.dice().oneIn(3);
        long length = world.dice().logBetween(SECOND, HOUR);
        for (Device device : world.devices()) {
            if (device.powered && (all || device.site.equals(site))) {
                device.powerOff(world.schedule().now());
                world.trace(device.name, "POWER OFF", "", "with its site");
                later(length, () -> powerOn(device));
            }
        }
    }

    private void paperOut(Device device) {
        device.paper(false, world.schedule().now());
        world.trace(device.name, "OUT OF PAPER", "", "");
        later(
                world.dice().logBetween(10 * SECOND, HOUR),
                () -> device.paper(true, world.schedule().now()));
    }

    private void jam(Device device) {
        if (device.jam(world.schedule().now())) {
            world.trace(device.name, "ABORTS", "", "");
        }
    }

    private void swap(Device device) {
        if (device.powered) {
            device.swap(world.schedule().now());
            world.trace(device.name, "ANOTHER DEVICE", "", device.uuid());
        }
    }

    /** Somebody else prints there too. */
    private void foreignJob(Device device) {
        long now = world.schedule().now();
        boolean busy = device.manner.takesOneAtATime() && device.isBusy(now);
        if (device.powered && !device.manner.raw() && !busy) {
            byte[] document = Document.bytes(Document.FOREIGN, 1 + world.dice().below(3));
            Work work = device.create("somebody's own", now);
            device.receive(work, document, document.length, document.length, now);
            device.close(work, now);
            world.trace(device.name, "foreign job", "", "");
        }
    }

    private void disable(Device device) {
        PrinterId id = new PrinterId(device.name);
        world.administers(() -> world.store().printers().setEnabled(id, false));
        world.trace(device.name, "DISABLED", "", "");
        later(world.dice().logBetween(SECOND, HOUR), () -> enable(device));
    }

    private void enable(Device device) {
        world.administers(() -> world.store().printers().setEnabled(new PrinterId(device.name), true));
    }

    private void remove(Device device) {
        world.administers(() -> world.store().printers().remove(new PrinterId(device.name)));
        world.trace(device.name, "REMOVED", "", "");
        later(world.dice().logBetween(SECOND, HOUR), () -> world.put(device));
    }

    private void restart() {
        SimNode node = world.dice().of(world.nodes());
        if (node != null && node.isIdle()) {
            world.trace(node.name, "CLOSES", "", "");
            node.closes();
        }
    }

    private void storeOutage() {
        world.storeDown(true);
        later(world.dice().logBetween(SECOND, 600 * SECOND), () -> world.storeDown(false));
    }

    private void walletOutage() {
        world.wallet().down = true;
        later(world.dice().logBetween(10 * SECOND, 6 * HOUR), () -> world.wallet().down = false);
    }

    private void clockJump() {
        long seconds = world.dice().logBetween(1, 24 * 3_600);
        world.jumpClock(Duration.ofSeconds(world.dice().oneIn(2) ? seconds : -seconds));
    }

    /** As where a machine was suspended, or moved to another one. */
    private void tickerJump() {
        SimNode node = world.dice().of(world.nodes());
        if (node != null) {
            node.jumpTicker(Duration.ofSeconds(world.dice().logBetween(1, 24 * 3_600)));
        }
    }

    private void later(long micros, Runnable end) {
        world.schedule().in(micros, end);
    }

    /** The bad time is over: power, paper and the right device everywhere. Nothing is put anew that is there. */
    void clears() {
        world.heal();
        long now = world.schedule().now();
        for (Device device : world.devices()) {
            powerOn(device);
            device.paper(true, now);
            device.refuses(false, now);
            device.restore(now);
            Optional<KnownPrinter> known = world.store().printers().find(new PrinterId(device.name));
            if (known.isEmpty()) {
                world.put(device);
            } else if (!known.get().printer().enabled()) {
                enable(device);
            }
        }
        world.trace("weather", "CLEARS", "", "");
    }
}
