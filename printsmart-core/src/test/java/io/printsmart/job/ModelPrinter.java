package io.printsmart.job;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** A printer that knows the truth: what it was given, and how many sheets came out. It may lose answers, never lie. */
final class ModelPrinter {

    static final int PAGES = 3;

    /** One remote job. */
    static final class Remote {
        private boolean document;
        private boolean whole;
        private boolean processed;
        private boolean stopped;
        private int sheets;

        boolean complete() {
            return whole && sheets == PAGES;
        }

        boolean ended() {
            return stopped || complete();
        }

        int sheets() {
            return sheets;
        }
    }

    private final Random random;
    private final boolean tellsProcessed;
    private final boolean counts;
    private final boolean forgets;
    private final Map<String, Remote> jobs = new LinkedHashMap<>();
    private final Map<String, Remote> everything = new LinkedHashMap<>();

    ModelPrinter(Random random) {
        this.random = random;
        this.tellsProcessed = random.nextBoolean();
        this.counts = random.nextBoolean();
        this.forgets = random.nextInt(3) == 0;
    }

    private boolean happens(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    /** Time goes by: it prints what it has, or gives it up. */
    void works() {
        for (Remote remote : jobs.values()) {
            if (remote.ended() || !remote.document) {
                continue;
            }
            if (happens(12) || (!remote.whole && happens(3))) {
                remote.stopped = true;
            } else if (happens(2)) {
                remote.processed = true;
                int all = remote.whole ? PAGES : PAGES - 1;
                remote.sheets = Math.min(all, remote.sheets + random.nextInt(3));
            }
        }
        if (forgets && happens(20)) {
            jobs.values().removeIf(Remote::ended);
        }
    }

    Sighting open(String token) {
        if (happens(4)) {
            return Story.notReady();
        }
        jobs.values().forEach(remote -> remote.stopped |= !remote.complete());
        if (happens(8)) {
            return new Sighting.NotDelivered("refused", happens(6), false);
        }
        Remote remote = new Remote();
        jobs.put(token, remote);
        everything.put(token, remote);
        return happens(8)
                ? new Sighting.NotDelivered("answer lost", false, true)
                : new Sighting.Opened(token, Optional.of(Story.REMOTE));
    }

    Sighting send(String token) {
        Remote remote = jobs.get(token);
        if (remote == null || remote.stopped || happens(10)) {
            return Story.notDelivered();
        }
        remote.document = true;
        if (happens(6)) {
            return new Sighting.AnswerLost("reset", false, happens(6));
        }
        remote.whole = true;
        return happens(4) ? Story.lostAfterAll() : Story.accepted();
    }

    /** A node died while it was sending: some of it may have left. */
    void diedWhileSending(String token) {
        Remote remote = jobs.get(token);
        if (remote != null && !remote.stopped) {
            remote.document = random.nextBoolean();
            remote.whole = remote.document && random.nextBoolean();
        }
    }

    Sighting look(String token) {
        return happens(4) ? Story.unanswered() : shows(jobs.get(token));
    }

    Sighting cancel(String token) {
        Remote remote = jobs.get(token);
        if (remote != null && happens(2)) {
            remote.stopped |= !remote.complete();
        }
        return Story.asked(look(token));
    }

    /** With the token of all attempts: of one that has not ended, else of one that printed. */
    Sighting cancelAll() {
        if (happens(4)) {
            return Story.asked(Story.unanswered());
        }
        jobs.values().forEach(remote -> remote.stopped |= !remote.complete() && happens(2));
        Remote shown = null;
        for (Remote remote : jobs.values()) {
            boolean tellsMore = shown == null || !remote.ended() || (shown.ended() && remote.sheets > shown.sheets);
            shown = tellsMore ? remote : shown;
        }
        return Story.asked(shows(shown));
    }

    private Sighting shows(@org.jspecify.annotations.Nullable Remote remote) {
        if (remote == null) {
            return Story.notFound();
        }
        OptionalInt impressions = counts ? OptionalInt.of(remote.sheets) : OptionalInt.empty();
        if (remote.complete()) {
            return new Sighting.Printed(Proof.COMPLETED, impressions);
        }
        if (remote.stopped) {
            Optional<Boolean> processed = tellsProcessed ? Optional.of(remote.processed) : Optional.empty();
            return new Sighting.Stopped(processed, impressions, counts, "stopped");
        }
        return new Sighting.Working(Story.REMOTE, !remote.whole, "working");
    }

    int sheets() {
        return everything.values().stream().mapToInt(Remote::sheets).sum();
    }

    boolean printedAll() {
        return everything.values().stream().anyMatch(Remote::complete);
    }

    long attemptsWithPaper() {
        return everything.values().stream().filter(remote -> remote.sheets > 0).count();
    }
}
