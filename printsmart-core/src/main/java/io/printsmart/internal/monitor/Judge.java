package io.printsmart.internal.monitor;

import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.printer.Finding;
import io.printsmart.printer.FlapRule;
import io.printsmart.printer.Health;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.printer.ProbeResult;
import io.printsmart.printer.WatchRule;
import io.printsmart.printer.WatchRule.Verdict;
import io.printsmart.service.MonitorSettings;
import java.time.Duration;

/**
 * What is made of a look: the printer is as was known; or it is doubtful, and is looked at again soon; or it is otherwise than was
 * known, which is stored. After each of these it rests until its next look. Only the watch's thread uses it.
 */
final class Judge {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
    private static final Duration QUICK_FOR = Duration.ofDays(1);

    private final MonitorSettings settings;
    private final WatchRule rule;
    private final Places places;
    private final OwnSight sight;
    private final Book book;
    private final Sites sites;
    private final Others others;
    private final Questions questions;
    private final Pace pace;
    private long notLooked;

    Judge(
            MonitorSettings settings,
            WatchRule rule,
            Places places,
            OwnSight sight,
            Book book,
            Sites sites,
            Others others,
            Questions questions,
            Pace pace) {
        this.settings = settings;
        this.rule = rule;
        this.places = places;
        this.sight = sight;
        this.book = book;
        this.sites = sites;
        this.others = others;
        this.questions = questions;
        this.pace = pace;
    }

    /** How many looks this node could not take. */
    long notLooked() {
        return notLooked;
    }

    void judge(Post post, ProbeResult result, long now) {
        Finding finding = result.finding();
        if (finding == Finding.NOT_LOOKED) {
            notLooked++;
            post.onlyWaitedFor = false;
            // This is no time in which it was silent.
            post.failingSinceNanos += now - post.lookNanos + TRY_AGAIN.toNanos();
            places.due(post, now + TRY_AGAIN.toNanos());
            return;
        }
        boolean isOvertaken = post.foundFine && post.lookNanos - post.fineNanos < 0;
        post.foundFine = false;
        if (isOvertaken && finding != Finding.READY) {
            // It was looked at by somebody else, and fine, since this look began.
            places.due(post, now);
            return;
        }
        post.silentNow = finding.isSilence();
        ProbeResult seen = withPing(post, result);
        Health next = after(post, seen);
        boolean news = PrinterStatusChanged.isNews(post.health(), next);
        if (news && !seen.finding().isCertain()) {
            failed(post, seen.finding());
        }
        Verdict verdict =
                rule.judge(news, seen.finding(), post.failures, Duration.ofNanos(now - post.failingSinceNanos));
        if (verdict == Verdict.DOUBTFUL) {
            doubt(post, seen.finding(), now);
        } else if (verdict == Verdict.CHANGED && seen.finding().isSilence()) {
            fellSilent(post, next, now);
        } else {
            settle(post, next, now);
        }
    }

    /** It is to be said of a printer that it is down, since it gives no answer: unless this node does not see. */
    private void fellSilent(Post post, Health next, long now) {
        boolean isTooLate =
                now - post.failingSinceNanos > 2 * settings.patience().toNanos();
        if (post.health().isOnline() && !sight.isKnownSince(post.failingSinceNanos, isTooLate, now)) {
            others.now(post, now, other -> places.due(other, now));
            places.due(post, now + TRY_AGAIN.toNanos());
            return;
        }
        if (sight.isBlind()) {
            places.due(post, now + settings.patience().dividedBy(4).toNanos());
        } else {
            settle(post, sites.wentDown(post, next, now), now);
        }
    }

    private static ProbeResult withPing(Post post, ProbeResult result) {
        return result.finding() == Finding.SILENT && post.answersPing
                ? ProbeResult.of(result.printer(), Finding.SILENT_PORT, result.detail(), result.took())
                : result;
    }

