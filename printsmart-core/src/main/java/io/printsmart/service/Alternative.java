package io.printsmart.service;

import io.printsmart.printer.PrinterId;

/**
 * A printer that could take a job instead.
 *
 * @param printer its name
 * @param site where it is; empty if the host did not tell
 * @param waitingJobs how many of our jobs are not finished there
 */
public record Alternative(PrinterId printer, String site, int waitingJobs) {}
