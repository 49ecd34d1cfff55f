package io.printsmart.printer;

import io.printsmart.internal.check.Checks;
import java.time.Duration;

/**
 * How many looks in a row, and over how long a time, are believed. A look that fails at a printer that was fine makes it
 * doubtful (a soft state); it is looked at again and again, and only when the run of failed looks is long enough is it declared
 * down (a hard state). Pure.
 *
 * @param limit how long the first look waits for an answer
 * @param patience how long an address has to be silent before it is believed to be down; a sleeping printer wakes meanwhile
 * @param tries how many looks in a row have to be refused or not understood, 1 to 10; silence goes by the patience, which so many looks
 *     fill
 */
public record WatchRule(Duration limit, Duration patience, int tries) {

    /**
     * Checks the values.
     *
     * @param limit how long the first look waits
     * @param patience how long an address has to be silent
     * @param tries how many looks have to fail
     * @throws IllegalArgumentException if one is out of its bounds, or patience is shorter than limit
     */
    public WatchRule {
        Checks.positive("limit", limit);
        Checks.positive("patience", patience);
        Checks.range("tries", tries, 1, 10);
        if (patience.compareTo(limit) < 0) {
            throw new IllegalArgumentException("patience is " + patience + " and limit is " + limit
                    + "; patience covers a whole run of looks and must be at least as long as the first of them");
        }
    }

    /** What a look leads to. */
    public enum Verdict {
        /** It is as was known. */
        SAME,
        /** It may be otherwise than was known: look again. */
        DOUBTFUL,
        /** It is otherwise than was known. */
        CHANGED
    }

    /**
     * Judges a look.
     *
     * @param news whether the look, if it is believed, changes what is known
     * @param finding what was found, but for {@link Finding#NOT_LOOKED}
     * @param failures how many looks of this run failed, this one included
     * @param failingFor how long ago the first of them began
     * @return what it leads to
     */
    public Verdict judge(boolean news, Finding finding, int failures, Duration failingFor) {
        if (!news) {
            return Verdict.SAME;
        }
        boolean longEnough = finding.isSilence()
                ? failures >= Math.min(2, tries) && failingFor.compareTo(patience) >= 0
                : failures >= tries;
        return finding.isCertain() || longEnough ? Verdict.CHANGED : Verdict.DOUBTFUL;
    }

    /**
     * How long the next look may wait for an answer. The looks of a run fill the patience, whatever it is; a device that is
     * known to wake slowly is waited for from the first look on.
     *
     * @param failures how many looks of this run failed already
     * @param failingFor how long ago the first of them began; zero if none failed
     * @param wakesWithin how long the device took lately
     * @return a time limit, at least that of the first look
     */
    public Duration limit(int failures, Duration failingFor, Duration wakesWithin) {
        if (failures == 0) {
            Duration patient = wakesWithin.multipliedBy(3).dividedBy(2);
            return longest(limit, shortest(patient, patience.minus(limit)));
        }
        // A new connection knocks more often than one that is kept waiting, so that the later looks are no longer than
        // others.
        int looksLeft = Math.max(1, tries - failures);
        return longest(limit, patience.minus(failingFor).dividedBy(looksLeft));
    }

    /**
     * How long to wait before the next look of a run, from when the last one began.
     *
     * @param finding what the last look found
     * @param limit how long it was allowed to take
     * @return the pause: what is silent is asked again when the limit is over, even if the network said sooner that it cannot
     *     be reached; what refuses is asked again soon
     */
    public Duration pause(Finding finding, Duration limit) {
        return finding.isSilence() ? limit : this.limit.dividedBy(3);
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shortest(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
