package io.printsmart.jdbc.internal.store;

import io.printsmart.jdbc.internal.dialect.Dialect;
import io.printsmart.jdbc.internal.table.BooksQueries;
import io.printsmart.jdbc.internal.table.ChunkTable;
import io.printsmart.jdbc.internal.table.ClockQuery;
import io.printsmart.jdbc.internal.table.DocumentTable;
import io.printsmart.jdbc.internal.table.EventTable;
import io.printsmart.jdbc.internal.table.HistoryTable;
import io.printsmart.jdbc.internal.table.JobQueries;
import io.printsmart.jdbc.internal.table.JobTable;
import io.printsmart.jdbc.internal.table.LineTable;
import io.printsmart.jdbc.internal.table.ListenerTable;
import io.printsmart.jdbc.internal.table.MovementTable;
import io.printsmart.jdbc.internal.table.NodeTable;
import io.printsmart.jdbc.internal.table.PrinterTable;
import io.printsmart.jdbc.internal.table.SetAside;
import io.printsmart.jdbc.internal.table.SettingTable;
import io.printsmart.jdbc.internal.table.SiteTable;
import io.printsmart.jdbc.internal.table.SliceTable;
import io.printsmart.jdbc.internal.table.StatusTable;
import io.printsmart.jdbc.internal.table.WalletTable;

/** All tables under one prefix. */
public record Tables(
        ClockQuery clock,
        SettingTable settings,
        JobTable jobs,
        JobQueries jobQueries,
        HistoryTable history,
        MovementTable movements,
        WalletTable wallets,
        PrinterTable printers,
        StatusTable statuses,
        SliceTable slices,
        SiteTable sites,
        LineTable lines,
        NodeTable nodes,
        ListenerTable listeners,
        EventTable events,
        DocumentTable documents,
        ChunkTable chunks,
        BooksQueries books) {

    /** Names the tables. */
    public static Tables of(String prefix, Dialect dialect) {
        SetAside setAside = new SetAside();
        return new Tables(
                new ClockQuery(dialect),
                new SettingTable(prefix),
                new JobTable(prefix, dialect, setAside),
                new JobQueries(prefix, setAside),
                new HistoryTable(prefix),
                new MovementTable(prefix, dialect.now()),
                new WalletTable(prefix),
                new PrinterTable(prefix),
                new StatusTable(prefix),
                new SliceTable(prefix),
                new SiteTable(prefix),
                new LineTable(prefix, dialect),
                new NodeTable(prefix, dialect),
                new ListenerTable(prefix, dialect),
                new EventTable(prefix, dialect),
                new DocumentTable(prefix, dialect.now()),
                new ChunkTable(prefix),
                new BooksQueries(prefix));
    }
}
