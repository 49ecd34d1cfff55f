package io.printsmart.transport;

import io.printsmart.job.PrintJob;

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
