package io.printsmart.jdbc.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.internal.audit.Auditor;
import io.printsmart.jdbc.JdbcPrintStore;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.Printer;
import io.printsmart.store.Acceptance;
import io.printsmart.store.PrintStore;
import io.printsmart.testkit.fixture.SampleJob;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** A JDBC store on a real database that holds nothing yet, and short words for its calls. */
public final class Bench {

    private static final Duration LEASE = Duration.ofMinutes(10);

    private final JdbcStoreUnderTest tried;
    private final Databases kind;

    private Bench(Databases kind) {
        this.kind = kind;
        this.tried = JdbcStoreUnderTest.of(kind, Pool.HIKARI, true);
        tried.emptyStore();
    }

    /** An empty one. */
    public static Bench on(Databases kind) {
        return new Bench(kind);
    }

    /** Which database it is on. */
    public Databases kind() {
        return kind;
    }

    /** The store without faults. */
    public JdbcPrintStore store() {
        return tried.jdbcStore();
    }

    /** Its connections, which have auto-commit on. */
    public DataSource dataSource() {
        return tried.dataSource();
    }

    /** A connection with auto-commit off; the caller closes it. */
    public Connection connection() throws SQLException {
        Connection connection = dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** A connection of no pool, with auto-commit on; the caller closes it. */
    public Connection newConnection() throws SQLException {
        return tried.database().dataSource().getConnection();
    }

    /** Runs a statement and commits. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection()) {
            Sql.execute(connection, sql);
        }
    }

    /** The one number that a query gives, which names it {@code n}. */
    public long number(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection()) {
            return Sql.first(connection, sql, row -> row.number("n")).orElseThrow();
        }
    }

    /** A table of the host's with one column, empty. */
    public void hostTable(String name) throws SQLException {
        execute("drop table if exists " + name);
        execute("create table " + name + " (id varchar(40) primary key)");
    }

    /** How many rows a table has. */
    public long rows(String table) throws SQLException {
        return number("select count(*) as n from " + table);
    }

    /** Money. */
    public static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    /** Puts money into a wallet. */
    public void give(String account, String amount) {
        store().accounts()
                .topUp(Movement.topUp(
                        new AccountId(account), eur(amount), "gift-" + account + "-" + System.nanoTime()));
    }

    /** What a wallet holds. */
    public Money balance(String account) {
        return store().accounts()
                .balance(new AccountId(account), Money.currency("EUR"))
                .orElse(eur("0.00"));
    }

    /** A job of ada's at 0.60 EUR. */
    public SampleJob sample(String id) {
        return SampleJob.of(id, store().now());
    }

    /** Accepts a job. */
    public static Acceptance accept(PrintStore store, SampleJob sample) {
        return store.jobs().accept(sample.job(), "node-0", Optional.of(sample.charge()));
    }

    /** A printer of that name. */
    public void printer(String name) {
        store().printers().put(Printer.of(name, "ipp://" + name + ".example/ipp/print"));
    }

    /** A node that has joined. */
    public NodeId joined(String name) {
        NodeId node = new NodeId(name);
        store().nodes().join(node, LEASE);
        return node;
    }

    /** Gives ada what a job costs, and has a node claim it with the printer library. */
    public PrintJob claimed(String id, NodeId node) {
        printer("library");
        give("ada", "0.60");
        accept(store(), sample(id));
        store().jobs().claim(node, 5);
        PrintJob claimed = store().jobs().find(sample(id).job().id()).orElseThrow();
        assertThat(claimed.isHeldBy(node)).as("claimed").isTrue();
        return claimed;
    }

    /** The money rules. */
    public void assertBooksAreRight() {
        assertThat(new Auditor(store()).run().violations()).isEqualTo(List.of());
    }
}
