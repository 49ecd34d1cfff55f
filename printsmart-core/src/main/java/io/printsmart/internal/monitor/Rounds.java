package io.printsmart.internal.monitor;

import io.printsmart.internal.loop.StoreTime;
import io.printsmart.internal.net.Transports;
import io.printsmart.printer.Finding;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.printer.ProbeResult;
import io.printsmart.printer.Slices;
import io.printsmart.printer.WatchRule;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rounds over the printers under watch. One thread turns them and owns all their state.
 *
 * <p>A printer rests in the timing wheel until its look is due, waits for room, is looked at (its name, its port) and, where it can
 * tell its own state, asked for it now and then. What that gives is judged.
 */
final class Rounds implements Looks.Outcome, Questions.Outcome, Book.Reader {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** Nobody may be taking it in, where the host turns the watch by hand and ceased to. */
    private static final int MOST_EVIDENCE = 10_000;

    private static final Duration BEYOND_LIMIT = Duration.ofSeconds(1);

    private final MonitorSettings settings;
    private final StoreTime time;
    private final Transports transports;
    private final Places places;
    private final Roster roster = new Roster();
    private final OwnSight sight;
    private final Lateness lateness = new Lateness();
    private final Book book;
    private final Sites sites;
    private final Judge judge;
    private final Looks looks;
    private final Questions questions;
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger evidence = new AtomicInteger();
    private final boolean once;
    private final long answerNanos;
    private boolean lost;
    private boolean couldLook;
    private long turnedNanos;

    /** {@code wake} ends the rest between two turns, since something came in that the next step waits for. */
    Rounds(Surroundings around, boolean once, Runnable wake) {
        Consumer<Runnable> answers = news -> {
            inbox.add(news);
            wake.run();
        };
        this.once = once;
        this.settings = around.settings().monitor();
        WatchRule rule = settings.rule(around.settings().connectLimit());
        this.time = around.time();
        this.transports = around.transports();
        this.answerNanos =
                2 * around.settings().answerLimit().plus(BEYOND_LIMIT).toNanos();
        this.places = new Places(settings, once, time.nanos());
        this.book = new Book(
                around.slices(),
                around.lease(),
                around.storeThread(),
                answers,
                time,
                roster,
                once,
                () -> around.store()
                        .printers()
                        .forgetHistory(around.time().instant().minus(settings.statusRetention())),
                around.settings().lease().dividedBy(4),
                settings.interval().dividedBy(6),
                this);
        this.sites = new Sites(settings, book);
        this.sight = new OwnSight(settings, rule.limit().toNanos(), roster, around.eyesight(), book);
        this.looks = new Looks(
                around.resolver(), around.prober(), rule, roster, settings.inFlight(), inbox::add, lateness, this);
        this.questions =
                new Questions(around.inspector(), around.prober(), around.askers(), settings.reports(), answers, this);
        this.judge = new Judge(
                settings,
                rule,
                places,
                sight,
                book,
                sites,
                new Others(settings.patience(), around.random(), roster),
                questions,
                new Pace(settings.recoveriesPerSecond(), around.random()));
    }

    /** What is due now, and what was found meanwhile. */
    void turn() {
        long now = time.nanos();
        doubtAnewAfterAGap(now);
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
        guarded("weigh", () -> sight.weigh(now));
        guarded("store", () -> {
            while (book.turn(now, this::seen)) {
                takeIn();
            }
        });
    }

