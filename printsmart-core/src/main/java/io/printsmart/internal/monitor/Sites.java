package io.printsmart.internal.monitor;

import io.printsmart.printer.Health;
import io.printsmart.service.MonitorSettings;
import java.time.Duration;

/**
 * Whether a printer fell silent alone or with its site. Only the watch's thread uses it.
 */
final class Sites {

    private static final long COUNT_EVERY_NANOS = Duration.ofMillis(200).toNanos();

    private final int percent;
    private final int minimum;
    private final Book book;

    Sites(MonitorSettings settings, Book book) {
        this.percent = settings.sitePercent();
        this.minimum = settings.siteMinimum();
        this.book = book;
    }

    /** A printer that was fine is silent for good: what is known of it says whether its whole site is. */
    Health wentDown(Post post, Health health, long now) {
        Site site = post.site;
        if (!site.isOne()) {
            return health;
        }
        if (!site.down && isToBeCounted(site, now) && mostAreSilent(post)) {
            site.down = true;
            site.worst = 0;
            book.site(site.name, true, silent(site));
        }
        return site.down ? health.downWithSite() : health;
    }

    private static boolean isToBeCounted(Site site, long now) {
        if (site.counted && now - site.countedNanos < COUNT_EVERY_NANOS) {
            return false;
        }
        site.counted = true;
        site.countedNanos = now;
        return true;
    }

    /** A printer that went down with its site is back. */
    void cameBack(Post post) {
        Site site = post.site;
        if (site.isOne() && site.down && 2 * site.withSite <= site.worst) {
            site.down = false;
            book.site(site.name, false, site.withSite);
        }
    }

    /** Whether a printer is said to be down with a site that is not. */
    boolean isLeftBehind(Post post) {
        return !post.site.down && post.health().reasons().contains(Health.SITE_DOWN);
    }

    /** Of those that were looked at since this one fell silent. */
    private boolean mostAreSilent(Post first) {
        int looked = 0;
        int silent = 0;
        for (Post post : first.site.posts) {
            if (isSilent(post)) {
                looked++;
                silent++;
            } else if (post.seen && post.seenNanos - first.failingSinceNanos >= 0) {
                looked++;
            }
        }
        return silent >= minimum && 100L * silent >= (long) percent * looked;
    }

    private static int silent(Site site) {
        return (int) site.posts.stream().filter(Sites::isSilent).count();
    }

    private static boolean isSilent(Post post) {
        return post.suspect || (!post.health().isOnline() && post.silentNow);
    }
}
