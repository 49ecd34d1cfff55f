package io.printsmart.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** After document bytes have left: only the printer can say what became of them, and "not found" says nothing. */
final class WatchRules {

    /** How often in a row a printing job's printer may stay silent before the job is in doubt. */
    private static final int SILENCES_BEFORE_DOUBT = 3;

    /** How long after a wish to cancel the printer is asked again. */
    private static final Duration CANCEL_AGAIN = Duration.ofSeconds(20);

    private WatchRules() {}

    static Action next(Situation s) {
        if (s.endReached()) {
            return Action.DECIDE;
        }
        boolean asked = s.attempt()
                .cancelAskedAt()
                .map(at -> s.now().isBefore(at.plus(CANCEL_AGAIN)))
                .orElse(false);
        return wantsCancel(s) && !asked ? Action.CANCEL_THERE : Action.LOOK;
    }

    static Step after(Situation s, Sighting observed) {
        boolean asked = observed instanceof Sighting.CancelAsked;
        Sighting seen = observed instanceof Sighting.CancelAsked cancel ? cancel.result() : observed;
        if (seen instanceof Sighting.Printed printed) {
            return printed(s, printed);
        }
        if (seen instanceof Sighting.Stopped stopped) {
            return stopped(s, stopped);
        }
        if (s.endReached()) {
            return doubtOver(s, false, "the printer gave no final answer in time");
        }
        if (seen instanceof Sighting.Working working) {
            return working(s, working, asked);
        }
        if (seen instanceof Sighting.NotFound notFound) {
            return noEvidence(s, notFound.detail(), true);
        }
        if (seen instanceof Sighting.Unanswered unanswered) {
            return noEvidence(s, unanswered.detail(), s.job().waits() + 1 >= SILENCES_BEFORE_DOUBT);
        }
        return s.quietStep(lookAgain(s, s.job().edit(), s.attempt()));
    }

    /** An attempt is canceled there on request, at its time limit, and if the printer cannot have the whole document. */
    private static boolean wantsCancel(Situation s) {
        return s.cancelRequested() || s.attempt().documentCut() || tookTooLong(s);
    }

    private static boolean tookTooLong(Situation s) {
        return !s.now().isBefore(timeLimit(s, s.attempt()));
    }

    private static Instant timeLimit(Situation s, Attempt attempt) {
        return attempt.startedAt().plus(s.policies().attemptLimit());
    }

    private static Instant windowEnd(Situation s, Attempt attempt) {
        return attempt.lastAnswerAt().plus(s.policies().doubtWindow());
    }

    private static Step stopped(Situation s, Sighting.Stopped stopped) {
        Edit edit = s.job().edit().attempt(s.attempt().answered(s.now()));
        int impressions = stopped.impressions().orElse(-1);
        if (impressions > 0) {
            return partly(s, edit, impressions + " impressions: " + stopped.detail());
        }
        boolean neverProcessed =
                stopped.processed().map(processed -> !processed).orElse(false);
        if (neverProcessed || (impressions == 0 && stopped.zeroMeansNone())) {
            return Endings.retryOrEnd(
                    s,
                    edit,
                    s.job().attempts(),
                    s.attempt().permanent(),
                    false,
                    "nothing was printed: " + stopped.detail());
        }
        return doubtOver(s, true, stopped.detail());
    }

    /** Some printers print what they got of a document that broke off, and call that completed. */
    private static Step printed(Situation s, Sighting.Printed printed) {
        Edit edit = s.job().edit();
        return s.attempt().documentCut()
                ? partly(s, edit, "completed, but the printer did not get the whole document")
                : Endings.printed(s, edit, printed.proof(), Why.of(Why.Code.PRINTED));
    }

    private static Step partly(Situation s, Edit edit, String detail) {
        edit.flag(Flag.PARTLY_PRINTED, true);
        Why why = new Why(Why.Code.PARTLY_PRINTED, detail);
        return s.policies().partial() == PartialPolicy.CAPTURE
                ? Endings.printed(s, edit, Proof.ACCEPTED, why)
                : Endings.unprinted(s, edit, false, why);
    }

