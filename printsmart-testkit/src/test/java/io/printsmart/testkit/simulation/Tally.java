package io.printsmart.testkit.simulation;

/** What came about in one run, or in many. */
final class Tally {

    long seeds;
    long jobs;
    long sheets;
    long captured;
    long refunded;
    long capturedOnAcceptance;
    long capturedPartly;
    long capturedDeceived;
    long secondCopies;
    long staleDocuments;
    long events;
    long paperForNothing;
    long refusals;
    long crashes;
    long pauses;
    long mishaps;
    long calls;
    long statuses;
    long siteAlerts;
    long blind;
    long microsUntilHealed;

    void add(Tally more) {
        seeds += more.seeds;
        jobs += more.jobs;
        sheets += more.sheets;
        captured += more.captured;
        refunded += more.refunded;
        capturedOnAcceptance += more.capturedOnAcceptance;
        capturedPartly += more.capturedPartly;
        capturedDeceived += more.capturedDeceived;
        secondCopies += more.secondCopies;
        staleDocuments += more.staleDocuments;
        events += more.events;
        paperForNothing += more.paperForNothing;
        refusals += more.refusals;
        crashes += more.crashes;
        pauses += more.pauses;
        mishaps += more.mishaps;
        calls += more.calls;
        statuses += more.statuses;
        siteAlerts += more.siteAlerts;
        blind += more.blind;
        microsUntilHealed += more.microsUntilHealed;
    }

    @Override
    public String toString() {
        return seeds + " seeds, " + jobs + " jobs in " + microsUntilHealed / 3_600_000_000L + " h: " + captured
                + " captured (" + capturedOnAcceptance + " on acceptance alone, " + capturedPartly + " partly printed, "
                + capturedDeceived + " called completed though cut), " + refunded + " refunded or unpaid ("
                + paperForNothing + " of them with paper, counted), " + secondCopies + " second copies after doubt, "
                + staleDocuments + " documents begun by nodes that were stopped, "
                + refusals + " refusals, " + events + " events heard, " + sheets + " sheets, " + crashes + " crashes, "
                + pauses + " pauses, " + mishaps + " other mishaps, " + statuses + " changes of printers, "
                + siteAlerts + " alerts of sites, " + blind + " blind nodes, "
                + calls
                + " calls of ports";
    }
}
