package io.printsmart.testkit.store;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** What all parts of one store share. Everything but the clock is touched under the lock only. */
record Memory(
        OneLock lock,
        Lines lines,
        JobTable jobs,
        Ledger ledger,
        Histories histories,
        Outboxes outboxes,
        MemorySlices.Watch watch,
        StatusHistory statuses,
        InstantSource clock) {

    static Memory empty(InstantSource clock) {
        Lines lines = new Lines();
        return new Memory(
                new OneLock(),
                lines,
                new JobTable(lines),
                new Ledger(),
                new Histories(),
                new Outboxes(),
                new MemorySlices.Watch(),
                new StatusHistory(),
                clock);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
