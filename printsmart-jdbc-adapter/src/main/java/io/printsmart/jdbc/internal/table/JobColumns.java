package io.printsmart.jdbc.internal.table;

import io.printsmart.job.Attempt;
import io.printsmart.job.Claim.Place;
import io.printsmart.job.Flag;
import io.printsmart.job.PrintJob;
import io.printsmart.job.RemoteJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A job as the values of its row: what was ordered never changes, what happened to it does. */
final class JobColumns {

    /** The greatest priority; subtracted from it, the next in line sorts first. */
    private static final int MOST_URGENT = 100;

    /** What was ordered. */
    static final Map<String, Function<PrintJob, Object>> ORDER = order();

    /** How far it has got, but for the claim. */
    static final Map<String, Function<PrintJob, Object>> PROGRESS = progress();

    /** Who may decide, when, and where it stands. */
    static final Map<String, Function<PrintJob, Object>> CLAIM = claim();

    private JobColumns() {}

    static List<Object> values(PrintJob job, List<Map<String, Function<PrintJob, Object>>> groups) {
        List<Object> values = new ArrayList<>();
        groups.forEach(group -> group.values().forEach(column -> values.add(column.apply(job))));
        return values;
    }

    static String flags(Set<Flag> flags) {
        return flags.stream().map(Flag::name).sorted().collect(Collectors.joining(" "));
    }

    private static Map<String, Function<PrintJob, Object>> order() {
        Map<String, Function<PrintJob, Object>> columns = new LinkedHashMap<>();
        columns.put("id", PrintJob::id);
        columns.put("job_key", job -> job.order().key());
        columns.put("account", PrintJob::account);
        columns.put("printer", job -> job.order().printer());
        columns.put("cost_minor", job -> job.order().cost().minorUnits());
        columns.put("currency", job -> job.order().cost().currency().getCurrencyCode());
        columns.put("funding", job -> job.order().funding());
        columns.put("copies", job -> job.order().options().copies());
        columns.put("sides", job -> job.order().options().sides());
        columns.put("color_mode", job -> job.order().options().colorMode());
        columns.put("media", job -> job.order().options().media());
        columns.put("title", job -> job.order().title());
        columns.put("document_id", job -> job.order().document().id());
        columns.put("document_sha256", job -> job.order().document().sha256());
        columns.put("document_length", job -> job.order().document().length());
        columns.put("document_format", job -> job.order().document().format());
        columns.put("priority", job -> job.order().priority());
        columns.put("line_rank", job -> MOST_URGENT - job.order().priority());
        columns.put("created_at", job -> job.order().createdAt());
        columns.put("deadline_at", job -> job.order().deadline());
        columns.put("end_by", job -> job.order().endBy());
        return columns;
    }

    private static Map<String, Function<PrintJob, Object>> progress() {
        Map<String, Function<PrintJob, Object>> columns = new LinkedHashMap<>();
        columns.put("state", PrintJob::state);
        columns.put("payment", PrintJob::payment);
        columns.put("attempts", PrintJob::attempts);
        columns.put("waits", PrintJob::waits);
        columns.put("attempt_fence", job -> job.attempt().map(Attempt::fence));
        columns.put("attempt_token", job -> job.attempt().map(Attempt::token));
        columns.put("attempt_started_at", job -> job.attempt().map(Attempt::startedAt));
        columns.put("attempt_answer_at", job -> job.attempt().map(Attempt::lastAnswerAt));
        columns.put("attempt_cut", job -> job.attempt().map(Attempt::documentCut));
        columns.put("attempt_permanent", job -> job.attempt().map(Attempt::permanent));
        columns.put("attempt_cancel_at", job -> job.attempt().flatMap(Attempt::cancelAskedAt));
        columns.put("remote_id", job -> remote(job).map(RemoteJob::id));
        columns.put("remote_uri", job -> remote(job).map(RemoteJob::uri));
        columns.put("remote_uuid", job -> remote(job).flatMap(RemoteJob::printerUuid));
        columns.put("remote_started_at", job -> remote(job).flatMap(RemoteJob::printerStartedAt));
        columns.put("proof", PrintJob::proof);
        columns.put("why_code", job -> job.why().code());
        columns.put("why_detail", job -> job.why().detail());
        columns.put("finished_at", PrintJob::finishedAt);
        return columns;
    }

    private static Map<String, Function<PrintJob, Object>> claim() {
        Map<String, Function<PrintJob, Object>> columns = new LinkedHashMap<>();
        columns.put("flags", job -> flags(job.flags()));
        columns.put("due_at", PrintJob::dueAt);
        columns.put("holder", job -> job.claim().holder());
        columns.put("line_printer", job -> printerIf(job, Place.IN_LINE));
        columns.put("held_printer", job -> printerIf(job, Place.HOLDS_PRINTER));
        columns.put("fence", job -> job.claim().fence());
        columns.put("version", job -> job.claim().version());
        return columns;
    }

    private static Optional<RemoteJob> remote(PrintJob job) {
        return job.attempt().flatMap(Attempt::remote);
    }

    private static Optional<Object> printerIf(PrintJob job, Place place) {
        return job.claim().place() == place ? Optional.of(job.order().printer()) : Optional.empty();
    }
}
