package io.printsmart.transport;

import io.printsmart.job.Attempt;
import io.printsmart.job.Claim;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.PrintJob;
import java.util.Optional;

/**
 * What marks an attempt at the printer: {@code ps-<installation>-<job>-<fence>}, first in the remote job's name. The
 * fence makes it unique per claim, also where a node died before it could store what it had opened.
 */
public final class Tokens {

    private Tokens() {}

    /**
     * The prefix that all tokens of an installation share.
     *
     * @param installation the installation's id
     * @return the prefix, with a closing hyphen
     */
    public static String prefix(String installation) {
        return "ps-" + installation + "-";
    }

    /**
     * The token of an attempt under the job's present claim.
     *
     * @param installation the installation's id
     * @param job the job
     * @return the token
     */
    public static String token(String installation, PrintJob job) {
        return prefix(installation) + job.id() + "-" + job.claim().fence();
    }

    /**
     * What stands for all attempts of a job.
     *
     * @param installation the installation's id
     * @param job the job
     * @return the prefix that all its tokens share, with a closing hyphen
     */
    public static String anyAttempt(String installation, PrintJob job) {
        return prefix(installation) + job.id() + "-";
    }

    /**
     * The token that stands at a printer for a job that holds one now.
     *
     * @param installation the installation's id
     * @param job the job
     * @return empty if it holds no printer: whatever has one of its tokens then was left behind
     */
    public static Optional<String> inUse(String installation, PrintJob job) {
        if (job.claim().place() != Claim.Place.HOLDS_PRINTER) {
            return Optional.empty();
        }
        return job.state() == JobState.PENDING
                ? Optional.of(token(installation, job))
                : job.attempt().map(Attempt::token);
    }

    /**
     * The job that a token names.
     *
     * @param installation the installation's id
     * @param token what was found at a printer, which may hold anything
     * @return its id; empty if it is no token of this installation
     */
    public static Optional<JobId> job(String installation, String token) {
        String prefix = prefix(installation);
        int end = token.lastIndexOf('-');
        if (!token.startsWith(prefix) || end <= prefix.length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JobId(token.substring(prefix.length(), end)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // cut or made up
        }
    }

    /**
     * Tells whether a token is of the same job as another one, and of a later claim: who makes the earlier attempt has lost
     * the job.
     *
     * @param token the token in question, which may be cut or made up
     * @param than a whole token
     * @return true if it is later
     */
    public static boolean isLaterAttempt(String token, String than) {
        int end = than.lastIndexOf('-') + 1;
        if (!token.startsWith(than.substring(0, end))) {
            return false;
        }
        try {
            return Long.parseLong(token, end, token.length(), 10) > Long.parseLong(than, end, than.length(), 10);
        } catch (NumberFormatException e) {
            return false; // cut or made up
        }
    }

    /**
     * The token that a remote job's name begins with.
     *
     * @param jobName the remote job's name
     * @return everything before the first blank
     */
    public static String tokenOf(String jobName) {
        int blank = jobName.indexOf(' ');
        return blank < 0 ? jobName : jobName.substring(0, blank);
    }
}
