package io.printsmart.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.jdbc.databases.Bench;
import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.Intercepted;
import io.printsmart.jdbc.databases.OnEachDatabase;
import io.printsmart.job.DocumentRef;
import io.printsmart.store.DocumentStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A printer may take minutes for a document, and there are more printers than connections. */
class DocumentReadTest {

    private static final int LENGTH = 600_000; // two whole pieces and a part of one

    private final Set<Connection> held = Collections.newSetFromMap(new IdentityHashMap<>());
    private final AtomicInteger givenBack = new AtomicInteger();

    private DocumentStore documents(Bench bench) {
        return JdbcPrintStore.builder(
                        Intercepted.dataSource(bench.dataSource(), (connection, method, arguments, call) -> {
                            if (method.equals("close")) {
                                givenBack.incrementAndGet();
                                held.remove(connection);
                            } else {
                                held.add(connection);
                            }
                            return call.proceed();
                        }))
                .build()
                .documents();
    }

    @OnEachDatabase
    void whileADocumentIsOnItsWayNoConnectionIsHeld(Databases kind) throws IOException {
        DocumentStore documents = documents(Bench.on(kind));
        DocumentRef document = documents.put("doc1", new ByteArrayInputStream(new byte[LENGTH]), LENGTH);

        try (InputStream in = documents.open(document)) {
            givenBack.set(0);
            byte[] buffer = new byte[100_000];
            for (int left = LENGTH; left > 0; left -= buffer.length) {
                assertThat(in.readNBytes(buffer, 0, buffer.length)).isEqualTo(buffer.length);
                assertThat(held).as("connections that are held").isEmpty();
            }
            assertThat(in.read()).isEqualTo(-1);
        }

        assertThat(givenBack.get()).as("a transaction for each piece").isGreaterThanOrEqualTo(2);
    }
}
