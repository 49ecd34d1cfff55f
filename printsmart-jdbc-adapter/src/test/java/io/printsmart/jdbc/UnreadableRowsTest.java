package io.printsmart.jdbc;

import static io.printsmart.jdbc.databases.Bench.accept;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.jdbc.databases.Bench;
import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.OnEachDatabase;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One row that a newer version wrote, or that is damaged, holds up nobody else. Of jobs the contract says it. */
class UnreadableRowsTest {

    private static final String MAIL = "mail";
    private static final PrinterId CELLAR = new PrinterId("cellar");

    private static Bench withEvents(Databases kind, int jobs) throws SQLException {
        Bench bench = Bench.on(kind);
        bench.store().events().register(MAIL);
        bench.give("ada", "50.00");
        for (int i = 1; i <= jobs; i++) {
            accept(bench.store(), bench.sample("job-" + i).printer("printer-" + i));
        }
        return bench;
    }

    private static List<String> next(Bench bench, int max) {
        return new ArrayList<>(bench.store().events().next(MAIL, max).stream()
                .map(untold -> untold.event().id())
                .toList());
    }

    private static void spoil(Bench bench, String job) throws SQLException {
        bench.execute("update printsmart_event set kind = 'DREAMT' where subject = 'job:" + job + "'");
    }

    /** As if a second event of the job had been written after the first. */
    private static void follow(Bench bench, String job) throws SQLException {
        String columns = "decided_at, kind, printer, state, why_detail, job_key, account, cost_minor, currency,"
                + " payment, why_code, flags";
        bench.execute("insert into printsmart_event (listener, subject, version, due_at, tries, " + columns
                + ") select listener, subject, version + 1, due_at, tries, " + columns
                + " from printsmart_event where subject = 'job:" + job + "'");
    }

    @OnEachDatabase
    void anEventThatCannotBeReadHoldsUpItsOwnJobOnly(Databases kind) throws SQLException {
        Bench bench = withEvents(kind, 2);
        follow(bench, "job-1");
        String later = "kind = 'ACCEPTED' where subject = 'job:job-1' and version = 2";
        spoil(bench, "job-1");
        bench.execute("update printsmart_event set " + later);

        assertThat(next(bench, 10)).containsExactly("job:job-2:1");
        assertThat(next(bench, 10)).containsExactly("job:job-2:1");
        assertThat(bench.store().events().untold(MAIL)).isEqualTo(3);

        bench.execute("update printsmart_event set kind = 'ACCEPTED', due_at = 0 where subject = 'job:job-1'");
        assertThat(next(bench, 10)).containsExactly("job:job-1:1", "job:job-2:1");
    }

    @OnEachDatabase
    void moreOfThemThanAPageHoldsHideNothing(Databases kind) throws SQLException {
        Bench bench = withEvents(kind, 6);
        for (int i = 1; i <= 5; i++) {
            spoil(bench, "job-" + i);
        }
        bench.execute("update printsmart_event set due_at = due_at + 1 where subject = 'job:job-6'");
        long deadline = bench.store().now().toEpochMilli() + 1;
        while (bench.store().now().toEpochMilli() < deadline) {
            Thread.onSpinWait();
        }

        assertThat(next(bench, 2)).containsExactly("job:job-6:1");
    }

    @OnEachDatabase
    void anEventThatCouldNotBeReadForAWeekIsGivenUp(Databases kind) throws SQLException {
        Bench bench = withEvents(kind, 1);
        follow(bench, "job-1");
        spoil(bench, "job-1");
        bench.execute("update printsmart_event set kind = 'ACCEPTED' where version = 2");
        assertThat(next(bench, 10)).isEmpty();

        bench.execute("update printsmart_event set due_at = 0, failing_since = 1 where version = 1");
        bench.execute("update printsmart_event set due_at = 0 where version = 2");

        assertThat(next(bench, 10)).isEmpty();
        assertThat(next(bench, 10)).containsExactly("job:job-1:2");
    }

    @OnEachDatabase
    void aPrinterThatCannotBeReadIsLeftOutOfLists(Databases kind) throws SQLException {
        Bench bench = Bench.on(kind);
        bench.printer("attic");
        bench.printer("cellar");
        bench.execute("update printsmart_printer set status = 'ASLEEP' where id = 'cellar'");

        assertThat(bench.store().printers().list())
                .extracting(known -> known.printer().id().value())
                .containsExactly("attic");
        assertThatThrownBy(() -> bench.store().printers().find(CELLAR))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cellar")
                .hasMessageContaining("its column status holds 'ASLEEP'");
    }

    @OnEachDatabase
    void aPrinterThatCannotBeReadIsRepairedByStoringItAndCanBeRemoved(Databases kind) throws SQLException {
        Bench bench = Bench.on(kind);
        bench.printer("cellar");
        bench.execute("update printsmart_printer set status = 'ASLEEP', uri = 'nonsense' where id = 'cellar'");

        Printer again = Printer.of("cellar", "ipp://cellar.example/ipp/print");
        bench.store().printers().put(again);

        assertThat(bench.store().printers().find(CELLAR)).hasValueSatisfying(known -> {
            assertThat(known.printer()).isEqualTo(again);
            assertThat(known.health()).isEqualTo(Health.NEVER_PROBED);
        });
        bench.execute("update printsmart_printer set status = 'ASLEEP' where id = 'cellar'");
        assertThat(bench.store().printers().remove(CELLAR)).isTrue();
        assertThat(bench.store().printers().find(CELLAR)).isEmpty();
    }
}
