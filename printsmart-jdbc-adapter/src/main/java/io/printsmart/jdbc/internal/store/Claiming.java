package io.printsmart.jdbc.internal.store;

import io.printsmart.jdbc.internal.transaction.Transactions;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import java.util.ArrayList;
import java.util.List;

/**
 * Claims jobs in two transactions: first those that are due by themselves, some of which only go into a line, then the
 * first of each line that is due. What one of them has committed is answered, whatever becomes of the other.
 */
final class Claiming {

    private final Transactions transactions;
    private final DueJobs dueJobs;
    private final DueLines dueLines;
    private final LostClaims lost;

    /** Whether due jobs took all there was to give the last time, so that lines go first the next time. */
    private volatile boolean linesWait;

    Claiming(Transactions transactions, Tables tables) {
        this.transactions = transactions;
        this.lost = new LostClaims(transactions, tables);
        this.dueJobs = new DueJobs(tables, lost);
        this.dueLines = new DueLines(tables, lost);
    }

    List<PrintJob> claim(NodeId node, int max) {
        transactions.requireNotJoined("claim jobs");
        List<PrintJob> claimed = new ArrayList<>(lost.recover(node));
        try {
            if (linesWait && max > 1) {
                claimed.addAll(dueLines.claim(node, max / 2));
            }
            if (claimed.size() < max) {
                claimed.addAll(dueJobs.claim(node, max - claimed.size()));
            }
            linesWait = claimed.size() >= max;
            if (claimed.size() < max) {
                claimed.addAll(dueLines.claim(node, max - claimed.size()));
            }
        } catch (RuntimeException e) {
            // Who asks must hear of what it holds, whatever a pool throws; what failed will show again the next time.
            if (claimed.isEmpty()) {
                throw e;
            }
        }
        return claimed;
    }
}
