package io.printsmart.runner.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.PrintRequest;
import io.printsmart.service.Refusal;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import io.printsmart.wallet.Money;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the portal of docs/bring-your-own-wallet.md on H2. */
class PortalTest {

    private static final byte[] LETTER = "%PDF-1.4 letter".getBytes(StandardCharsets.US_ASCII);

    private final DataSource database = TestDatabase.create("portal");
    private final ScriptedRawPrinter printer = ScriptedRawPrinter.start();
    private final Portal portal = new Portal(database, Runnable::run);

    @BeforeEach
    void start() throws SQLException {
        run("create table users (name varchar(190) primary key, cents bigint not null)");
        run("create table unclaimed_refund (name varchar(190) not null, cents bigint not null)");
        run("create table orders (order_key varchar(190) primary key, job_id varchar(40) not null)");
        run("insert into users (name, cents) values ('ann', 500)");
        portal.print()
                .printers()
                .put(Printer.of("library", printer.uri().toString()).withLoopbackAllowed(true));
    }

    @AfterEach
    void end() {
        assertThat(portal.print().audit().run().violations()).isEmpty();
        portal.close();
        printer.close();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    private long cents() throws SQLException {
        return number("select cents from users where name = 'ann'");
    }

    private static PrintRequest request(String key, String cost) {
        return PrintRequest.builder()
                .key(key)
                .account("ann")
                .printer("library")
                .document(() -> new ByteArrayInputStream(LETTER))
                .cost(Money.of(cost, "EUR"))
                .build();
    }

    private PrintJob now(PrintJob job) {
        return portal.print().service().find(job.id()).orElseThrow();
    }

    @Test
    void orderChargeAndJobAreOneTransaction() throws SQLException {
        PrintJob job = portal.order(request("order-1", "0.60"));

        assertThat(cents()).isEqualTo(440);
        assertThat(number("select count(*) from orders")).isEqualTo(1);
        assertThat(portal.print().runDue()).isPositive();
        assertThat(now(job).state()).isEqualTo(JobState.COMPLETED);
        assertThat(now(job).payment()).isEqualTo(PaymentState.CAPTURED);
        assertThat(cents()).isEqualTo(440);
        assertThat(printer.paper().complete()).hasSize(1);
    }

    @Test
    void aRollbackLeavesNothing() throws SQLException {
        run("insert into orders (order_key, job_id) values ('order-1', 'somebody else')");

        assertThatThrownBy(() -> portal.order(request("order-1", "0.60"))).isInstanceOf(SQLException.class);

        assertThat(cents()).isEqualTo(500);
        assertThat(portal.print().service().findByKey("order-1")).isEmpty();
        assertThat(number("select count(*) from printsmart_job")).isZero();
        assertThat(number("select count(*) from printsmart_movement")).isZero();
        assertThat(number("select count(*) from printsmart_history")).isZero();
        assertThat(portal.print().runDue()).isZero();
    }

    @Test
    void tooLittleMoneyIsRefusedWithTheUsersBalance() throws SQLException {
        assertThatThrownBy(() -> portal.order(request("order-1", "6.00")))
                .isInstanceOfSatisfying(
                        PrintRefusedException.class,
                        refused -> assertThat(refused.refusal())
                                .isInstanceOfSatisfying(
                                        Refusal.InsufficientFunds.class,
                                        poor -> assertThat(poor.balance()).isEqualTo(Money.of("5.00", "EUR"))));
        assertThat(cents()).isEqualTo(500);
        assertThat(number("select count(*) from orders")).isZero();
        assertThat(number("select count(*) from printsmart_job")).isZero();
    }

    @Test
    void theRefundOfADeletedUserStillGoesSomewhere() throws SQLException {
        PrintJob job = portal.order(request("order-1", "0.60"));
        run("delete from users");
        portal.print().printers().remove(new PrinterId("library"));

        assertThat(portal.print().runDue()).isPositive();

        assertThat(now(job).payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(number("select cents from unclaimed_refund where name = 'ann'"))
                .isEqualTo(60);
    }
}
