package io.printsmart.testkit.simulation;

/** How often what goes wrong, per call, per exchange or per hour; drawn once per run, and replaced by none when the world heals. */
final class Faults {

    /** The longest that a call of a port takes where nothing is wrong, in microseconds. */
    long latency = 500;

    // per call of a port
    double crash;
    double pause;
    double slowCall;
    double storeFails;
    double storeLosesAnswer;
    double documentFails;
    double documentBreaksOff;

    // per exchange with a printer or a wallet
    double refused;
    double requestLost;
    double answerLost;
    double late;
    double slowAnswer;
    double resetAtChunk;
    double stallAtChunk;
    double lateCharge;
    double listenerFails;

    // per hour
    double powerCuts;
    double flappings;
    double servicesDown;
    double blackouts;
    double paperOuts;
    double jams;
    double swaps;
    double storeOutages;
    double walletOutages;
    double foreignJobs;
    double disabled;
    double removed;
    double restarts;
    double clockJumps;
    double tickerJumps;

    // per submit
    double duplicates;
    double cancels;
    double joined;

    static Faults drawn(Dice dice) {
        Faults faults = new Faults();
        faults.latency = dice.logBetween(200, 8_000);
        faults.duplicates = dice.oneIn(3) ? 0 : 0.2;
        faults.cancels = dice.oneIn(3) ? 0 : 0.15;
        faults.joined = dice.oneIn(3) ? 0 : 0.2;
        if (dice.oneIn(8)) {
            return faults;
        }
        faults.crash = some(dice, 0.00005, 0.01);
        faults.pause = some(dice, 0.00005, 0.003);
        faults.slowCall = some(dice, 0.0005, 0.05);
        faults.storeFails = some(dice, 0.0002, 0.05);
        faults.storeLosesAnswer = some(dice, 0.0002, 0.05);
        faults.documentFails = some(dice, 0.0005, 0.03);
        faults.documentBreaksOff = some(dice, 0.0005, 0.03);
        faults.refused = some(dice, 0.001, 0.1);
        faults.requestLost = some(dice, 0.001, 0.1);
        faults.answerLost = some(dice, 0.001, 0.15);
        faults.late = some(dice, 0.0005, 0.03);
        faults.slowAnswer = some(dice, 0.001, 0.1);
        faults.resetAtChunk = some(dice, 0.0005, 0.05);
        faults.stallAtChunk = some(dice, 0.0005, 0.02);
        faults.listenerFails = some(dice, 0.005, 0.2);
        faults.lateCharge = some(dice, 0.1, 0.8);
        faults.powerCuts = some(dice, 0.1, 10);
        faults.paperOuts = some(dice, 0.1, 10);
        faults.jams = some(dice, 0.5, 30);
        faults.swaps = some(dice, 0.05, 1);
        faults.storeOutages = some(dice, 0.1, 4);
        faults.walletOutages = some(dice, 0.3, 6);
        faults.foreignJobs = some(dice, 1, 60);
        faults.disabled = some(dice, 0.1, 2);
        faults.removed = some(dice, 0.05, 0.5);
        faults.restarts = some(dice, 0.1, 6);
        faults.clockJumps = dice.oneIn(20) ? 0.5 : 0;
        faults.tickerJumps = dice.oneIn(10) ? 2 : 0;
        faults.flappings = some(dice, 0.1, 3);
        faults.servicesDown = some(dice, 0.1, 6);
        faults.blackouts = some(dice, 0.1, 2);
        return faults;
    }

    private static double some(Dice dice, double least, double most) {
        return dice.oneIn(2) ? 0 : dice.logBetween((long) (least * 1e6), (long) (most * 1e6)) / 1e6;
    }
}
