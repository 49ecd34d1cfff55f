package io.printsmart.internal.monitor;

import io.printsmart.internal.loop.TimingWheel;
import io.printsmart.printer.FlapRule;
import io.printsmart.printer.Health;
import io.printsmart.printer.Slices;
import io.printsmart.store.KnownPrinter;
import io.printsmart.transport.Target;
import java.util.List;

/**
 * One printer under watch: what the store knows of it (the hard state), and what its last looks say beyond that (the soft state).
 * There are up to 100,000 of them, so that each field counts. Only the watch's thread uses it; all times are its ticker's.
 */
final class Post extends TimingWheel.Entry {

    /** Where its present look is. */
    enum Phase {
        /** No look is under way; the wheel knows when the next one is due. */
        RESTING,
        /** A look is due and waits until there is room for it. */
        WAITING,
        /** The host's name is being looked up. */
        RESOLVING,
        /** Its port is looked at. */
        LOOKING,
        /** It is asked for its own state. */
        ASKING
    }

    final int slice;

    /** Where in the period it is looked at, 0 to less than 1, see {@link Slices#spread}. */
    private final double place;

    KnownPrinter known;
    Site site;
    int placeInSite;
    Phase phase = Phase.RESTING;

    /** Another printer has its name by now, or none: what its look finds is of no use. */
    boolean gone;

    /** A literal address is resolved once; a name each time. Empty if that was not done yet. */
    List<Target> targets = List.of();

    int target;

    /** The turn in which its look began: an answer to another one, or of another device, is none to this. */
    int look;

    /** Its last look, which may be under way, had an answer from the printer's address. */
    boolean answered;

    /** It waits to be asked for its own state, while looks at its port go on. */
    boolean toBeAsked;

    /** Looks of this run that failed; 0 if nothing speaks against what is known. */
    int failures;

    long failingSinceNanos;

    /** Its port was found open since then, though it has not told its own state yet. */
    boolean portWasOpen;

    /** Somebody else found it fine while it was looked at; then {@code fineNanos} says when that began. */
    boolean foundFine;

    long fineNanos;

    /** All that speaks against it is that its port gave no answer, as one that sleeps. */
    boolean onlyWaitedFor;

    /** Counted among those that fell silent. */
    boolean suspect;

    /** Its last look found silence. */
    boolean silentNow;

    /** It was down or doubtful when its look was due, which may take long. */
    boolean mayTakeLong;

    /** It waits for a ping, or is pinged. */
    boolean toBePinged;

    boolean answersPing;
    long dueNanos;
    long lookNanos;
    long limitNanos;

    /** How long the last look at its port took, of the network's part. */
    long tookNanos;

    /** When the last look began that left no doubt. */
    long seenNanos;

    boolean seen;

    /** What that look found is what is stored, as far as this node knows. */
    boolean asStored;

    long askedNanos;
    boolean asked;
    long slowNanos;

    /** See {@link FlapRule#remember}. */
    int history;

    Post(KnownPrinter known, Site site) {
        this.slice = Slices.of(known.printer().id());
        this.place = Slices.spread(known.printer().id()) / (double) (1L << 32);
        this.known = known;
        this.site = site;
        this.history = FlapRule.steady(known.health().isOnline());
    }

    Health health() {
        return known.health();
    }

    boolean isFine() {
        return failures == 0 && health().isOnline();
    }

    /** Whether a look at its port is under way. */
    boolean isLookedAt() {
        return phase == Phase.RESOLVING || phase == Phase.LOOKING;
    }

    /** A look that left no doubt. */
    void seen(long nanos) {
        seen = true;
        asStored = true;
        seenNanos = nanos;
    }

    /** Where in a time of so many nanoseconds it is looked at. */
    long placeIn(long nanos) {
        return (long) (place * nanos);
    }
}
