package io.printsmart.testkit.simulation;

import java.util.function.Supplier;

/** Bugs such as real queues, wallets and print servers had, each planted at a port, to see the simulation find it. */
@SuppressWarnings("ImmutableEnumChecker") // each run gets a bug of its own
enum PlantedBug {
    NO_FENCE_ON_COMPLETION("M7 who lost a job writes nothing to it", WriteBugs.StaleIsWritten::new),
    FENCE_NOT_RAISED_ON_TAKEOVER("M7 the fence never goes back", ClaimBugs.FenceStays::new),
    RESCUE_WITHOUT_LOOKING_AT_THE_STATE("only a decision sends a job back", ClaimBugs.RescueSendsBack::new),
    REFUND_IN_A_TRANSACTION_OF_ITS_OWN("M6 money moves together with its job", MoneyBugs.RefundAlone::new),
    IGNORED_ERROR_THEN_COMMIT("M1 escrow is what open jobs cost", MoneyBugs.MoneyForgotten::new),
    INTENT_AFTER_THE_FIRST_BYTE("no byte leaves before the intent is stored", WriteBugs.LateIntent::new),
    RESEND_ON_AN_UNKNOWN_ANSWER("P4 no second copy", PaperBugs.ResendBlindly::new),
    NOT_FOUND_TAKEN_FOR_PRINTED("P2 who pays gets paper", PaperBugs.NotFoundIsPrinted::new),
    RECYCLED_JOB_ID_TAKEN_FOR_OURS("P2 who pays gets paper", PaperBugs.AnyNameIsOurs::new),
    LATE_REMOTE_CHARGE_AFTER_A_REFUND("P3 the wallet's own books agree", MoneyBugs.NoVoid::new),
    CANCEL_WISH_LOST_TO_A_CONCURRENT_STEP("a wish to cancel is never lost", WriteBugs.VersionIgnored::new),
    NODE_CLOCK_FOR_LEASES("a node that beats keeps what it holds", ClaimBugs.NodeClock::new),
    NODE_NOT_TOLD_THAT_IT_LOST_ITS_LEASE("P5 every job ends by endBy and a little", ClaimBugs.AlwaysKnown::new),
    LOST_CLAIM_FORGOTTEN("P5 every job ends by endBy and a little", ClaimBugs.ClaimsForgotten::new),
    DUPLICATE_KEY_TAKEN_FOR_ACCEPTED("who was told of a job finds it", WriteBugs.KeyTakenIsCreated::new),
    JOB_WITHOUT_ITS_CHARGE("M1 escrow is what open jobs cost", MoneyBugs.ChargeLost::new),
    UNSTABLE_SETTLEMENT_KEY("M2 a movement fits its job", MoneyBugs.KeyPerVersion::new),
    PRINTER_LEFT_WHILE_IN_DOUBT("never two documents at once at one printer", ClaimBugs.PrinterLeft::new),
    LISTENER_INSIDE_OF_THE_TRANSACTION("P7 what is told is committed", TellingBugs.ToldBeforeTheCommit::new),
    CURSOR_SKIPS_A_LATE_COMMIT("P7 the end of a job is told", TellingBugs.CursorSkips::new),
    DEADLINE_MEASURED_FROM_THE_LAST_ATTEMPT(
            "P5 no attempt starts after the deadline", ClaimBugs.DeadlineBeginsAnew::new),
    CANCEL_WISH_LOST_TO_A_CONCURRENT_RETRY("a wish to cancel is never lost", WriteBugs.RetryOverWish::new),
    CHARGE_LATER_THAN_THE_WALLET_DECLARES("P3 the wallet's own books agree", MoneyBugs.LaterThanDeclared::new),
    ABORTED_WITH_PAPER_IS_SENT_AGAIN("P4 no second copy", PaperBugs.AbortedIsUnprinted::new),
    KEY_CHECKED_ONLY_BEFORE("M4 a replay gets its job", WriteBugs.KeyCheckedOnlyBefore::new);

    private final String rule;
    private final Supplier<Bug> make;

    PlantedBug(String rule, Supplier<Bug> make) {
        this.rule = rule;
        this.make = make;
    }

    /** The promise that it breaks first. */
    String rule() {
        return rule;
    }

    /** A new one for each run. */
    Bug plant() {
        return make.get();
    }
}
