package io.printsmart.testkit.simulation;

import java.util.List;

/**
 * What kind of printer one is. It may tell little, forget soon and print what nobody wants any more; it never lies, but
 * where {@code callsCutCompleted} or {@code impressions} says so.
 *
 * @param raw a raw port, which cannot be asked
 * @param createJob whether it has Create-Job; else Print-Job only
 * @param tellsProcessed whether it tells when it began to process a job
 * @param impressions what it tells of impressions
 * @param tellsUuid whether it tells its uuid
 * @param takesOneAtATime whether it is busy while another job is open or unfinished there
 * @param printsWhileReceiving whether sheets come out before the document is whole
 * @param cutDocument what it does with a document that broke off
 * @param callsCutCompleted whether it calls what it printed of such a document completed
 * @param onCancel what it does when a job that it is printing is to be canceled
 * @param secondsPerPage how fast it is
 * @param historySeconds how long it remembers a job that has ended
 * @param openSeconds how long it waits for an open job's document
 * @param keepsQueue whether its jobs outlast a power cut
 * @param withErrors whether it says of each job that it completes that there were errors
 */
record Manner(
        boolean raw,
        boolean createJob,
        boolean tellsProcessed,
        Impressions impressions,
        boolean tellsUuid,
        boolean takesOneAtATime,
        boolean printsWhileReceiving,
        CutDocument cutDocument,
        boolean callsCutCompleted,
        OnCancel onCancel,
        double secondsPerPage,
        int historySeconds,
        int openSeconds,
        boolean keepsQueue,
        boolean withErrors) {

    enum Impressions {
        COUNTED,
        ALWAYS_ZERO,
        NOT_TOLD
    }

    enum CutDocument {
        ABORTED,
        PRINTED
    }

    enum OnCancel {
        STOPS,
        STOPS_LATER,
        PRINTS_ON
    }

    static Manner drawn(Dice dice) {
        boolean raw = dice.oneIn(4);
        return new Manner(
                raw,
                !dice.oneIn(4),
                dice.oneIn(2),
                dice.of(List.of(Impressions.values())),
                dice.oneIn(2),
                dice.oneIn(2),
                raw || dice.oneIn(3),
                dice.of(List.of(CutDocument.values())),
                dice.oneIn(6),
                dice.of(List.of(OnCancel.values())),
                dice.logBetween(200, 8_000) / 1000.0,
                dice.oneIn(4) ? (int) dice.between(5, 60) : 3_600,
                dice.oneIn(3) ? (int) dice.between(20, 60) : (int) dice.between(120, 900),
                dice.oneIn(4),
                dice.oneIn(6));
    }
}
