package io.printsmart.internal.monitor;

import io.printsmart.internal.net.Eyesight;
import io.printsmart.service.MonitorSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether this node sees, as it finds out from its looks, and whom that is told. Only the watch's thread uses it. */
final class OwnSight {

    private static final Logger LOG = LoggerFactory.getLogger(OwnSight.class);

    private final MonitorSettings settings;
    private final long limitNanos;
    private final Roster roster;
    private final Eyesight eyesight;
    private final Book book;
    private final Sight sight;

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
            Tally seen = weighed(now - settings.patience().dividedBy(2).toNanos(), now);
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
        Tally seen = weighed(sinceNanos, now);
        if (!anyway && !sight.isEnough(seen, roster.online())) {
            return false;
        }
        weigh(seen, true, now);
        return true;
    }

    private Tally weighed(long sinceNanos, long now) {
        return roster.tally(sinceNanos, now, limitNanos);
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
            // What was silent while it was blind proves nothing.
            roster.posts().stream().filter(post -> post.suspect).forEach(post -> {
                post.failures = 1;
                post.failingSinceNanos = now;
                post.onlyWaitedFor = false;
            });
        }
    }
}
