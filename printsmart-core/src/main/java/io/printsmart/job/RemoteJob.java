package io.printsmart.job;

import java.time.Instant;
import java.util.Optional;

/**
 * A job at the printer that an attempt opened. Its id alone proves nothing: a printer that reboots may count from 1
 * again, so that only the attempt's token tells whether it is ours.
 *
 * @param id the printer's {@code job-id}; 0 if the printer gave none
 * @param uri the device URI at which it was opened
 * @param printerUuid the {@code printer-uuid} if told
 * @param printerStartedAt when the printer was started, reckoned from its {@code printer-up-time} if told
 */
public record RemoteJob(int id, String uri, Optional<String> printerUuid, Optional<Instant> printerStartedAt) {}
