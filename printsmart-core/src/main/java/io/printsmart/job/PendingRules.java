package io.printsmart.job;

import io.printsmart.job.Claim.Place;
import java.util.Optional;

/** Before the intent: no document byte has left, so that whatever happens here nothing was printed. */
final class PendingRules {

    private PendingRules() {}

    static Action next(Situation s) {
        if (s.cancelRequested() || s.deadlinePassed()) {
            return Action.DECIDE;
        }
        return s.job().claim().place() == Place.HOLDS_PRINTER ? Action.OPEN : Action.FIND_PRINTER;
    }

    static Step after(Situation s, Sighting seen) {
        Edit edit = s.job().edit();
        boolean leftBefore = s.job().has(Flag.LEFTOVER);
        if (seen instanceof Sighting.Opened opened) {
            return opened(s, edit, opened);
        }
        if (seen instanceof Sighting.NotDelivered failed) {
            int attempts = s.job().attempts() + 1;
            return Endings.retryOrEnd(
                    s,
                    edit.attempts(attempts),
                    attempts,
                    failed.permanent(),
                    leftBefore || failed.mayBeOpen(),
                    failed.detail());
        }
        if (s.cancelRequested()) {
            return Endings.unprinted(s, edit, leftBefore, Why.of(Why.Code.CANCELED));
        }
        String detail = whatIsNotReady(seen);
        if (s.deadlinePassed()) {
            return Endings.unprinted(s, edit, leftBefore, new Why(Why.Code.DEADLINE, detail));
        }
        if (seen instanceof Sighting.PrinterNotReady) {
            return notReady(s, edit, detail);
        }
        if (seen instanceof Sighting.DocumentNotReady) {
            return documentNotReady(s, edit, detail);
        }
        return s.quietStep(edit.due(s.now()));
    }

    /** The intent. From here on only evidence, or the in-doubt policy, leads to another attempt. */
    private static Step opened(Situation s, Edit edit, Sighting.Opened opened) {
        if (s.cancelRequested() || s.deadlinePassed()) {
            // What was opened has no document yet, so that the money need not wait for it.
            boolean leftover = s.job().has(Flag.LEFTOVER) || opened.remote().isPresent();
            return Endings.unprinted(s, edit, leftover, s.canceledOrLate());
        }
        edit.state(JobState.SENDING, s.now())
                .attempts(s.job().attempts() + 1)
                .waits(0)
                .attempt(Attempt.opened(s.job().claim().fence(), opened.token(), opened.remote(), s.now()))
                .flag(Flag.LEFTOVER, false)
                .held()
                .why(Why.of(Why.Code.SENDING));
        return s.step(edit);
    }

    private static String whatIsNotReady(Sighting seen) {
        if (seen instanceof Sighting.DocumentNotReady document) {
            return document.detail();
        }
        return seen instanceof Sighting.PrinterNotReady printer ? printer.detail() : "";
    }

    /** It waits outside of the line: others, whose documents can be read, go on. */
    private static Step documentNotReady(Situation s, Edit edit, String detail) {
        if (s.policies().countOutages()) {
            int attempts = s.job().attempts() + 1;
            return Endings.retryOrEnd(
                    s, edit.attempts(attempts), attempts, false, s.job().has(Flag.LEFTOVER), detail);
        }
        int waits = s.job().waits() + 1;
        var pause = s.policies().retry().pauseBeforeLook(waits, s.job().id().value());
        edit.waits(waits).due(s.in(pause, s.order().deadline()));
        return s.stepIfNews(edit, new Why(Why.Code.DOCUMENT_NOT_READY, detail));
    }

    private static Step notReady(Situation s, Edit edit, String detail) {
        if (s.policies().countOutages()) {
            int attempts = s.job().attempts() + 1;
            return Endings.retryOrEnd(
                    s, edit.attempts(attempts), attempts, false, s.job().has(Flag.LEFTOVER), detail);
        }
        int waits = s.job().waits() + 1;
        var pause = s.policies().retry().pauseBeforeLook(waits, s.job().id().value());
        edit.waits(waits).inLine().due(s.order().deadline());
        Step step = s.stepIfNews(edit, new Why(Why.Code.PRINTER_NOT_READY, detail));
        return new Step(
                step.before(),
                step.after(),
                step.why(),
                Optional.empty(),
                s.now(),
                s.node(),
                step.recorded(),
                Optional.of(s.in(pause, s.order().deadline())));
    }
}
