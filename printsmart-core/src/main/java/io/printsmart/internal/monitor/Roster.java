package io.printsmart.internal.monitor;

import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.printer.Finding;
import io.printsmart.printer.Health;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.store.KnownPrinter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The printers under watch: those of the slices that this node holds. Only the watch's thread uses it.
 */
final class Roster {

    private final Map<PrinterId, Post> posts = new HashMap<>();
    private final Map<Integer, Long> loaded = new HashMap<>();
    private final Map<String, Site> sites = new HashMap<>();
    private final Map<PrinterStatus, Integer> counts = new EnumMap<>(PrinterStatus.class);

    private final Shared shared = new Shared();
    private Set<String> sitesDown = Set.of();
    private long sitesNanos;

    /**
     * What loading the printers of some slices changed.
     *
     * @param added printers that were not there
     * @param moved printers that are somewhere else now, and were added anew
     * @param removed printers that are no more
     * @param corrected printers of which the store knows otherwise than this node did
     */
    record Change(List<Post> added, List<Post> moved, List<Post> removed, List<Post> corrected) {}

    Roster() {
        for (PrinterStatus status : PrinterStatus.values()) {
            counts.put(status, 0);
        }
    }

    Optional<Post> find(PrinterId id) {
        return Optional.ofNullable(posts.get(id));
    }

    Collection<Post> posts() {
        return posts.values();
    }

    Collection<Site> sites() {
        return sites.values();
    }

    /** The slices of which the printers are known, each with the number of changes by then. */
    Map<Integer, Long> slices() {
        return loaded;
    }

    Map<PrinterStatus, Integer> counts() {
        return new EnumMap<>(counts);
    }

    int online() {
        return counts.getOrDefault(PrinterStatus.ONLINE, 0);
    }

    /**
     * Weighs the looks since some time.
     *
     * @param limitNanos how long a look takes at most as a rule: one that has been waiting for longer is as good as silent
     */
    Tally tally(long sinceNanos, long now, long limitNanos) {
        int silent = 0;
        int answered = 0;
        for (Post post : posts.values()) {
            if (post.suspect || (post.isLookedAt() && post.isFine() && now - post.lookNanos > limitNanos)) {
                silent++;
            } else if (post.answered && post.lookNanos + post.tookNanos - sinceNanos >= 0) {
                answered++;
            }
        }
        return new Tally(silent, answered);
    }

    int doubtful() {
        return (int) posts.values().stream().filter(post -> post.failures > 0).count();
    }

    /** Slices whose printers have to be read, or read again, and forgets those that are held no longer. */
    Set<Integer> missing(Map<Integer, Long> share) {
        loaded.keySet().retainAll(share.keySet());
        Set<Integer> missing = new HashSet<>();
        share.forEach((slice, changes) -> {
            if (!changes.equals(loaded.get(slice))) {
                missing.add(slice);
            }
        });
        return missing;
    }

    /** Forgets that slices were read. */
    void readAgain(Collection<Integer> slices) {
        loaded.replaceAll((slice, changes) -> slices.contains(slice) ? -1 : changes);
    }

    /** Drops the printers of slices that are held no longer. */
    List<Post> dropAllBut(Set<Integer> held) {
        List<Post> dropped = posts.values().stream()
                .filter(post -> !held.contains(post.slice))
                .toList();
        for (Post post : dropped) {
            // They are somebody else's, and not back.
            post.site.worst -= isDownWithSite(post) ? 1 : 0;
            remove(post);
        }
        return dropped;
    }

    /** Takes over what was read of some slices. What is on its way to the store is newer than what was read of it. */
    Change load(Map<Integer, Long> slices, List<KnownPrinter> printers, Set<PrinterId> underway) {
        loaded.putAll(slices);
        List<Post> added = new ArrayList<>();
        List<Post> moved = new ArrayList<>();
        List<Post> corrected = new ArrayList<>();
        Set<PrinterId> present = new HashSet<>();
        for (KnownPrinter known : printers) {
            PrinterId id = known.printer().id();
            present.add(id);
            Post post = posts.get(id);
            if (post == null) {
                added.add(add(shared.compact(known)));
            } else if (!post.known.printer().uri().equals(known.printer().uri())) {
                remove(post);
                moved.add(post);
                added.add(add(shared.compact(known)));
            } else if (underway.contains(id)) {
                // What else was changed of it is taken over when its own news is stored.
                loaded.put(post.slice, -1L);
            } else {
                boolean news = PrinterStatusChanged.isNews(post.health(), known.health());
                restate(post, shared.compact(known));
                if (news) {
                    corrected.add(post);
                }
            }
        }
        List<Post> removed = posts.values().stream()
                .filter(post -> slices.containsKey(post.slice))
                .filter(post -> !present.contains(post.known.printer().id()))
                .toList();
        removed.forEach(this::remove);
        return new Change(added, moved, removed, corrected);
    }

    /** Something else is known of a printer than before. */
    void know(Post post, Health health) {
        know(post, new KnownPrinter(post.known.printer(), health, post.known.busy(), true));
    }

    private void know(Post post, KnownPrinter known) {
        counts.merge(post.health().status(), -1, Integer::sum);
        counts.merge(known.health().status(), 1, Integer::sum);
        count(post, -1);
        post.known = known;
        count(post, 1);
    }

    private void restate(Post post, KnownPrinter known) {
        if (!post.known.printer().equals(known.printer())) {
            // Other addresses may be allowed to it now.
            post.targets = List.of();
        }
        know(post, known);
        if (!post.site.name.equals(known.printer().site())) {
            leaveSite(post);
            post.site = site(known.printer().site());
            joinSite(post);
        }
    }

    private Post add(KnownPrinter known) {
        Post post = new Post(known, site(known.printer().site()));
        // Else each new watch would tell a silent host of it first, until it has pinged.
        post.answersPing = known.health().status() == Finding.SILENT_PORT.status()
                && known.health().message().equals(Finding.SILENT_PORT.text());
        posts.put(known.printer().id(), post);
        counts.merge(known.health().status(), 1, Integer::sum);
        joinSite(post);
        return post;
    }

    private void remove(Post post) {
        post.gone = true;
        posts.remove(post.known.printer().id(), post);
        counts.merge(post.health().status(), -1, Integer::sum);
        leaveSite(post);
    }

    private static boolean isDownWithSite(Post post) {
        return post.site.isOne() && post.health().reasons().contains(Health.SITE_DOWN);
    }

    private Site site(String name) {
        return name.isEmpty() ? Site.NONE : sites.computeIfAbsent(name, this::newSite);
    }

    private Site newSite(String name) {
        Site site = new Site(name);
        site.known(sitesDown.contains(name), sitesNanos);
        return site;
    }

    /** Which sites are down, by what the store knows. */
    void sitesDown(Set<String> down, long nanos) {
        sitesDown = Set.copyOf(down);
        sitesNanos = nanos;
        sites.values().forEach(site -> site.known(down.contains(site.name), nanos));
    }

    private void joinSite(Post post) {
        if (post.site.isOne()) {
            post.site.add(post);
            count(post, 1);
        }
    }

    private void leaveSite(Post post) {
        Site site = post.site;
        if (site.isOne()) {
            count(post, -1);
            site.remove(post);
            if (site.posts.isEmpty()) {
                sites.remove(site.name);
            }
        }
    }

    private static void count(Post post, int more) {
        if (isDownWithSite(post)) {
            post.site.withSite += more;
            post.site.worst = Math.max(post.site.worst, post.site.withSite);
        }
    }
}
