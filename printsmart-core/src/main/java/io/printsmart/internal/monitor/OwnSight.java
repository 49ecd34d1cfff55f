package io.printsmart.internal.monitor;

import io.printsmart.internal.net.Eyesight;
import io.printsmart.service.MonitorSettings;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether this node sees, as it finds out from its looks, and whom that is told. Only the watch's thread uses it. */
final class OwnSight {

    private static final Logger LOG = LoggerFactory.getLogger(OwnSight.class);

    private static final long COUNT_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final MonitorSettings settings;
    private final long limitNanos;
    private final Roster roster;
    private final Eyesight eyesight;
    private final Book book;
    private final Sight sight;

    /** The last count: all printers are gone through for it. */
    private Tally counted = new Tally(0, 0);

    private long countedNanos;
    private long countedSinceNanos;
    private boolean begun;

    OwnSight(MonitorSettings settings, long limitNanos, Roster roster, Eyesight eyesight, Book book) {
        this.settings = settings;
        this.limitNanos = limitNanos;
        this.roster = roster;
        this.eyesight = eyesight;
        this.book = book;
        this.sight = new Sight(settings);
        // Whatever an earlier watch thought of itself.
        eyesight.setBlind(false);
    }

    boolean isBlind() {
        return sight.isBlind();
    }

    /** A printer that was fine fell silent. */
    void suspect(Post post) {
        if (!post.suspect) {
            post.suspect = true;
            sight.fellSilent();
        }
    }

    /** It is silent no longer, is declared down or is watched no longer. */
    void notSuspect(Post post) {
        if (post.suspect) {
            post.suspect = false;
            sight.silenceOver();
        }
    }

    /** Looks now and then how the printers did lately. */
    void weigh(long now) {
        if (sight.isToBeWeighed(now)) {
            // As long as a printer that falls silent is doubtful; of a node that is blind all printers are.
            long since = sight.isBlind()
                    ? Math.max(sight.blindSinceNanos() - now, -settings.period().toNanos())
                    : -settings.patience().toNanos();
            Tally seen = counted(now + since, now);
            weigh(seen, sight.isEnough(seen, roster.online()), now);
        }
    }

    /**
     * Finds out how others did since a printer fell silent.
     *
     * @param anyway to make do with the looks that there were
     * @return false if these are too few
     */
    boolean isKnownSince(long sinceNanos, boolean anyway, long now) {
        if (sight.isBlind()) {
            return true;
        }
        boolean isFresh = begun
                && now - countedNanos < COUNT_EVERY_NANOS
                && Math.abs(sinceNanos - countedSinceNanos) < limitNanos;
        Tally seen = isFresh ? counted : counted(sinceNanos, now);
        if (!anyway && !sight.isEnough(seen, roster.online())) {
            return false;
        }
        weigh(seen, true, now);
        return true;
    }

    private Tally counted(long sinceNanos, long now) {
        counted = roster.tally(sinceNanos, now, limitNanos);
        countedNanos = now;
        countedSinceNanos = sinceNanos;
        begun = true;
        return counted;
    }

    /** What was doubtful before a time in which this node did not look, or not see, proves nothing. */
    void doubtAnew(long now) {
        roster.posts().stream().filter(post -> post.failures > 0).forEach(post -> {
            post.failures = 1;
            post.failingSinceNanos = now;
            post.onlyWaitedFor = false;
        });
    }

    private void weigh(Tally seen, boolean enough, long now) {
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
            doubtAnew(now);
        }
    }
}
