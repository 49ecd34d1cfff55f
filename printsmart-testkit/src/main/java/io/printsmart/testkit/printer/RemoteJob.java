package io.printsmart.testkit.printer;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A job as it stood at the printer at one moment.
 *
 * @param id job-id
 * @param uuid job-uuid
 * @param name job-name; empty if the client gave none
 * @param user job-originating-user-name
 * @param state job-state
 * @param reasons job-state-reasons
 * @param createdAt time-at-creation, in seconds of printer-up-time
 * @param processingAt time-at-processing, in seconds of printer-up-time; empty where it has no value
 * @param completedAt time-at-completed, in seconds of printer-up-time; empty where it has no value
 * @param impressionsCompleted job-impressions-completed as the printer reports it
 * @param documents number-of-documents
 * @param options the job attributes that the client asked for (copies, sides, media, ...), values joined by a comma
 */
public record RemoteJob(
        int id,
        String uuid,
        String name,
        String user,
        RemoteJobState state,
        List<String> reasons,
        int createdAt,
        OptionalInt processingAt,
        OptionalInt completedAt,
        int impressionsCompleted,
        int documents,
        Map<String, String> options) {

    /**
     * Copies what could change.
     *
     * @param id job-id
     * @param uuid job-uuid
     * @param name job-name; empty if the client gave none
     * @param user job-originating-user-name
     * @param state job-state
     * @param reasons job-state-reasons
     * @param createdAt time-at-creation
     * @param processingAt time-at-processing
     * @param completedAt time-at-completed
     * @param impressionsCompleted job-impressions-completed
     * @param documents number-of-documents
     * @param options the job attributes that the client asked for
     */
    public RemoteJob {
        reasons = List.copyOf(reasons);
        options = Map.copyOf(options);
    }
}
