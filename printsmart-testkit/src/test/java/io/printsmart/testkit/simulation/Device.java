package io.printsmart.testkit.simulation;

import static io.printsmart.testkit.simulation.Schedule.SECOND;

import io.printsmart.testkit.simulation.Work.State;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/** One printer made of nothing. Knows the truth, and tells the judge of each sheet that comes out. */
final class Device {

    final String name;
    final Manner manner;
    private final Judge judge;
    private final List<Work> works = new ArrayList<>();
    private int nextId = 1;

    /** How many ids it had given when it last lost its queue. */
    int idsBefore;

    private int incarnation;
    private long startedAt;

    /** Whether its host believes it only what it calls completed. */
    boolean completionRequired;

    boolean powered = true;

    /** Where it stands; empty if its host does not say. */
    String site = "";

    /** It is on, and its port refuses connections. */
    boolean refuses;

    /** When it last became another thing than it was, as a look would tell. */
    long changedAt;

    /** When it was last switched on or off. */
    long switchedAt;

    boolean paper = true;

    Device(String name, Manner manner, Judge judge) {
        this.name = name;
        this.manner = manner;
        this.judge = judge;
    }

    String uri() {
        String host = name + ".campus.example";
        return manner.raw() ? "socket://" + host + ":9100" : "ipp://" + host + "/ipp/print";
    }

    String uuid() {
        return "urn:uuid:" + new UUID(name.hashCode(), incarnation);
    }

    long startedAt() {
        return startedAt;
    }

    List<Work> works(long now) {
        advance(now);
        return works;
    }

    /** Some job here is open or unfinished. */
    boolean isBusy(long now) {
        return works(now).stream().anyMatch(work -> !work.ended());
    }

    Work create(String jobName, long now) {
        advance(now);
        Work work = new Work(nextId++, jobName, now);
        works.add(work);
        return work;
    }

    /** Takes a chunk. False if the job takes none any more. */
    boolean receive(Work work, byte[] chunk, int count, int length, long now) {
        advance(now);
        boolean takes = work.state == State.INCOMING || work.state == State.PROCESSING;
        if (!takes || work.cut || !works.contains(work)) {
            return false;
        }
        if (work.received == 0) {
            Document document = Document.read(chunk);
            work.key = document.key();
            work.pages = document.pages();
            work.length = length;
            judge.documentArrives(this, work, works);
        }
        work.received += count;
        work.lastByteAt = now;
        if (manner.printsWhileReceiving() && work.state == State.INCOMING && first(work)) {
            begin(work, now);
        }
        return true;
    }

    /** All bytes have come. */
    boolean close(Work work, long now) {
        advance(now);
        if (!works.contains(work) || work.ended() || work.received < work.length || work.length == 0) {
            return false;
        }
        work.whole = true;
        if (work.state == State.INCOMING) {
            work.state = State.WAITING;
        }
        advance(now);
        return true;
    }

    /** The connection ended in disorder. */
    void connectionLost(Work work, long now) {
        advance(now);
        if (work.whole || work.ended() || !works.contains(work)) {
            return;
        }
        if (!work.hasDocument() && !manner.raw() && manner.createJob()) {
            return; // it still waits for a document
        }
        work.cut = true;
        boolean printsPart = manner.cutDocument() == Manner.CutDocument.PRINTED && work.hasDocument();
        if (printsPart) {
            work.state = work.state == State.INCOMING ? State.WAITING : work.state;
        } else {
            work.end(State.ABORTED, now);
        }
        advance(now);
    }

    void cancel(Work work, long now) {
        advance(now);
        if (work.ended() || work.stopping) {
            return;
        }
        if (work.state != State.PROCESSING) {
            work.end(State.CANCELED, now);
            return;
        }
        switch (manner.onCancel()) {
            case STOPS -> work.end(State.CANCELED, now);
            case STOPS_LATER -> {
                work.stopping = true;
                work.state = State.CANCELED;
            }
            case PRINTS_ON -> {
                // It heard, and goes on.
            }
        }
        advance(now);
    }

    /** It gives up the job that it is printing, whatever of it is out. False if there is none. */
    boolean jam(long now) {
        advance(now);
        for (Work work : works) {
            if (powered && work.state == State.PROCESSING) {
                work.cut = true;
                work.end(State.ABORTED, now);
                return true;
            }
        }
        return false;
    }

