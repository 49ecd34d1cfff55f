package io.printsmart.testkit.printer;

import com.hp.jipp.encoding.Attribute;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A job in the printer's memory. Guarded by the device's lock. */
final class JobEntry {

    final int id;
    final String uuid;
    final String name;
    final String user;
    final List<Attribute<?>> template;
    final int copies;
    final int createdAt;
    RemoteJobState state = RemoteJobState.PENDING_HELD;
    List<String> reasons = List.of("job-data-insufficient");
    OptionalInt processingAt = OptionalInt.empty();
    OptionalInt completedAt = OptionalInt.empty();
    Instant startedAt = Instant.MAX;
    Instant endedAt = Instant.MAX;

    @Nullable
    Receipt document;

    boolean incoming;
    boolean cutOff;
    boolean canceling;
    int impressions;
    int reportedImpressions;

    JobEntry(int id, String uuid, String name, String user, List<Attribute<?>> template, int copies, int createdAt) {
        this.id = id;
        this.uuid = uuid;
        this.name = name;
        this.user = user;
        this.template = template;
        this.copies = copies;
        this.createdAt = createdAt;
    }

    void become(RemoteJobState next, String... why) {
        state = next;
        reasons = List.of(why);
    }

    /** A final state; {@code why} empty takes the usual reason of the state. */
    void end(RemoteJobState last, List<String> why, UpTime upTime) {
        state = last;
        reasons = why.isEmpty() ? List.of(usualReason(last)) : why;
        completedAt = OptionalInt.of(upTime.seconds());
        endedAt = upTime.now();
        incoming = false;
    }

    private static String usualReason(RemoteJobState last) {
        return switch (last) {
            case COMPLETED -> "job-completed-successfully";
            case CANCELED -> "job-canceled-by-user";
            default -> "aborted-by-system";
        };
    }

    RemoteJob snapshot() {
        Map<String, String> options = new TreeMap<>();
        template.forEach(option -> options.put(option.getName(), String.join(",", option.strings())));
        return new RemoteJob(
                id,
                uuid,
                name,
                user,
                state,
                reasons,
                createdAt,
                processingAt,
                completedAt,
                reportedImpressions,
                document == null ? 0 : 1,
                options);
    }
}
