package io.printsmart.internal.monitor;

import io.printsmart.internal.loop.TimingWheel;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.MonitorSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * When each printer is looked at. It has its place in the period, which its name and the store's clock give it: so the looks are
 * spread, and are at the same times whoever watches. Only the watch's thread uses it.
 */
final class Places {

    private static final int WHEEL_SLOTS = 1024;
    private static final Duration NEW_ONE_EVERY = Duration.ofMillis(2);

    private final TimingWheel<Post> wheel;
    private final long periodNanos;
    private final long periodMillis;
    private final boolean once;

    /** A reading of the store's clock: the watch never waits for another one. */
    private Instant storeAt = Instant.EPOCH;

    private long storeNanos;

    Places(MonitorSettings settings, boolean once, long nowNanos) {
        this.wheel = new TimingWheel<>(WHEEL_SLOTS, Watchtower.TICK.toNanos(), nowNanos);
        this.periodNanos = settings.period().toNanos();
        this.periodMillis = settings.period().toMillis();
        this.once = once;
    }

    /** The store's time at a reading of the ticker. */
    void time(Instant at, long nanos) {
        storeAt = at;
        storeNanos = nanos;
    }

    /** The store's time at another one. */
    Instant instant(long nanos) {
        return storeAt.plusNanos(nanos - storeNanos);
    }

    /** Gives out those whose time has come. */
    void advance(long now, Consumer<Post> due) {
        wheel.advance(now, due);
    }

    /** Nanoseconds until the next one's time. */
    long nanosToNext(long now) {
        return wheel.nanosToNext(now);
    }

    /** It rests until then, and is looked at. */
    void due(Post post, long nanos) {
        post.dueNanos = nanos;
        post.phase = Post.Phase.RESTING;
        wheel.schedule(post, nanos);
    }

    /** Until then there has to be an answer. */
    void answerDue(Post post, long nanos) {
        wheel.schedule(post, nanos);
    }

    void forget(Post post) {
        wheel.cancel(post);
    }

    /**
     * One that was looked at out of turn comes to its place again with one look more, and hardly later than after a whole period.
     */
    void dueNextRound(Post post, long now) {
        long left = untilItsPlace(post, post.lookNanos);
        long next = left > periodNanos / 2
                ? left
                : left < periodNanos / 100 ? left + periodNanos : (left + periodNanos) / 2;
        due(post, Math.max(now, post.lookNanos + next));
    }

    /** Nothing speaks for its being otherwise than was known a moment ago. */
    void dueAfterPeriod(Post post, long now) {
        due(post, now + periodNanos);
    }

    /** This node may not look just now; soon enough, but not all at once, it will try again. */
    void dueLater(Post post, long now) {
        due(post, now + TimeUnit.SECONDS.toNanos(1) + post.placeIn(periodNanos / 4));
    }

    /** One of which nothing is known is looked at soon; but not all of many such ones at once. */
    void dueFirst(Post post, int newcomers, long now) {
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
        long at = Math.floorMod(instant(nanos).toEpochMilli(), periodMillis);
        return Math.floorMod(place - TimeUnit.MILLISECONDS.toNanos(at), periodNanos);
    }
}