    /** The process may have been stopped, or the node without a right to look. */
    private void doubtAnewAfterAGap(long now) {
        boolean mayLook = book.mayLook();
        if (mayLook && (!couldLook || now - turnedNanos > settings.patience().toNanos())) {
            guarded("doubt anew", () -> sight.doubtAnew(now));
        }
        couldLook = mayLook;
        turnedNanos = now;
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
            judge.judge(post, notLooked(post, "no answer came at all"), now);
        } else if (book.mayLook()) {
            looks.due(post);
        } else {
            places.dueLater(post, now);
        }
    }

    private static ProbeResult notLooked(Post post, String why) {
        return ProbeResult.of(post.known.printer().id(), Finding.NOT_LOOKED, why, Duration.ZERO);
    }

    /** Nanoseconds until there is something to do. */
    long nanosToNext() {
        long now = time.nanos();
        return Math.min(places.nanosToNext(now), book.nanosToNext(now));
    }

    /** Whether each printer under watch was looked at since some time, and all is stored. */
    boolean isRoundOver(long sinceNanos) {
        return book.isSettled() && roster.posts().stream().allMatch(post -> isDecided(post, sinceNanos));
    }

    private boolean isDecided(Post post, long sinceNanos) {
        boolean isToTell = once && post.health().isOnline() && tellsState(post);
        return post.seen
                && post.seenNanos - sinceNanos >= 0
                && post.failures == 0
                && (post.asked || !isToTell)
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

    /** What was looked at is to be stored as seen, at the end of a round. */
    void tellSeen() {
        book.tellSeen();
    }

    /** Others may watch what was borrowed for a round. */
    void giveBack(Runnable then) {
        book.giveBack(then);
    }

    /** Somebody else looked at a printer, as to deliver: a good look saves one here, a bad one is looked into at once. */
    void evidence(KnownPrinter looked, ProbeResult result) {
        if (evidence.get() >= MOST_EVIDENCE) {
            return;
        }
        evidence.incrementAndGet();
        // It tells of when it began, however long it waits here.
        long began = time.nanos() - result.took().toNanos();
        inbox.add(() -> {
            evidence.decrementAndGet();
            roster.find(looked.printer().id())
                    .filter(post ->
                            post.known.printer().uri().equals(looked.printer().uri()))
                    .ifPresent(post -> takeEvidence(post, result, began));
        });
    }

    private void takeEvidence(Post post, ProbeResult result, long began) {
        boolean isOlder = (post.seen || post.failures > 0) && began - post.lookNanos < 0;
        if (result.finding() == Finding.NOT_LOOKED || isOlder) {
            return;
        }
        if (result.finding() == Finding.READY) {
            // Whatever failed before, it is in order.
            sight.notSuspect(post);
            post.failures = 0;
            post.portWasOpen = false;
            post.silentNow = false;
            post.foundFine = true;
            post.fineNanos = began;
        }
        if (post.failures > 0 || post.phase != Post.Phase.RESTING) {
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
                judge.judge(post, result, time.nanos());
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
            judge.settle(post, post.health(), now);
            return;
        }
        sight.notSuspect(post);
        if (post.isFine()) {
            post.seen(post.lookNanos);
            places.dueNextRound(post, now);
        } else {
            post.portWasOpen = true;
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
        guarded(post, () -> judge.judge(post, result, time.nanos()));
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
        change.corrected().forEach(post -> judge.corrected(post, now));
        roster.sites().forEach(site -> sites.review(site, now));
    }

    @Override
    public void dropped(List<Post> posts) {
        posts.forEach(this::forget);
    }

    @Override
    public void begunAnew() {
        sight.doubtAnew(time.nanos());
    }

    @Override
    public void time(Instant at, long nanos) {
        places.time(at, nanos);
    }

    @Override
    public void sitesDown(Set<String> down) {
        long now = time.nanos();
        roster.sitesDown(down, now);
        roster.sites().forEach(site -> sites.review(site, now));
    }

    private void forget(Post post) {
        sight.notSuspect(post);
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
        while (!book.hasStored() && book.turn(time.nanos(), this::seen)) {
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
                book.mayLook() ? book.held().size() : 0,
                roster.doubtful(),
                looks.inFlight(),
                looks.waiting(),
                questions.pending(),
                lateness.looksPerSecond(now),
                longer(lateness.percentile99(now), Duration.ofNanos(looks.lateNanos(now))),
                judge.notLooked(),
                book.calls(),
                lastFullRound(now),
                sight.isBlind());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
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
