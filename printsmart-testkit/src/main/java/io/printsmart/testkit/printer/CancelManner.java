package io.printsmart.testkit.printer;

/** What a printer does when it is asked to cancel the job that it is printing. */
public enum CancelManner {
    /** It stops at once; what came out so far is a partial printout. */
    STOPS,
    /** It prints the job to its end and then says canceled. */
    PRINTS_ON_SAYS_CANCELED,
    /** It prints the job to its end and then says completed. */
    PRINTS_ON_SAYS_COMPLETED
}
