package io.printsmart.testkit.simulation;

/** The process is gone: thrown out of every call that it makes, so that nothing of it acts any more. */
final class Crash extends Error {

    static final Crash CRASH = new Crash("the simulated process is gone");

    /** The run is over, because a rule was broken: whatever still goes on ends now. */
    static final Crash OVER = new Crash("the simulation is over");

    private static final long serialVersionUID = 1L;

    private Crash(String message) {
        super(message, null, false, false);
    }
}
