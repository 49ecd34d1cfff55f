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
    private final long intervalNanos;
    private final Book book;

    Sites(MonitorSettings settings, Book book) {
        this.intervalNanos = settings.interval().toNanos();
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
            site.known(true, now);
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

    /** Printers of the site came back, or are no longer there. */
    void review(Site site, long now) {
        if (site.isOne() && site.down && isBack(site, now)) {
            site.known(false, now);
            book.site(site.name, false, site.withSite);
        }
    }

    /**
     * By this node's part of it: half of what went down with it is back; or nothing here did, though most of what is here is online,
     * as if nobody had told that it came back.
     */
    private boolean isBack(Site site, long now) {
        if (site.worst > 0) {
            return 2 * site.withSite <= site.worst;
        }
        long fine = site.posts.stream().filter(Post::isFine).count();
        return now - site.downNanos > intervalNanos && 2 * fine > site.posts.size();
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