    private Health after(Post post, ProbeResult seen) {
        Health next = post.health().after(seen, places.instant(post.lookNanos));
        return sites.isLeftBehind(post) ? next.downAlone() : next;
    }

    private void failed(Post post, Finding finding) {
        if (post.portWasOpen && finding.isSilence()) {
            // It was not silent all the time.
            post.failures = 0;
        }
        post.portWasOpen = false;
        if (post.failures == 0) {
            post.failingSinceNanos = post.lookNanos;
            post.onlyWaitedFor = true;
        }
        post.failures++;
        post.onlyWaitedFor &= finding == Finding.SILENT;
        if (finding.isSilence() && post.health().isOnline()) {
            sight.suspect(post);
        }
    }

    private void doubt(Post post, Finding finding, long now) {
        if (finding == Finding.SILENT && post.failures > 1) {
            questions.ping(post, true);
        }
        if (finding.isSilence() && post.failures > 1 && post.health().isOnline()) {
            others.doubted(post, now, other -> places.due(other, now));
        }
        places.due(
                post,
                Math.max(
                        now,
                        post.lookNanos
                                + rule.pause(finding, Duration.ofNanos(post.limitNanos))
                                        .toNanos()));
    }

    /** A look left no doubt. */
    void settle(Post post, Health judged, long now) {
        Health was = post.health();
        // Of one look only the network's part: what waits for this node's own turn says nothing of the device.
        long tookNanos = post.failures > 0 && post.onlyWaitedFor
                ? post.lookNanos + post.tookNanos - post.failingSinceNanos
                : post.tookNanos;
        sight.notSuspect(post);
        post.history = FlapRule.remember(post.history, judged.isOnline());
        Health next = judged.withFlapping(settings.flaps().flaps(post.history, was.flapping()));
        if (judged.isOnline()) {
            post.answersPing = false;
            next = waking(post, next, tookNanos, now);
        } else if (post.silentNow) {
            questions.ping(post, false);
        }
        post.failures = 0;
        post.portWasOpen = false;
        post.seen(post.lookNanos);
        if (isToBeStored(was, next)) {
            // Nobody waits for a printer that was never seen: it must not keep those waiting that came back.
            boolean back = next.isOnline() && !was.isOnline() && was.status() != PrinterStatus.UNKNOWN;
            book.change(post, next.seenAt(places.instant(post.lookNanos)), back ? pace.next(now) : Duration.ZERO);
            if (back) {
                sites.review(post.site, now);
            }
        }
        places.dueNextRound(post, now);
    }

    private static boolean isToBeStored(Health was, Health next) {
        return PrinterStatusChanged.isNews(was, next)
                || was.flapping() != next.flapping()
                || !was.device().equals(next.device());
    }

    /** A device that took long to wake will be waited for the next time; one that did not for a day will not. */
    private Health waking(Post post, Health next, long tookNanos, long now) {
        Duration known = next.device().wakesWithin();
        if (tookNanos > rule.limit().toNanos()) {
            post.slowNanos = now;
            Duration took = Duration.ofSeconds(Duration.ofNanos(tookNanos).toSeconds() + 1);
            boolean longer = took.compareTo(known) > 0 && took.compareTo(settings.interval()) < 0;
            return longer ? next.with(next.device().waking(took)) : next;
        }
        boolean forget = !known.isZero() && now - post.slowNanos > QUICK_FOR.toNanos();
        return forget ? next.with(next.device().waking(Duration.ZERO)) : next;
    }

    /** What this node made of its last looks is not what holds. */
    void corrected(Post post, long now) {
        sight.notSuspect(post);
        // Its last look found something else than is stored, which nobody has seen yet.
        post.asStored = false;
        post.failures = 0;
        post.portWasOpen = false;
        post.history = FlapRule.corrected(post.history, post.health().isOnline());
        if (post.phase == Post.Phase.RESTING && !post.known.busy()) {
            places.due(post, now);
        }
    }
}
