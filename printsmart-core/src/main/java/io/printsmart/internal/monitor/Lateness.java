package io.printsmart.internal.monitor;

import java.time.Duration;

/**
 * Counts how late looks began and how many ended, by the minute. Buckets grow by a quarter each, so that a percentile is told with
 * that precision, for no memory per look. One thread writes, any may read.
 */
final class Lateness {

    private static final int BUCKETS = 80;
    private static final double GROWTH = 1.25;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private int[] counts = new int[BUCKETS];
    private int looks;
    private long begunNanos;
    private boolean begun;
    private int[] lastCounts = new int[BUCKETS];
    private int lastLooks;
    private long lastNanos;

    /** A look begins. */
    synchronized void began(long lateNanos, long nowNanos) {
        turn(nowNanos);
        double millis = lateNanos / 1e6;
        int bucket = millis <= 1 ? 0 : (int) Math.ceil(Math.log(millis) / Math.log(GROWTH));
        counts[Math.min(bucket, BUCKETS - 1)]++;
    }

    /** A look ended. */
    synchronized void ended(long nowNanos) {
        turn(nowNanos);
        looks++;
    }

    /** Looks that ended per second, in the last full minute or, before there was one, so far. */
    synchronized double looksPerSecond(long nowNanos) {
        turn(nowNanos);
        long nanos = lastNanos > 0 ? lastNanos : nowNanos - begunNanos;
        int ended = lastNanos > 0 ? lastLooks : looks;
        return nanos <= 0 ? 0 : ended * 1e9 / nanos;
    }

    /** How late 99 of 100 looks began at most, in the same time. */
    synchronized Duration percentile99(long nowNanos) {
        turn(nowNanos);
        int[] of = lastNanos > 0 ? lastCounts : counts;
        long all = 0;
        for (int count : of) {
            all += count;
        }
        long above = all / 100;
        int bucket = BUCKETS - 1;
        while (bucket > 0 && above - of[bucket] >= 0) {
            above -= of[bucket];
            bucket--;
        }
        return all == 0 ? Duration.ZERO : Duration.ofMillis((long) Math.ceil(Math.pow(GROWTH, bucket)));
    }

    private void turn(long nowNanos) {
        if (!begun) {
            begun = true;
            begunNanos = nowNanos;
        }
        if (nowNanos - begunNanos >= MINUTE) {
            lastCounts = counts;
            lastLooks = looks;
            lastNanos = nowNanos - begunNanos;
            counts = new int[BUCKETS];
            looks = 0;
            begunNanos = nowNanos;
        }
    }
}
