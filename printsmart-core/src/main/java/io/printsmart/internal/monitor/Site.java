package io.printsmart.internal.monitor;

import java.util.ArrayList;
import java.util.List;

/** The printers under watch that stand in one place, as behind one switch. Those without a place have no site in common. */
final class Site {

    /** Printers of which the host does not say where they stand. */
    static final Site NONE = new Site("");

    final String name;
    final List<Post> posts = new ArrayList<>(0);

    /** It was told that it is down, as this node knows since then. */
    boolean down;

    long downNanos;

    /** How many printers went down with it and are not back. */
    int withSite;

    /** The most that there were since it is down. */
    int worst;

    /** When some of its printers were last looked at out of turn; only if {@code sampled}. */
    long sampledNanos;

    boolean sampled;

    /** When it was last counted how many are silent, which takes long in a large site; only if {@code counted}. */
    long countedNanos;

    boolean counted;

    Site(String name) {
        this.name = name;
    }

    void known(boolean isDown, long nanos) {
        if (isDown && !down) {
            worst = withSite;
            downNanos = nanos;
        }
        down = isDown;
    }

    void add(Post post) {
        post.placeInSite = posts.size();
        posts.add(post);
    }

    /** The last one takes its place, since a site may have very many. */
    void remove(Post post) {
        Post last = posts.remove(posts.size() - 1);
        if (last != post) {
            posts.set(post.placeInSite, last);
            last.placeInSite = post.placeInSite;
        }
    }

    /** Whether there is such a site: printers without one have none in common. */
    boolean isOne() {
        return !name.isEmpty();
    }
}