    private static Step working(Situation s, Sighting.Working working, boolean asked) {
        Attempt attempt = s.attempt().answered(s.now()).at(working.remote());
        if (s.job().state() == JobState.IN_DOUBT && working.awaitsDocument()) {
            attempt = attempt.doubted(true, attempt.permanent(), s.now());
        }
        if (asked) {
            attempt = attempt.cancelAsked(s.now());
        }
        Edit edit = lookAgain(s, s.job().edit().waits(0).attempt(attempt), attempt);
        return s.stepIfNews(edit, whyStillThere(s, working.detail(), asked));
    }

    /** Once the printer was asked to cancel, that it still works on it is no news. */
    private static Why whyStillThere(Situation s, String detail, boolean asked) {
        if (asked) {
            boolean late = tookTooLong(s) && !s.cancelRequested();
            return new Why(late ? Why.Code.TIME_LIMIT : Why.Code.CANCEL_ASKED, detail);
        }
        boolean known = s.job().state() == JobState.IN_DOUBT
                || s.attempt().cancelAskedAt().isPresent();
        return known ? s.job().why() : new Why(Why.Code.STILL_PRINTING, detail);
    }

    private static Step noEvidence(Situation s, String detail, boolean doubt) {
        Edit edit = s.job().edit().waits(s.job().waits() + 1);
        boolean inDoubt = s.job().state() == JobState.IN_DOUBT;
        boolean windowOver = !s.now().isBefore(windowEnd(s, s.attempt()));
        if (inDoubt && windowOver) {
            return doubtOver(s, false, detail);
        }
        lookAgain(s, edit, s.attempt());
        // Where no node could look for long, one silence is doubt at once, but never yet the end of it.
        if (inDoubt || !(doubt || windowOver)) {
            return s.quietStep(edit);
        }
        edit.state(JobState.IN_DOUBT, s.now()).why(new Why(Why.Code.NO_EVIDENCE, detail));
        return s.step(edit);
    }

    /** Nothing more can be learnt, or not in time: the host's policy decides. */
    private static Step doubtOver(Situation s, boolean finalThere, String detail) {
        Edit edit = s.job().edit();
        boolean again = s.policies().inDoubt() == InDoubtPolicy.RETRY
                && !s.attempt().permanent()
                && !s.cancelRequested()
                && !s.deadlinePassed()
                && s.policies().retry().allowsAfter(s.job().attempts());
        boolean leftover = !finalThere && s.attempt().remote().isPresent();
        if (!again) {
            edit.flag(Flag.REFUNDED_IN_DOUBT, true);
            return Endings.unprinted(s, edit, leftover, new Why(Why.Code.IN_DOUBT, detail));
        }
        edit.state(JobState.PENDING, s.now())
                .waits(0)
                .flag(Flag.MAY_BE_PRINTED_TWICE, true)
                .flag(Flag.LEFTOVER, leftover)
                .due(s.now())
                .why(new Why(Why.Code.RESENT_IN_DOUBT, detail));
        return s.step(edit);
    }

    /** The longer it takes, the less often it is asked, and never later than the limit that comes next. */
    private static Edit lookAgain(Situation s, Edit edit, Attempt attempt) {
        Duration sinceStart = Duration.between(attempt.startedAt(), s.now());
        // Where the store's clock was set back nobody knows how long it takes: to ask often all the time helps nobody.
        boolean setBack = sinceStart.plus(s.policies().maxLook()).isNegative();
        Duration pause = setBack ? s.policies().maxLook() : sinceStart.dividedBy(4);
        if (pause.compareTo(s.policies().firstLook()) < 0) {
            pause = s.policies().firstLook();
        }
        if (pause.compareTo(s.policies().maxLook()) > 0) {
            pause = s.policies().maxLook();
        }
        Instant look = s.in(pause, s.order().endBy());
        for (Instant limit : List.of(timeLimit(s, attempt), windowEnd(s, attempt))) {
            look = s.now().isBefore(limit) && limit.isBefore(look) ? limit : look;
        }
        return edit.due(look);
    }
}
