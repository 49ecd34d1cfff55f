package io.printsmart.internal.monitor;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Looks at other printers as soon as one is doubtful. Printers are looked at all over the period: so that it is known how the others do,
 * those of its site and all, by the time that the first one is declared down, some of them are looked at out of turn. Only the watch's
 * thread uses it.
 */
final class Others {

    private static final long AT_MOST_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final long patienceNanos;
    private final RandomGenerator random;
    private final Roster roster;
    private long nextForAllNanos;
    private boolean begun;
    private long nextNanos;
    private boolean asked;

    Others(Duration patience, RandomGenerator random, Roster roster) {
        this.patienceNanos = patience.toNanos();
        this.random = random;
        this.roster = roster;
    }

    /** A printer failed more than one look. */
    void doubted(Post post, long now, Consumer<Post> look) {
        Site site = post.site;
        if (site.isOne() && !site.down && !(site.sampled && now - site.sampledNanos < patienceNanos)) {
            site.sampled = true;
            site.sampledNanos = now;
            sample(site.posts, post, look);
        }
        if (!begun || nextForAllNanos - now <= 0) {
            begun = true;
            nextForAllNanos = now + patienceNanos;
            sample(roster.posts(), post, look);
        }
    }

    /** It is not known how the others do, and has to be. */
    void now(Post post, long now, Consumer<Post> look) {
        if (!asked || nextNanos - now <= 0) {
            asked = true;
            nextNanos = now + AT_MOST_EVERY_NANOS;
            sample(roster.posts(), post, look);
        }
    }

    private void sample(Collection<Post> posts, Post doubtful, Consumer<Post> look) {
        int begin = random.nextInt(posts.size());
        Stream.concat(posts.stream().skip(begin), posts.stream().limit(begin))
                .filter(other -> other.isFine() && other.phase == Post.Phase.RESTING)
                .filter(other -> other.lookNanos - doubtful.failingSinceNanos < 0)
                .limit(Sight.ENOUGH)
                .forEach(look);
    }
}
