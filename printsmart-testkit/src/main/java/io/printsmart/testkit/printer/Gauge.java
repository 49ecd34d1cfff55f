package io.printsmart.testkit.printer;

/** How many of something there are now, and the most there ever were. */
final class Gauge {

    private int now;
    private int most;

    synchronized void up() {
        now++;
        most = Math.max(most, now);
    }

    synchronized void down() {
        now--;
    }

    synchronized int most() {
        return most;
    }
}
