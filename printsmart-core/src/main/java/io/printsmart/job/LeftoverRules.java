package io.printsmart.job;

import java.time.Instant;

/** After the end: what may still lie at the printer, and money that is still owed. The state never changes here. */
final class LeftoverRules {

    private LeftoverRules() {}

    static Action next(Situation s) {
        boolean owed = s.job().payment() == PaymentState.REFUND_DUE;
        boolean left = s.job().has(Flag.LEFTOVER);
        if (owed && left) {
            // In turn, so that a wallet that is away for weeks does not keep the printer from being cleaned.
            return s.job().waits() % 2 == 0 ? Action.REFUND : Action.CANCEL_THERE;
        }
        return owed ? Action.REFUND : left ? Action.CANCEL_THERE : Action.FINISHED;
    }

    static Step after(Situation s, Sighting observed) {
        Sighting seen = observed instanceof Sighting.CancelAsked cancel ? cancel.result() : observed;
        if (seen instanceof Sighting.RefundAnswered refund && s.job().payment() == PaymentState.REFUND_DUE) {
            return RefundRules.after(s, refund);
        }
        Edit edit = s.job().edit();
        if (!s.job().has(Flag.LEFTOVER)) {
            return s.quietStep(dueIfOwed(s, edit));
        }
        if (seen instanceof Sighting.Printed) {
            // Also paper that came out of an attempt before the one that was settled counts here.
            boolean refunded = s.job().state() != JobState.COMPLETED;
            edit.flag(Flag.LEFTOVER, false).flag(Flag.PRINTED_AFTER_REFUND, refunded);
            return s.step(dueIfOwed(s, edit).why(Why.of(Why.Code.PRINTED_AFTER_REFUND)));
        }
        if (seen instanceof Sighting.Stopped stopped) {
            boolean paper = stopped.impressions().orElse(0) > 0;
            edit.flag(Flag.LEFTOVER, false).flag(Flag.PARTLY_PRINTED, s.job().has(Flag.PARTLY_PRINTED) || paper);
            return s.step(dueIfOwed(s, edit).why(new Why(Why.Code.LEFTOVER_GONE, stopped.detail())));
        }
        if (seen instanceof Sighting.NotFound) {
            return s.quietStep(dueIfOwed(s, edit.flag(Flag.LEFTOVER, false)));
        }
        return tryAgain(s, edit);
    }

    private static Step tryAgain(Situation s, Edit edit) {
        Instant finished = s.job().finishedAt().orElse(s.now());
        if (!s.now().isBefore(finished.plus(s.policies().leftoverLimit()))) {
            edit.flag(Flag.LEFTOVER, false);
            return s.step(dueIfOwed(s, edit).why(Why.of(Why.Code.LEFTOVER_GIVEN_UP)));
        }
        int waits = s.job().waits() + 1;
        var pause = s.policies().retry().delayBeforeRetry(waits, s.job().id().value());
        return s.quietStep(edit.waits(waits).due(s.now().plus(pause)));
    }

    private static Edit dueIfOwed(Situation s, Edit edit) {
        return s.job().payment() == PaymentState.REFUND_DUE ? edit.due(s.now()) : edit;
    }
}
