package io.printsmart.runner.docs;

import io.printsmart.event.JobEvent;
import io.printsmart.event.PrintEvent;
import io.printsmart.event.PrintEventListener;
import io.printsmart.job.PaymentState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The sample of docs/events.md: writes to students, through a table that another part of the portal mails from. */
// docs: listener
final class StudentMail implements PrintEventListener {

    private final DataSource database;

    StudentMail(DataSource database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "student-mail"; // never change it: its progress is stored under it
    }

    @Override
    public void on(PrintEvent event) throws SQLException {
        Optional<String> text = event instanceof JobEvent job ? text(job) : Optional.empty();
        if (text.isPresent()) {
            write((JobEvent) event, text.get());
        }
    }

    private static Optional<String> text(JobEvent job) {
        return switch (job.kind()) {
            case ACCEPTED -> Optional.of("We will print your document at " + job.printer() + ".");
            case DELAYED -> Optional.of("Printer " + job.printer() + " is not ready. We keep trying.");
            case COMPLETED -> Optional.of("Your document was printed at " + job.printer() + ".");
            case FAILED -> Optional.of("Your document could not be printed. " + money(job) + instead(job));
            case CANCELED -> Optional.of("Your document was canceled. " + money(job));
            case REFUNDED -> Optional.of("Your " + job.cost() + " are back.");
            default -> Optional.empty(); // also what later releases tell of
        };
    }

    private static String money(JobEvent job) {
        if (job.payment() == PaymentState.UNPAID) {
            return "Nothing was charged.";
        }
        return "Your " + job.cost() + (job.payment() == PaymentState.REFUNDED ? " are back." : " will be given back.");
    }

    private static String instead(JobEvent job) {
        return job.instead().isEmpty() ? "" : " Try printer " + job.instead().get(0) + ".";
    }

    /** The event's id is the table's key: told again, it changes nothing. */
    private void write(JobEvent event, String text) throws SQLException {
        String insert = "insert into mail (event_id, account, text) select ?, ?, ?"
                + " where not exists (select 1 from mail where event_id = ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, event.id());
            statement.setString(2, event.account().value());
            statement.setString(3, text);
            statement.setString(4, event.id());
            statement.executeUpdate();
        }
    }
}
// docs: end
