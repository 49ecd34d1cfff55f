package io.printsmart.testkit.simulation;

import static io.printsmart.testkit.simulation.Schedule.SECOND;

import io.printsmart.PrintSmart;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One process of a host, from its start to its end. Everything that it does to the world goes through {@link #call}: there
 * time passes, others act, and the process may stop for a while or die.
 */
final class SimNode {

    final World world;
    final String name;
    final PrintSmart print;
    final SimTimers timers;

    /** Claims whose answer was lost, which the store finds again for their node. */
    final List<PrintJob> lostClaims = new ArrayList<>();

    private long tickerOffset;
    private long pausedUntil;
    private boolean dead;
    private boolean closing;

    /** A beat is under way, which holds the lock that another one would wait for. */
    boolean beating;

    /** When the store last renewed its lease. */
    long beatenAt;

    /** A node looks for due jobs with one thread. */
    boolean turning;

    /** And tells listeners with one. */
    boolean telling;

    /** A turn of its watch is under way. */
    boolean watching;

    /** So many calls are under way that its watch waits for. */
    int watched;

    long nextWatch = Long.MAX_VALUE;
    NodeId id;
    int working;
    long nextTurn = Long.MAX_VALUE;

    SimNode(World world, String name, long tickerOffset) {
        this.world = world;
        this.name = name;
        this.tickerOffset = tickerOffset;
        this.timers = new SimTimers(this);
        this.print = world.build(this);
    }

    long ticker() {
        return world.schedule().now() * 1000 + tickerOffset;
    }

    void jumpTicker(Duration forward) {
        tickerOffset += forward.toNanos();
        world.disturbed(world.schedule().now());
        world.trace(name, "TICKER JUMPS", "", forward.toString());
    }

    boolean isDead() {
        return dead;
    }

    void die() {
        if (!dead) {
            dead = true;
            world.disturbed(world.schedule().now());
            world.judge().tally.crashes++;
            world.trace(name, "DIES", "", "");
            world.died(this);
        }
    }

    /** Shut down in order, which takes time; nothing new is begun meanwhile. */
    void closes() {
        closing = true;
        print.close();
        die();
    }

    /** Neither dead nor about to end. */
    boolean goesOn() {
        return !dead && !closing;
    }

    void requireAlive() {
        if (dead) {
            throw Crash.ofTheProcess();
        }
        if (world.schedule().isOver()) {
            throw Crash.ofTheRun();
        }
    }

    /** A call of a port: its effect comes at one moment, before and after which anything may happen. */
    <T> T call(String port, String subject, Supplier<T> effect) {
        before(port, subject);
        T result = effect.get();
        after(port, subject);
        return result;
    }

    void before(String port, String subject) {
        requireAlive();
        Faults faults = world.faults();
        Dice dice = world.dice();
        world.judge().called();
        long latency = dice.between(50, faults.latency);
        if (dice.chance(faults.slowCall)) {
            latency = dice.logBetween(10_000, 8 * SECOND);
        }
        pass(latency);
        mayPause();
        mayDie(port, subject);
    }

    void after(String port, String subject) {
        world.trace(name, port, subject, "");
        mayDie(port, subject);
        mayPause();
        if (world.dice().oneIn(4)) {
            pass(world.dice().between(50, world.faults().latency));
        }
    }

    /** Lets time pass for whatever goes on here, longer if the process is stopped meanwhile. */
    void pass(long micros) {
        requireAlive();
        world.schedule().sleep(micros);
        while (world.schedule().now() < pausedUntil) {
            world.schedule().sleep(pausedUntil - world.schedule().now());
        }
        requireAlive();
    }

    /** Lets time pass while an answer is awaited; the process may die meanwhile. */
    void await(String what, String subject, long micros) {
        pass(micros / 2);
        mayDie(what, subject);
        pass(micros - micros / 2);
    }

    /** Nothing goes on here, so that a shutdown need not wait. */
    boolean isIdle() {
        return !dead && !beating && !turning && !telling && !watching && watched == 0 && working == 0 && !isPaused();
    }

    boolean isPaused() {
        return world.schedule().now() < pausedUntil;
    }

    private void mayDie(String port, String subject) {
        if (world.dice().chance(world.faults().crash / 2)) {
            world.trace(name, port, subject, "dies here");
            die();
            throw Crash.ofTheProcess();
        }
    }

    private void mayPause() {
        mayPause(0.5);
    }

    /** It may stop, so many times as often as around a call. */
    void mayPause(double times) {
        if (world.dice().chance(world.faults().pause * times)) {
            long lease = world.settings().lease().toMillis() * 1000;
            long pause = world.dice().logBetween(SECOND / 10, lease * 4);
            pausedUntil = Math.max(pausedUntil, world.schedule().now() + pause);
            world.disturbed(pausedUntil);
            world.judge().tally.pauses++;
            world.trace(name, "STOPS", "", "");
            pass(0);
            world.trace(name, "GOES ON", "", "");
        }
    }
}
