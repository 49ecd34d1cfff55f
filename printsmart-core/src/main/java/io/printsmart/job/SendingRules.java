package io.printsmart.job;

/** Between the intent and the printer's answer. */
final class SendingRules {

    private SendingRules() {}

    /** Only the claim that stored the intent may send; any other has inherited a doubt. */
    static Action next(Situation s) {
        return s.attempt().fence() == s.job().claim().fence() ? Action.SEND : Action.DECIDE;
    }

    private static Why printed(Proof proof) {
        return proof == Proof.ACCEPTED
                ? new Why(Why.Code.PRINTED, "the printer took every byte; it cannot be asked for more")
                : Why.of(Why.Code.PRINTED);
    }

    static Step after(Situation s, Sighting seen) {
        Edit edit = s.job().edit();
        Attempt attempt = s.attempt();
        if (seen instanceof Sighting.Accepted accepted) {
            Attempt answered = attempt.answered(s.now());
            edit.state(JobState.PRINTING, s.now())
                    .attempt(accepted.remote().map(answered::at).orElse(answered))
                    .due(s.in(s.policies().firstLook(), s.order().endBy()))
                    .why(Why.of(Why.Code.DELIVERED));
            return s.step(edit);
        }
        if (seen instanceof Sighting.Printed printed) {
            return Endings.printed(s, edit, printed.proof(), printed(printed.proof()));
        }
        if (seen instanceof Sighting.NotDelivered failed) {
            boolean leftover = failed.mayBeOpen() || attempt.remote().isPresent();
            return Endings.retryOrEnd(s, edit, s.job().attempts(), failed.permanent(), leftover, failed.detail());
        }
        if (seen instanceof Sighting.AnswerLost lost) {
            edit.state(JobState.IN_DOUBT, s.now())
                    .attempt(attempt.doubted(!lost.wholeDocumentLeft(), lost.permanent(), s.now()))
                    .held()
                    .why(new Why(Why.Code.ANSWER_LOST, lost.detail()));
            return s.step(edit);
        }
        edit.state(JobState.IN_DOUBT, s.now())
                .attempt(attempt.doubted(false, false, s.now()))
                .due(s.now())
                .why(Why.of(Why.Code.NODE_LOST));
        return s.step(edit);
    }
}
