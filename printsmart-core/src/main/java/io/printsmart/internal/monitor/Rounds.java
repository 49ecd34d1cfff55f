package io.printsmart.internal.monitor;

import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.internal.loop.StoreTime;
import io.printsmart.internal.net.Eyesight;
import io.printsmart.internal.net.Transports;
import io.printsmart.printer.Finding;
import io.printsmart.printer.FlapRule;
import io.printsmart.printer.Health;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.printer.ProbeResult;
import io.printsmart.printer.Slices;
import io.printsmart.printer.WatchRule;
import io.printsmart.printer.WatchRule.Verdict;
import io.printsmart.service.MonitorHealth;
import io.printsmart.service.MonitorSettings;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.SeenSlice;
import io.printsmart.transport.PrintTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rounds over the printers under watch. One thread turns them and owns all their state.
 *
 * <p>A printer rests in the timing wheel until its look is due, waits for room, is looked at (its name, its port) and, where it can
 * tell its own state, asked for it now and then. What that gives is judged: it is as was known; or it is doubtful, and is looked at
 * again soon; or it is otherwise than was known, which is stored. After each of these the printer rests again.
 */
final class Rounds implements Looks.Outcome, Questions.Outcome, Book.Reader {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
    private static final Duration QUICK_FOR = Duration.ofDays(1);

    private final MonitorSettings settings;
    private final WatchRule rule;
    private final StoreTime time;
    private final Eyesight eyesight;
    private final Transports transports;
    private final Places places;
    private final Roster roster = new Roster();
    private final Sight sight;
    private final Pace pace;
    private final Lateness lateness = new Lateness();
    private final Book book;
    private final Sites sites;
    private final Others others;
    private final Looks looks;
    private final Questions questions;
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicLong notLooked = new AtomicLong();
    private final long answerNanos;
    private boolean lost;

    /** {@code wake} ends the rest between two turns, since something came in that the next step waits for. */
    Rounds(Surroundings around, boolean once, Runnable wake) {
        Consumer<Runnable> answers = news -> {
            inbox.add(news);
            wake.run();
        };
        this.settings = around.settings().monitor();
        this.rule = settings.rule(around.settings().connectLimit());
        this.time = around.time();
        this.eyesight = around.eyesight();
        // Whatever an earlier watch thought of itself.
        eyesight.setBlind(false);
        this.transports = around.transports();
        this.answerNanos = 2 * around.settings().answerLimit().plus(TRY_AGAIN).toNanos();
        this.places = new Places(settings, once, time.nanos());
        this.sight = new Sight(settings);
        this.pace = new Pace(settings.recoveriesPerSecond(), around.random());
        this.book = new Book(
                around.slices(),
                around.lease(),
                around.storeThread(),
                answers,
                time,
                roster,
                once,
                around.settings().lease().dividedBy(4),
                settings.interval().dividedBy(6),
                this);
        this.sites = new Sites(settings, book);
        this.others = new Others(settings.patience(), around.random(), roster);
        this.looks = new Looks(
                around.resolver(), around.prober(), rule, roster, settings.inFlight(), inbox::add, lateness, this);
        this.questions =
                new Questions(around.inspector(), around.prober(), around.askers(), settings.reports(), answers, this);
    }

    /** What is due now, and what was found meanwhile. */
    void turn() {
        long now = time.nanos();
        takeIn();
        guarded("look", () -> {
            places.advance(now, this::fallDue);
            if (book.mayLook()) {
                looks.start(now);
            }
        });
        guarded("ask", questions::start);
        // Some have their answer at once: literal addresses, and probers that need no time.
        takeIn();
        guarded("ask", questions::start);
        guarded("weigh", () -> watchOwnSight(now));
        guarded("store", () -> {
            while (book.turn(now, this::seen)) {
                takeIn();
            }
        });
    }

