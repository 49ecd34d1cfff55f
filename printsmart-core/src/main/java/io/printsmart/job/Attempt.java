package io.printsmart.job;

import java.time.Instant;
import java.util.Optional;

/**
 * The last try to deliver a job that got as far as its intent: from here on document bytes may have left.
 *
 * @param fence the fence of the claim that made it: only that claim may send
 * @param token what marks it at the printer
 * @param remote what it opened there; empty where the transport opens nothing
 * @param startedAt when the intent was decided
 * @param lastAnswerAt when the printer last answered with this token, or when doubt began
 * @param documentCut whether it is known that the printer did not get the whole document
 * @param permanent whether a new attempt cannot succeed either
 * @param cancelAskedAt when the printer was asked to cancel it
 */
public record Attempt(
        long fence,
        String token,
        Optional<RemoteJob> remote,
        Instant startedAt,
        Instant lastAnswerAt,
        boolean documentCut,
        boolean permanent,
        Optional<Instant> cancelAskedAt) {

    static Attempt opened(long fence, String token, Optional<RemoteJob> remote, Instant now) {
        return new Attempt(fence, token, remote, now, now, false, false, Optional.empty());
    }

    Attempt answered(Instant now) {
        return new Attempt(fence, token, remote, startedAt, now, documentCut, permanent, cancelAskedAt);
    }

    Attempt doubted(boolean cut, boolean isPermanent, Instant now) {
        return new Attempt(fence, token, remote, startedAt, now, cut, isPermanent, cancelAskedAt);
    }

    Attempt cancelAsked(Instant now) {
        return new Attempt(fence, token, remote, startedAt, lastAnswerAt, documentCut, permanent, Optional.of(now));
    }

    Attempt at(RemoteJob found) {
        return new Attempt(
                fence, token, Optional.of(found), startedAt, lastAnswerAt, documentCut, permanent, cancelAskedAt);
    }
}
