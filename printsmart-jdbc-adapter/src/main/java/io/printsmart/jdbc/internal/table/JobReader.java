package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Row;
import io.printsmart.job.Attempt;
import io.printsmart.job.Claim;
import io.printsmart.job.Claim.Place;
import io.printsmart.job.ColorMode;
import io.printsmart.job.DocumentRef;
import io.printsmart.job.Flag;
import io.printsmart.job.Funding;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.NodeId;
import io.printsmart.job.Order;
import io.printsmart.job.PaymentState;
import io.printsmart.job.PrintJob;
import io.printsmart.job.PrintOptions;
import io.printsmart.job.Proof;
import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sides;
import io.printsmart.job.Why;
import io.printsmart.printer.PrinterId;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a job of its row. */
final class JobReader {

    private JobReader() {}

    static PrintJob read(Row row) throws SQLException {
        return new PrintJob(
                order(row),
                row.constant(JobState.class, "state"),
                row.constant(PaymentState.class, "payment"),
                row.integer("attempts"),
                row.integer("waits"),
                attempt(row),
                row.optionalConstant(Proof.class, "proof"),
                flags(row.text("flags")),
                new Why(row.constant(Why.Code.class, "why_code"), row.text("why_detail")),
                row.optionalInstant("due_at"),
                row.optionalInstant("finished_at"),
                claim(row));
    }

    private static Order order(Row row) throws SQLException {
        return new Order(
                new JobId(row.text("id")),
                row.text("job_key"),
                new AccountId(row.text("account")),
                new PrinterId(row.text("printer")),
                new Money(row.number("cost_minor"), Money.currency(row.text("currency"))),
                row.constant(Funding.class, "funding"),
                new PrintOptions(
                        row.integer("copies"),
                        row.constant(Sides.class, "sides"),
                        row.constant(ColorMode.class, "color_mode"),
                        row.text("media")),
                row.text("title"),
                new DocumentRef(
                        row.text("document_id"),
                        row.text("document_sha256"),
                        row.number("document_length"),
                        row.text("document_format")),
                row.integer("priority"),
                row.instant("created_at"),
                row.instant("deadline_at"),
                row.instant("end_by"));
    }

    private static Optional<Attempt> attempt(Row row) throws SQLException {
        Optional<Long> fence = row.optionalNumber("attempt_fence");
        if (fence.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Attempt(
                fence.get(),
                row.text("attempt_token"),
                remote(row),
                row.instant("attempt_started_at"),
                row.instant("attempt_answer_at"),
                row.flag("attempt_cut"),
                row.flag("attempt_permanent"),
                row.optionalInstant("attempt_cancel_at")));
    }

    private static Optional<RemoteJob> remote(Row row) throws SQLException {
        Optional<Long> id = row.optionalNumber("remote_id");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RemoteJob(
                Math.toIntExact(id.get()),
                row.text("remote_uri"),
                row.optionalText("remote_uuid"),
                row.optionalInstant("remote_started_at")));
    }

    private static Claim claim(Row row) throws SQLException {
        Place place = Place.NONE;
        if (row.optionalText("held_printer").isPresent()) {
            place = Place.HOLDS_PRINTER;
        } else if (row.optionalText("line_printer").isPresent()) {
            place = Place.IN_LINE;
        }
        return new Claim(
                row.optionalText("holder").map(NodeId::new), place, row.number("fence"), row.number("version"));
    }

    static Set<Flag> flags(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(name -> !name.isEmpty())
                .map(Flag::valueOf)
                .collect(Collectors.toSet());
    }
}
