package io.printsmart.testkit.simulation;

/** Thrown out of every call that a process makes which is gone, so that nothing of it acts any more. */
final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    private Crash(String message) {
        super(message, null, false, false);
    }

    /** This process is gone. */
    static Crash ofTheProcess() {
        return new Crash("the simulated process is gone");
    }

    /** The run is over, because a rule was broken or all has ended: whatever still goes on ends now. */
    static Crash ofTheRun() {
        return new Crash("the simulation is over");
    }
}
