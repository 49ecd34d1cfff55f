package io.printsmart.testkit.simulation;

/** One job at a printer, as the printer knows it: the truth. */
final class Work {

    enum State {
        /** Open, or receiving. */
        INCOMING,
        WAITING,
        PROCESSING,
        COMPLETED,
        CANCELED,
        ABORTED
    }

    final int id;
    final String name;
    final long createdAt;

    /** Whose document it is, as its content says; empty as long as none came. */
    String key = "";

    int pages;
    int length;
    int received;
    int sheets;
    boolean whole;
    boolean cut;
    boolean processed;
    boolean stopping;
    boolean createdLate;
    boolean stale;
    State state = State.INCOMING;
    long lastByteAt;
    long sheetDoneAt;
    long endedAt;

    Work(int id, String name, long now) {
        this.id = id;
        this.name = name;
        this.createdAt = now;
        this.lastByteAt = now;
    }

    /** What a printer tells of it: while sheets may still come, it is not at its end. */
    boolean ended() {
        return (state == State.COMPLETED || state == State.CANCELED || state == State.ABORTED) && !stopping;
    }

    boolean hasDocument() {
        return received > 0;
    }

    /** So many pages can be printed of what is there. */
    int printable() {
        return whole ? pages : length == 0 ? 0 : (int) ((long) received * pages / length);
    }

    void end(State newState, long now) {
        state = newState;
        stopping = false;
        endedAt = now;
    }
}