    /** Power goes; what was being printed stays in the machine. */
    void powerOff(long now) {
        advance(now);
        powered = false;
        switchedAt = now;
        changedAt = now;
        works.stream().filter(work -> !work.whole && !work.ended()).forEach(work -> {
            work.cut = true;
            work.end(State.ABORTED, now);
        });
        if (!manner.keepsQueue()) {
            works.clear();
            idsBefore = nextId;
            nextId = 1;
        }
    }

    void powerOn(long now) {
        powered = true;
        switchedAt = now;
        changedAt = now;
        startedAt = now;
        works.stream()
                .filter(work -> work.state == State.PROCESSING || work.stopping)
                .forEach(work -> work.sheetDoneAt = now + pageTime());
    }

    /** Somebody puts another device in its place. */
    void swap(long now) {
        advance(now);
        works.clear();
        nextId = 1;
        incarnation++;
        startedAt = now;
        changedAt = now;
    }

    /** The device that was there first comes back, without anything in it. */
    void restore(long now) {
        if (incarnation > 0) {
            swap(now);
            incarnation = 0;
        }
    }

    void paper(boolean there, long now) {
        advance(now);
        changedAt = paper == there ? changedAt : now;
        paper = there;
        if (there) {
            works.stream()
                    .filter(work -> work.state == State.PROCESSING || work.stopping)
                    .forEach(work -> work.sheetDoneAt = now + pageTime());
        }
    }

    void refuses(boolean now, long at) {
        changedAt = refuses == now ? changedAt : at;
        refuses = now;
    }

    private long pageTime() {
        return (long) (manner.secondsPerPage() * SECOND);
    }

    private boolean first(Work work) {
        for (Work other : works) {
            if (other == work) {
                return true;
            }
            if (!other.ended() && other.hasDocument()) {
                return false;
            }
        }
        return false;
    }

    private void begin(Work work, long now) {
        work.state = State.PROCESSING;
        work.processed = true;
        work.sheetDoneAt = now + pageTime();
    }

    /** What has happened up to now. */
    private void advance(long now) {
        if (!powered) {
            return;
        }
        for (int i = 0; i < works.size(); i++) {
            Work work = works.get(i);
            if (work.state == State.INCOMING && !manner.raw() && !work.hasDocument()) {
                expire(work, now);
            }
            if (!work.ended() && work.hasDocument()) {
                process(work, now);
                if (!work.ended()) {
                    break; // one after the other
                }
            }
        }
        forget(now);
    }

    private void expire(Work work, long now) {
        long limit = work.createdAt + manner.openSeconds() * SECOND;
        if (now >= limit) {
            work.end(State.ABORTED, limit);
        }
    }

    private void process(Work work, long now) {
        if (work.state == State.WAITING) {
            if (!paper) {
                return;
            }
            begin(work, Math.max(work.lastByteAt, lastEnd()));
        }
        if (work.state == State.INCOMING || !paper) {
            return;
        }
        while (work.sheets < work.printable() && work.sheetDoneAt <= now) {
            work.sheets++;
            judge.sheet(this, work, work.sheetDoneAt);
            long done = work.sheetDoneAt;
            work.sheetDoneAt += pageTime();
            if (work.stopping && work.sheets >= 1 && work.sheets == work.printable()) {
                work.end(State.CANCELED, done);
                return;
            }
        }
        boolean allOut = work.sheets == work.printable();
        if (allOut && work.whole) {
            work.end(work.state == State.CANCELED ? State.CANCELED : State.COMPLETED, work.sheetDoneAt - pageTime());
        } else if (allOut && work.cut) {
            boolean completed = manner.callsCutCompleted() && work.sheets > 0;
            work.end(
                    completed ? State.COMPLETED : State.ABORTED,
                    Math.max(work.lastByteAt, work.sheetDoneAt - pageTime()));
        } else if (allOut && work.stopping) {
            work.end(State.CANCELED, now);
        }
    }

    private long lastEnd() {
        return works.stream()
                .filter(Work::ended)
                .mapToLong(work -> work.endedAt)
                .max()
                .orElse(0);
    }

    private void forget(long now) {
        for (Iterator<Work> i = works.iterator(); i.hasNext(); ) {
            Work work = i.next();
            if (work.ended() && now - work.endedAt > manner.historySeconds() * SECOND) {
                i.remove();
            }
        }
    }
}