    /** Nothing that goes wrong in one of them keeps the watch from the others. */
    private static void guarded(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            LOG.error("the watch could not {}: {}", what, e.toString(), e);
        }
    }

    private void takeIn() {
        for (Runnable news = inbox.poll(); news != null; news = inbox.poll()) {
            // What else came in must not wait for it.
            guarded("take in an answer", news);
        }
        guarded("take in what was found", looks::collect);
    }

    private void fallDue(Post post) {
        long now = time.nanos();
        if (post.phase != Post.Phase.RESTING) {
            if (!lost) {
                lost = true;
                LOG.warn(
                        "a look at printer {} had no end; it and others like it are taken anew",
                        post.known.printer().id());
            }
            looks.forget(post);
            judge(post, notLooked(post, "no answer came at all"));
        } else if (book.mayLook()) {
            looks.due(post);
        } else {
            places.dueLater(post, now);
        }
    }

    private static ProbeResult notLooked(Post post, String why) {
        return ProbeResult.of(post.known.printer().id(), Finding.NOT_LOOKED, why, Duration.ZERO);
    }

    /** Nanoseconds until the next look is due. */
    long nanosToNext() {
        return places.nanosToNext(time.nanos());
    }

    /** Whether each printer under watch was looked at since some time, and all is stored. */
    boolean isRoundOver(long sinceNanos) {
        return book.isSettled() && roster.posts().stream().allMatch(post -> isDecided(post, sinceNanos));
    }

    private boolean isDecided(Post post, long sinceNanos) {
        return post.seen
                && post.seenNanos - sinceNanos >= 0
                && !post.toBeAsked
                && post.phase != Post.Phase.ASKING
                && !book.isUnstored(post.known.printer().id());
    }

    /** Whether it was looked at since some time, here or by somebody else who watches it. */
    boolean isDecided(KnownPrinter known, long sinceNanos) {
        PrinterId id = known.printer().id();
        return roster.find(id)
                .map(post -> isDecided(post, sinceNanos))
                .orElse(known.watched() && !book.held().contains(Slices.of(id)));
    }

    /** Others may watch what was borrowed for a round. */
    void giveBack() {
        book.giveBack();
    }

    /** Somebody else looked at a printer, as to deliver: a good look saves one here, a bad one is looked into at once. */
    void evidence(KnownPrinter looked, ProbeResult result) {
        // It tells of when it began, however long it waits here.
        long began = time.nanos() - result.took().toNanos();
        inbox.add(() -> roster.find(looked.printer().id())
                .filter(post ->
                        post.known.printer().uri().equals(looked.printer().uri()))
                .filter(post -> post.phase == Post.Phase.RESTING || post.phase == Post.Phase.WAITING)
                .ifPresent(post -> takeEvidence(post, result, began)));
    }

    private void takeEvidence(Post post, ProbeResult result, long began) {
        boolean isOlder = (post.seen || post.failures > 0) && began - post.lookNanos < 0;
        if (result.finding() == Finding.NOT_LOOKED || isOlder) {
            return;
        }
        if (result.finding() == Finding.READY) {
            // Whatever failed before, it is in order.
            notSuspect(post);
            post.failures = 0;
            post.silentNow = false;
        }
        if (post.failures > 0 || post.phase == Post.Phase.WAITING) {
            // Its own look is to come.
            return;
        }
        if (result.finding() == Finding.READY && post.isFine()) {
            post.seen(began);
            post.answered = true;
            post.lookNanos = began;
            post.tookNanos = 0;
            post.askedNanos = began;
            post.asked = true;
            places.dueAfterPeriod(post, began);
        } else {
            places.due(post, time.nanos());
        }
    }

    // --- looks ---

    @Override
    public void begun(Post post, long nanos) {
        places.answerDue(post, post.lookNanos + nanos);
    }

    @Override
    public void looked(Post post, ProbeResult result) {
        looks.forget(post);
        Finding finding = result.finding();
        post.tookNanos = result.took().toNanos();
        post.answered = finding != Finding.NOT_LOOKED && !finding.isSilence();
        lateness.ended(time.nanos());
        guarded(post, () -> {
            if (finding == Finding.READY && tellsState(post)) {
                portIsOpen(post);
            } else {
                judge(post, result);
            }
        });
    }

    /** One printer's record must not end the watch over it, or over all others. */
    private void guarded(Post post, Runnable judgement) {
        try {
            judgement.run();
        } catch (RuntimeException | Error e) {
            LOG.error("printer {} could not be judged: {}", post.known.printer().id(), e.toString(), e);
            places.dueAfterPeriod(post, time.nanos());
        }
    }

    private boolean tellsState(Post post) {
        String scheme = post.known.printer().uri().scheme();
        return transports.of(scheme).map(PrintTransport::tellsState).orElse(true);
    }

    /** One that is fine is fine until it says otherwise; of another one only its own word counts. */
    private void portIsOpen(Post post) {
        long now = time.nanos();
        boolean isDue = !post.asked
                || now - post.askedNanos >= settings.reportInterval().toNanos();
        post.silentNow = false;
        if (post.isFine() && !isDue) {
            settle(post, post.health(), now);
            return;
        }
        notSuspect(post);
        if (post.isFine()) {
            post.seen(post.lookNanos);
            places.dueNextRound(post, now);
        } else {
            places.dueAfterPeriod(post, now);
        }
        questions.ask(post);
    }

    @Override
    public void asks(Post post) {
        places.answerDue(post, time.nanos() + answerNanos);
    }

    @Override
    public void reported(Post post, ProbeResult result) {
        post.phase = Post.Phase.RESTING;
        if (result.finding() != Finding.NOT_LOOKED) {
            post.askedNanos = post.lookNanos;
            post.asked = true;
        }
        guarded(post, () -> judge(post, result));
    }

    // --- judgement ---

    private void judge(Post post, ProbeResult result) {
        long now = time.nanos();
        Finding finding = result.finding();
        if (finding == Finding.NOT_LOOKED) {
            notLooked.incrementAndGet();
            post.onlyWaitedFor = false;
            places.due(post, now + TRY_AGAIN.toNanos());
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
        if (!sight.isBlind() && post.health().isOnline()) {
            Tally seen = weighed(post.failingSinceNanos, now);
            boolean isTooLate =
                    now - post.failingSinceNanos > 2 * settings.patience().toNanos();
            if (!isTooLate && !sight.isEnough(seen, roster.online())) {
                others.all(post, other -> places.due(other, now));
                places.due(post, now + TRY_AGAIN.toNanos());
                return;
            }
            look(seen, true, now);
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
        if (post.failures == 0) {
            post.failingSinceNanos = post.lookNanos;
            post.onlyWaitedFor = true;
        }
        post.failures++;
        post.onlyWaitedFor &= finding == Finding.SILENT;
        if (finding.isSilence() && post.health().isOnline() && !post.suspect) {
            post.suspect = true;
            sight.fellSilent();
        }
    }

    private void doubt(Post post, Finding finding, long now) {
        if (finding == Finding.SILENT && post.failures >= settings.tries() - 1) {
            questions.ping(post);
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
    private void settle(Post post, Health judged, long now) {
        Health was = post.health();
        // Of one look only the network's part: what waits for this node's own turn says nothing of the device.
        long tookNanos = post.failures > 0 && post.onlyWaitedFor ? now - post.failingSinceNanos : post.tookNanos;
        notSuspect(post);
        post.history = FlapRule.remember(post.history, judged.isOnline());
        Health next = judged.withFlapping(settings.flaps().flaps(post.history, was.flapping()));
        if (judged.isOnline()) {
            post.answersPing = false;
            next = waking(post, next, tookNanos, now);
        } else if (post.silentNow) {
            questions.ping(post);
        }
        post.failures = 0;
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

    private void notSuspect(Post post) {
        if (post.suspect) {
            post.suspect = false;
            sight.silenceOver();
        }
    }

    // --- the node's own sight ---

    private void watchOwnSight(long now) {
        if (sight.isToBeWeighed(now)) {
            Tally seen = weighed(now - settings.patience().dividedBy(2).toNanos(), now);
            look(seen, sight.isEnough(seen, roster.online()), now);
        }
    }

    private Tally weighed(long sinceNanos, long now) {
        return roster.tally(sinceNanos, now, rule.limit().toNanos());
    }

    private void look(Tally seen, boolean enough, long now) {
        if (!sight.changed(seen, enough, now)) {
            return;
        }
        eyesight.setBlind(sight.isBlind());
        if (sight.isBlind()) {
            LOG.warn(
                    "{} of {} printers that were looked at fell silent at once: this node suspects its own network, and"
                            + " changes no status for silence",
                    seen.silent(),
                    seen.looked());
            book.blind(seen.silent(), seen.looked());
        } else if (sight.hasResigned()) {
            LOG.warn("this node has suspected its own network for {}; it believes its eyes now", settings.blindLimit());
        } else {
            LOG.info("this node sees its printers again");
            // What was silent while it was blind proves nothing.
            roster.posts().stream().filter(post -> post.suspect).forEach(post -> {
                post.failures = 1;
                post.failingSinceNanos = now;
                post.onlyWaitedFor = false;
            });
        }
    }

    // --- the store ---

    @Override
    public void loaded(Roster.Change change) {
        long now = time.nanos();
        change.moved().forEach(this::forget);
        change.removed().forEach(this::forget);
        int newcomers = (int) change.added().stream()
                .filter(post -> post.health().status() == PrinterStatus.UNKNOWN)
                .count();
        for (Post post : change.added()) {
            // It may be slow to wake although nobody has seen it here.
            post.slowNanos = now;
            places.dueFirst(post, newcomers, now);
        }
        change.corrected().forEach(post -> corrected(post, now));
        roster.sites().forEach(site -> sites.review(site, now));
    }

    /** What this node made of its last looks is not what holds. */
    private void corrected(Post post, long now) {
        notSuspect(post);
        // Its last look found something else than is stored, which nobody has seen yet.
        post.asStored = false;
        post.failures = 0;
        post.history = FlapRule.corrected(post.history, post.health().isOnline());
        if (post.phase == Post.Phase.RESTING && !post.known.busy()) {
            places.due(post, now);
        }
    }

    @Override
    public void dropped(List<Post> posts) {
        posts.forEach(this::forget);
    }

    @Override
    public void time(Instant at, long nanos) {
        places.time(at, nanos);
    }

    @Override
    public void sitesDown(Set<String> down) {
        long now = time.nanos();
        roster.sites().forEach(site -> {
            site.known(down.contains(site.name), now);
            sites.review(site, now);
        });
    }

    private void forget(Post post) {
        notSuspect(post);
        looks.forget(post);
        places.forget(post);
    }

    private List<SeenSlice> seen(Map<Integer, Long> slices) {
        Map<Integer, Long> oldest = new TreeMap<>();
        long now = time.nanos();
        for (Post post : roster.posts()) {
            oldest.merge(post.slice, post.asStored ? now - post.seenNanos : Long.MAX_VALUE, Math::max);
        }
        Instant at = places.instant(now);
        List<SeenSlice> seen = new ArrayList<>();
        oldest.forEach((slice, age) -> {
            Long changes = slices.get(slice);
            if (changes != null && changes >= 0 && age < Long.MAX_VALUE) {
                seen.add(new SeenSlice(slice, changes, at.minusNanos(age)));
            }
        });
        return seen;
    }

    /** Stores what is still to be stored; true if nothing is. */
    boolean store() {
        takeIn();
        if (book.hasStored()) {
            return true;
        }
        while (!book.hasStored() && book.turn(time.nanos(), slices -> List.of())) {
            takeIn();
        }
        return book.hasStored();
    }

    /** How the watch does. */
    MonitorHealth health() {
        long now = time.nanos();
        return new MonitorHealth(
                true,
                roster.counts(),
                book.held().size(),
                roster.doubtful(),
                looks.inFlight(),
                looks.waiting(),
                questions.pending(),
                lateness.looksPerSecond(now),
                lateness.percentile99(now),
                notLooked.get(),
                book.calls(),
                lastFullRound(now),
                sight.isBlind());
    }

    private Optional<Instant> lastFullRound(long now) {
        long oldest = 0;
        for (Post post : roster.posts()) {
            if (!post.seen) {
                return Optional.empty();
            }
            oldest = Math.max(oldest, now - post.seenNanos);
        }
        return roster.posts().isEmpty()
                ? Optional.empty()
                : Optional.of(places.instant(now).minusNanos(oldest));
    }
}
