package io.printsmart.service;

import io.printsmart.printer.PrinterStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How the watch over the printers does on this node. What is counted per minute is counted over the last full minute, and over the
 * time so far before there was one.
 *
 * @param running whether it watches
 * @param printers how many of its printers have each status; all statuses are there
 * @param slices how many of the 256 slices it holds; 0 while it has no right to any, as while the database is away
 * @param doubtful how many printers fail looks, though not yet for long enough to be declared down
 * @param inFlight how many looks at ports are under way
 * @param waiting how many looks wait for one of those to end, as {@link MonitorSettings#inFlight()} bounds them
 * @param reporting how many printers are being asked for their state, or wait for it
 * @param looksPerSecond how many looks ended per second
 * @param latenessP99 how late 99 of 100 looks at most began, of printers that are neither down nor doubtful, or were not seen yet; and
 *     at least how late the one of them is that has been waiting for longest. 0 if nothing is to be looked at
 * @param notLooked how many looks could not be taken since the start: no open file, no thread
 * @param storeCalls how many errands it had for the store since the start, of one to three calls each
 * @param lastFullRound since when all of its printers were looked at, by the store's clock; empty before all were once
 * @param blind whether it suspects itself, so that silence changes no status
 */
public record MonitorHealth(
        boolean running,
        Map<PrinterStatus, Integer> printers,
        int slices,
        int doubtful,
        int inFlight,
        int waiting,
        int reporting,
        double looksPerSecond,
        Duration latenessP99,
        long notLooked,
        long storeCalls,
        Optional<Instant> lastFullRound,
        boolean blind) {

    /**
     * Copies the counts.
     *
     * @param running whether it watches
     * @param printers how many printers have each status
     * @param slices how many slices it holds
     * @param doubtful how many printers fail looks
     * @param inFlight how many looks are under way
     * @param waiting how many wait
     * @param reporting how many printers are asked for their state
     * @param looksPerSecond how many looks ended per second
     * @param latenessP99 how late looks began
     * @param notLooked how many looks could not be taken
     * @param storeCalls how many calls of the store it made
     * @param lastFullRound since when all printers were looked at
     * @param blind whether it suspects itself
     */
    public MonitorHealth {
        printers = Map.copyOf(printers);
    }
}
