package io.printsmart.runner.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.PrintSmart;
import io.printsmart.event.JobEvent;
import io.printsmart.event.PrintEvent;
import io.printsmart.event.PrintEventListener;
import io.printsmart.jdbc.JdbcPrintStore;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.service.PrintRequest;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sample listener writes to students, each time once. */
class StudentMailTest {

    private static final byte[] LETTER = "%PDF-1.4 letter".getBytes(StandardCharsets.US_ASCII);

    private final DataSource database = TestDatabase.create("mail");
    private JdbcPrintStore store;

    @BeforeEach
    void createTables() throws SQLException {
        store = JdbcPrintStore.builder(database).installSchema().build();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists mail");
            statement.execute(
                    "create table mail (event_id varchar(150) primary key, account varchar(190), text varchar(1000))");
        }
    }

    private List<String> mails() throws SQLException {
        List<String> mails = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select account, text from mail order by event_id")) {
            while (rows.next()) {
                mails.add(rows.getString("account") + ": " + rows.getString("text"));
            }
        }
        return mails;
    }

    private static PrintRequest request() {
        return PrintRequest.builder()
                .key("order-4711")
                .account("ann")
                .printer("library")
                .document(() -> new ByteArrayInputStream(LETTER))
                .cost(Money.of("0.60", "EUR"))
                .build();
    }

    private PrintSmart open(PrintEventListener listener, ScriptedRawPrinter printer) {
        // docs: give
        PrintSmart print = PrintSmart.builder()
                .store(store)
                .documents(store.documents())
                .listener(listener)
                .build();
        // docs: end
        print.printers().put(Printer.of("library", printer.uri().toString()).withLoopbackAllowed(true));
        print.accounts().topUp(new AccountId("ann"), Money.of("5.00", "EUR"), "cash-desk-1");
        return print;
    }

    @Test
    void aStudentReadsThatItWasPrinted() throws SQLException {
        try (ScriptedRawPrinter printer = ScriptedRawPrinter.start();
                PrintSmart print = open(new StudentMail(database), printer)) {
            print.start();
            print.service().submit(request());
            assertThat(print.awaitIdle(Duration.ofSeconds(30))).isTrue();
            assertThat(print.awaitTold(Duration.ofSeconds(30))).isTrue();

            assertThat(mails())
                    .containsExactlyInAnyOrder(
                            "ann: We will print your document at library.",
                            "ann: Your document was printed at library.");
        }
    }

    @Test
    void aStudentReadsThatTheMoneyIsBackOnceHoweverOftenItIsTold() throws SQLException {
        StudentMail mail = new StudentMail(database);
        List<PrintEvent> told = new CopyOnWriteArrayList<>();
        PrintEventListener twice = new PrintEventListener() {
            @Override
            public String name() {
                return mail.name();
            }

            @Override
            public void on(PrintEvent event) throws SQLException {
                told.add(event);
                mail.on(event);
                mail.on(event);
            }
        };
        try (ScriptedRawPrinter printer = ScriptedRawPrinter.start();
                PrintSmart print = open(twice, printer)) {
            print.service().submit(request());
            print.printers().remove(new PrinterId("library"));
            print.start();
            assertThat(print.awaitIdle(Duration.ofSeconds(30))).isTrue();
            assertThat(print.awaitTold(Duration.ofSeconds(30))).isTrue();

            assertThat(told).filteredOn(JobEvent.class::isInstance).hasSize(2);
            assertThat(mails())
                    .containsExactlyInAnyOrder(
                            "ann: We will print your document at library.",
                            "ann: Your document could not be printed. Your 0.60 EUR are back.");
        }
    }
}
