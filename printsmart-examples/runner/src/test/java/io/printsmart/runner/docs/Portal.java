package io.printsmart.runner.docs;

import io.printsmart.PrintSmart;
import io.printsmart.ipp.IppTransport;
import io.printsmart.jdbc.JdbcPrintStore;
import io.printsmart.job.JobId;
import io.printsmart.job.PrintJob;
import io.printsmart.service.PreparedPrint;
import io.printsmart.service.PrintRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/** The sample of docs/bring-your-own-wallet.md: a portal whose order, charge and job are one transaction. */
final class Portal implements AutoCloseable {

    private final DataSource database;
    private final JdbcPrintStore store;
    private final PrintSmart print;

    Portal(DataSource database, Executor workers) {
        this.database = database;
        // docs: portal-store
        this.store = JdbcPrintStore.builder(database)
                .installSchema()
                .wallet(new UserTableWallet())
                .build();
        // docs: end
        this.print = PrintSmart.builder()
                .store(store)
                .documents(store.documents())
                .transport(IppTransport.create())
                .workers(workers)
                .build();
    }

    PrintSmart print() {
        return print;
    }

    // docs: portal-order
    PrintJob order(PrintRequest request) throws SQLException {
        PreparedPrint prepared = print.service().prepare(request); // network and document: outside
        PrintJob job;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                job = store.joining(connection, () -> print.service().submit(prepared));
                insertOrder(connection, request.key(), job.id());
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
        print.wake(); // the job can be seen only now
        return job;
    }
    // docs: end

    private static void insertOrder(Connection connection, String key, JobId job) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into orders (order_key, job_id) values (?, ?)")) {
            insert.setString(1, key);
            insert.setString(2, job.value());
            insert.executeUpdate();
        }
    }

    @Override
    public void close() {
        print.close();
    }
}
