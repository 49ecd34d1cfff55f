package io.printsmart.testkit.simulation;

import java.util.List;
import java.util.function.Supplier;

/** Bugs such as real queues, wallets and print servers had, each planted at a port, to see the simulation find it. */
@SuppressWarnings("ImmutableEnumChecker") // each run gets a bug of its own
enum PlantedBug {
    NO_FENCE_ON_COMPLETION(
            WriteBugs.StaleIsWritten::new, "M7 who lost a job writes nothing to it", "a final state never changes"),
    FENCE_NOT_RAISED_ON_TAKEOVER(ClaimBugs.FenceStays::new, "M7 the fence never goes back"),
    RESCUE_WITHOUT_LOOKING_AT_THE_STATE(ClaimBugs.RescueSendsBack::new, "only a decision sends a job back"),
    REFUND_IN_A_TRANSACTION_OF_ITS_OWN(
            MoneyBugs.RefundAlone::new,
            "M6 money moves together with its job",
            "M2 a movement fits its job",
            "M1 escrow is what open jobs cost"),
    IGNORED_ERROR_THEN_COMMIT(MoneyBugs.MoneyForgotten::new, "M1 escrow is what open jobs cost"),
    INTENT_AFTER_THE_FIRST_BYTE(WriteBugs.LateIntent::new, "no byte leaves before the intent is stored"),
    RESEND_ON_AN_UNKNOWN_ANSWER(PaperBugs.ResendBlindly::new, "P4 no second copy"),
    NOT_FOUND_TAKEN_FOR_PRINTED(PaperBugs.NotFoundIsPrinted::new, "P2 who pays gets paper"),
    RECYCLED_JOB_ID_TAKEN_FOR_OURS(PaperBugs.AnyNameIsOurs::new, "P2 who pays gets paper"),
    LATE_REMOTE_CHARGE_AFTER_A_REFUND(MoneyBugs.NoVoid::new, "P3 the wallet's own books agree"),
    CANCEL_WISH_LOST_TO_A_CONCURRENT_STEP(
            WriteBugs.VersionIgnored::new,
            "a wish to cancel is never lost",
            "no byte leaves before the intent is stored"),
    NODE_CLOCK_FOR_LEASES(ClaimBugs.NodeClock::new, "a node that beats keeps what it holds"),
    NODE_NOT_TOLD_THAT_IT_LOST_ITS_LEASE(ClaimBugs.AlwaysKnown::new, "P5 every job ends by endBy and a little"),
    LOST_CLAIM_FORGOTTEN(ClaimBugs.ClaimsForgotten::new, "P5 every job ends by endBy and a little"),
    DUPLICATE_KEY_TAKEN_FOR_ACCEPTED(WriteBugs.KeyTakenIsCreated::new, "who was told of a job finds it"),
    JOB_WITHOUT_ITS_CHARGE(MoneyBugs.ChargeLost::new, "M1 escrow is what open jobs cost"),
    UNSTABLE_SETTLEMENT_KEY(MoneyBugs.KeyPerVersion::new, "M2 a movement fits its job"),
    PRINTER_LEFT_WHILE_IN_DOUBT(ClaimBugs.PrinterLeft::new, "never two documents at once at one printer"),
    LISTENER_INSIDE_OF_THE_TRANSACTION(TellingBugs.ToldBeforeTheCommit::new, "P7 what is told is committed"),
    CURSOR_SKIPS_A_LATE_COMMIT(
            TellingBugs.CursorSkips::new, "P7 the end of a job is told", "P7 each step of a job is told"),
    DEADLINE_MEASURED_FROM_THE_LAST_ATTEMPT(
            ClaimBugs.DeadlineBeginsAnew::new,
            "P5 no attempt starts after the deadline",
            "P5 every job ends by endBy and a little",
            "nobody works without getting on"),
    CANCEL_WISH_LOST_TO_A_CONCURRENT_RETRY(WriteBugs.RetryOverWish::new, "a wish to cancel is never lost"),
    REFUND_TO_SOMEBODY_ELSE(MoneyBugs.RefundToSomebody::new, "P3 the wallet's own books agree"),
    REFUND_IN_DOUBT_NOT_COUNTED(WriteBugs.DoubtForgotten::new, "P4 paper for nothing is counted"),
    CHARGE_LATER_THAN_THE_WALLET_DECLARES(MoneyBugs.LaterThanDeclared::new, "P3 the wallet's own books agree"),
    ABORTED_WITH_PAPER_IS_SENT_AGAIN(
            PaperBugs.AbortedIsUnprinted::new, "P4 no second copy", "P4 paper for nothing is counted"),
    KEY_CHECKED_ONLY_BEFORE(WriteBugs.KeyCheckedOnlyBefore::new, "M4 a replay gets its job"),
    ONLINE_ONCE_IS_ONLINE_FOR_EVER(PaperBugs.OnlineForEver::new, "P1 nothing is accepted for a printer that is down"),
    ONLY_ENDS_ARE_TOLD(TellingBugs.OnlyEndsAreTold::new, "P7 each step of a job is told"),
    ANY_PROOF_WILL_DO(PaperBugs.AnyProofWillDo::new, "P2 the proof is the one that the host demands"),
    LOOKS_STORED_BY_A_NODE_THAT_IS_GONE(
            WatchBugs.RowGoneIgnored::new, "a node changes nothing of printers that it does not hold"),
    LOOK_STORED_OVER_A_LATER_ONE(WatchBugs.LaterLooksIgnored::new, "an earlier look changes nothing over a later one"),
    SLICE_GIVEN_TO_TWO_NODES(WatchBugs.SliceOfTwo::new, "a slice has one holder"),
    SLICE_SEEN_WITHOUT_HAVING_BEEN_READ(
            WatchBugs.SeenUnread::new, "what somebody else changed is not seen before it is read"),
    FOUND_AND_LOST_ON_THE_WAY_TO_THE_STORE(
            WatchBugs.UnderwayForgotten::new,
            "P1 nothing is accepted for a printer that is down",
            "P6 what is down is known to be down",
            "P6 at rest what is stored is the truth"),
    SLICES_OF_THE_DEAD_WATCHED_BY_NOBODY(
            WatchBugs.DeadNodesSlicesLost::new,
            "P6 what is down is known to be down",
            "P6 at rest what is stored is the truth");

    private final Supplier<Bug> make;
    private final List<String> rules;

    PlantedBug(Supplier<Bug> make, String... rules) {
        this.make = make;
        this.rules = List.of(rules);
    }

    /** What it breaks: which of these is seen first depends on what happens to happen. */
    List<String> rules() {
        return rules;
    }

    /** A new one for each run. */
    Bug plant() {
        return make.get();
    }

    /** Plays seeds until it is caught; the last one, if it never is. */
    Simulation.Outcome firstThatFails(int seeds) {
        Carriers carriers = new Carriers();
        Simulation.Outcome outcome = Simulation.run(1, carriers, plant());
        for (long seed = 2; outcome.held() && seed <= seeds; seed++) {
            outcome = Simulation.run(seed, carriers, plant());
        }
        return outcome;
    }
}
