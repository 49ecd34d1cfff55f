package io.printsmart.testkit.simulation;

import io.printsmart.job.PrintJob;
import java.util.ArrayList;
import java.util.List;

/** What happened: a number that sums all of it up, and the last events in words. */
final class Trace {

    /** So much is looked through for what happened to one job; raise it for a run that is replayed. */
    private static final int KEPT = Integer.getInteger("printsmart.trace", 400);

    private final long[] times = new long[KEPT];
    private final String[] who = new String[KEPT];
    private final String[] what = new String[KEPT];
    private final String[] whom = new String[KEPT];
    private final String[] how = new String[KEPT];
    private long count;
    private long hash = 1125899906842597L;

    void add(long micros, String actor, String action, String subject, String outcome) {
        int slot = (int) (count++ % KEPT);
        times[slot] = micros;
        who[slot] = actor;
        what[slot] = action;
        whom[slot] = subject;
        how[slot] = outcome;
        hash = mix(
                mix(mix(mix(mix(hash, micros), actor.hashCode()), action.hashCode()), subject.hashCode()),
                outcome.hashCode());
    }

    /** Only summed up: whoever wrote it says it in words. */
    void writes(PrintJob job) {
        hash = mix(mix(hash, job.id().value().hashCode()), job.claim().version());
        hash = mix(
                mix(hash, job.state().name().hashCode()), job.payment().name().hashCode());
    }

    long hash() {
        return hash;
    }

    /** The last events; of them only those that name a subject, if one is given. */
    List<String> last(int limit, String subject) {
        List<String> lines = new ArrayList<>();
        for (long i = count - 1; i >= 0 && i >= count - KEPT && lines.size() < limit; i--) {
            int slot = (int) (i % KEPT);
            boolean wanted = subject.isEmpty() || whom[slot].contains(subject) || how[slot].contains(subject);
            if (wanted) {
                lines.add(
                        0,
                        String.format(
                                "%14.6f s  %-10s %-18s %-34s %s",
                                times[slot] / 1e6, who[slot], what[slot], whom[slot], how[slot]));
            }
        }
        return lines;
    }

    private static long mix(long hash, long value) {
        long mixed = (hash ^ value) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }
}
