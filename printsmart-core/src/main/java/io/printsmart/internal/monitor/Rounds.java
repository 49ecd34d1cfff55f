package io.printsmart.internal.monitor;

import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.internal.loop.StoreTime;
import io.printsmart.internal.loop.TimingWheel;
import io.printsmart.internal.net.Eyesight;
import io.printsmart.internal.net.Transports;
import io.printsmart.printer.Finding;
import io.printsmart.printer.FlapRule;
import io.printsmart.printer.Health;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.printer.ProbeResult;
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
import java.util.concurrent.TimeUnit;
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
    private static final Duration NEW_ONE_EVERY = Duration.ofMillis(2);

    private static final int WHEEL_SLOTS = 1024;

    private final boolean once;
    private final MonitorSettings settings;
    private final WatchRule rule;
    private final StoreTime time;
    private final Eyesight eyesight;
    private final Transports transports;
    private final TimingWheel<Post> wheel;
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
    private final long periodNanos;
    private int newcomers;

    /** A reading of the store's clock: the watch never waits for another one. */
    private Instant storeAt = Instant.EPOCH;

    private long storeNanos;

    /** {@code wake} ends the rest between two turns, since something came in that the next step waits for. */
    Rounds(Surroundings around, boolean once, Runnable wake) {
        this.once = once;
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
        this.periodNanos = settings.period().toNanos();
        this.wheel = new TimingWheel<>(WHEEL_SLOTS, Watchtower.TICK.toNanos(), time.nanos());
        this.sight = new Sight(settings);
        this.pace = new Pace(settings.recoveriesPerSecond(), around.random());
        this.book = new Book(
                around.slices(),
                around.lease(),
                around.storeThread(),
                answers,
                time,
                roster,
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
        wheel.advance(now, looks::due);
        looks.start(now);
        questions.start();
        // Some have their answer at once: literal addresses, and probers that need no time.
        takeIn();
        questions.start();
        watchOwnSight(now);
        while (book.turn(now, this::seen)) {
            takeIn();
        }
    }

    private void takeIn() {
        for (Runnable news = inbox.poll(); news != null; news = inbox.poll()) {
            try {
                news.run();
            } catch (RuntimeException e) {
                // What else came in must not wait for it.
                LOG.error("the watch could not take in an answer: {}", e.toString(), e);
            }
        }
        looks.collect();
    }

    /** Nanoseconds until the next look is due. */
    long nanosToNext() {
        return wheel.nanosToNext(time.nanos());
    }

    /** Whether each printer under watch was looked at since some time, and all is stored. */
    boolean isRoundOver(long sinceNanos) {
        return book.isSettled()
                && roster.posts().stream().allMatch(post -> post.seen && post.seenNanos - sinceNanos >= 0);
    }

    /** Those that were not. */
    List<Post> undecided(long sinceNanos) {
        return roster.posts().stream()
                .filter(post -> !post.seen || post.seenNanos - sinceNanos < 0)
                .toList();
    }

    /** Somebody else looked at a printer, as to deliver: a good look saves one here, a bad one is looked into at once. */
    void evidence(KnownPrinter looked, ProbeResult result) {
        inbox.add(() -> roster.find(looked.printer().id())
                .filter(post ->
                        post.known.printer().uri().equals(looked.printer().uri()))
                .filter(post -> post.phase == Post.Phase.RESTING)
                .ifPresent(post -> takeEvidence(post, result)));
    }

    private void takeEvidence(Post post, ProbeResult result) {
        long now = time.nanos();
        if (result.finding() == Finding.READY && post.isFine()) {
            post.seenNanos = now;
            post.seen = true;
            post.askedNanos = now;
            post.asked = true;
            due(post, now + periodNanos);
        } else if (result.finding() != Finding.NOT_LOOKED && post.failures == 0) {
            due(post, now);
        }
    }

    // --- looks ---

    @Override
    public void looked(Post post, ProbeResult result) {
        looks.forget(post);
        post.tookNanos = result.took().toNanos();
        lateness.ended(time.nanos());
        guarded(post, () -> {
            if (result.finding() == Finding.READY && tellsState(post)) {
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
        } catch (RuntimeException e) {
            LOG.error("printer {} could not be judged: {}", post.known.printer().id(), e.toString(), e);
            due(post, time.nanos() + periodNanos);
        }
    }

    private boolean tellsState(Post post) {
        String scheme = post.known.printer().uri().scheme();
        return transports.of(scheme).map(PrintTransport::tellsState).orElse(true);
    }

    private void portIsOpen(Post post) {
        long now = time.nanos();
        boolean isDue = !post.asked
                || now - post.askedNanos >= settings.reportInterval().toNanos();
        if (isDue || !post.isFine()) {
            questions.ask(post);
        } else {
            post.silentNow = false;
            settle(post, post.health(), now);
        }
    }

    @Override
    public void reported(Post post, ProbeResult result) {
        post.phase = Post.Phase.RESTING;
        post.askedNanos = post.lookNanos;
        post.asked = true;
        guarded(post, () -> judge(post, result));
    }

    // --- judgement ---

    private void judge(Post post, ProbeResult result) {
        long now = time.nanos();
        Finding finding = result.finding();
        if (finding == Finding.NOT_LOOKED) {
            notLooked.incrementAndGet();
            due(post, now + TRY_AGAIN.toNanos());
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
        if (verdict == Verdict.CHANGED && seen.finding().isSilence() && sight.isBlind()) {
            due(post, now + settings.patience().dividedBy(4).toNanos());
        } else if (verdict == Verdict.DOUBTFUL) {
            doubt(post, seen.finding(), now);
        } else {
            boolean fellSilent = news && seen.finding().isSilence();
            settle(post, fellSilent ? sites.wentDown(post, next, now) : next, now);
        }
    }

    private static ProbeResult withPing(Post post, ProbeResult result) {
        return result.finding() == Finding.SILENT && post.answersPing
                ? ProbeResult.of(result.printer(), Finding.SILENT_PORT, result.detail(), result.took())
                : result;
    }

    private Health after(Post post, ProbeResult seen) {
        Health next = post.health().after(seen, instant(post.lookNanos));
        return sites.isLeftBehind(post) ? next.downAlone() : next;
    }

    private void failed(Post post, Finding finding) {
        if (post.failures == 0) {
            post.failingSinceNanos = post.lookNanos;
        }
        post.failures++;
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
            others.doubted(post, now, other -> due(other, now));
        }
        due(
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
        long tookNanos = post.failures > 0 ? now - post.failingSinceNanos : post.tookNanos;
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
        post.seen = true;
        post.seenNanos = post.lookNanos;
        if (isToBeStored(was, next)) {
            // Nobody waits for a printer that was never seen: it must not keep those waiting that came back.
            boolean back = next.isOnline() && !was.isOnline() && was.status() != PrinterStatus.UNKNOWN;
            book.change(post, next.seenAt(instant(post.lookNanos)), back ? pace.next(now) : Duration.ZERO);
            if (back) {
                sites.cameBack(post);
            }
        }
        dueNextRound(post);
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

    // --- when ---

    private void due(Post post, long nanos) {
        post.dueNanos = nanos;
        post.phase = Post.Phase.RESTING;
        wheel.schedule(post, nanos);
    }

    /**
     * Each printer has its place in the period, which its name and the store's clock give it: so the looks are spread, and are at the
     * same times whoever watches. One that was looked at out of turn comes to its place again with one look more, and never later
     * than after a whole period.
     */
    private void dueNextRound(Post post) {
        long left = untilItsPlace(post, post.lookNanos);
        long next = left > periodNanos / 2
                ? left
                : left < periodNanos / 100 ? left + periodNanos : (left + periodNanos) / 2;
        due(post, Math.max(time.nanos(), post.lookNanos + next));
    }

    /** One of which nothing is known is looked at soon; but not all of many such ones at once. */
    private void dueFirst(Post post, long now) {
        if (once) {
            due(post, now);
        } else if (post.health().status() == PrinterStatus.UNKNOWN) {
            long within = Math.min(periodNanos, newcomers * NEW_ONE_EVERY.toNanos());
            due(post, now + post.placeIn(within));
        } else {
            due(post, now + untilItsPlace(post, now));
        }
    }

    private long untilItsPlace(Post post, long nanos) {
        long place = post.placeIn(periodNanos);
        long at = Math.floorMod(instant(nanos).toEpochMilli(), settings.period().toMillis());
        return Math.floorMod(place - TimeUnit.MILLISECONDS.toNanos(at), periodNanos);
    }

    private Instant instant(long nanos) {
        return storeAt.plusNanos(nanos - storeNanos);
    }

    // --- the node's own sight ---

    private void watchOwnSight(long now) {
        if (!sight.changed(roster.online(), now)) {
            return;
        }
        eyesight.setBlind(sight.isBlind());
        if (sight.isBlind()) {
            LOG.warn(
                    "{} of the {} printers that were fine fell silent at once: this node suspects its own network, and"
                            + " changes no status for silence",
                    sight.silent(),
                    sight.known());
            book.blind(sight.silent(), sight.known());
        } else if (sight.hasResigned()) {
            LOG.warn("this node has suspected its own network for {}; it believes its eyes now", settings.blindLimit());
        } else {
            LOG.info("this node sees its printers again");
            // What was silent while it was blind proves nothing.
            roster.posts().stream().filter(post -> post.suspect).forEach(post -> {
                post.failures = 1;
                post.failingSinceNanos = now;
            });
        }
    }

    // --- the store ---

    @Override
    public void loaded(Roster.Change change) {
        long now = time.nanos();
        change.moved().forEach(this::forget);
        change.removed().forEach(this::forget);
        newcomers = (int) change.added().stream()
                .filter(post -> post.health().status() == PrinterStatus.UNKNOWN)
                .count();
        for (Post post : change.added()) {
            // It may be slow to wake although nobody has seen it here.
            post.slowNanos = now;
            dueFirst(post, now);
        }
    }

    @Override
    public void dropped(List<Post> posts) {
        posts.forEach(this::forget);
    }

    @Override
    public void time(Instant at, long nanos) {
        storeAt = at;
        storeNanos = nanos;
    }

    @Override
    public void sitesDown(Set<String> down) {
        roster.sites().forEach(site -> site.down = down.contains(site.name));
    }

    private void forget(Post post) {
        notSuspect(post);
        looks.forget(post);
        wheel.cancel(post);
    }

    private List<SeenSlice> seen(Map<Integer, Long> slices) {
        Map<Integer, Long> oldest = new TreeMap<>();
        long now = time.nanos();
        for (Post post : roster.posts()) {
            oldest.merge(post.slice, post.seen ? now - post.seenNanos : Long.MAX_VALUE, Math::max);
        }
        Instant at = instant(now);
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
                : Optional.of(instant(now).minusNanos(oldest));
    }
}
