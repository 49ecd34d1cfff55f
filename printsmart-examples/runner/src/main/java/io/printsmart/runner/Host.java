package io.printsmart.runner;

import io.printsmart.PrintSmart;
import io.printsmart.PrintSmartBuilder;
import io.printsmart.event.PrintEventListener;
import io.printsmart.ipp.IppTransport;
import io.printsmart.runner.database.Storage;
import io.printsmart.service.Settings;
import java.util.List;

/** What a host has to do to print: a store, the transports it wants, its settings. And to close what it opened. */
record Host(Storage storage, PrintSmart print, Settings settings) implements AutoCloseable {

    static Host of(Storage storage, Settings settings, List<PrintEventListener> listeners) {
        try {
            PrintSmartBuilder parts = PrintSmart.builder()
                    .store(storage.store())
                    .documents(storage.documents())
                    .transport(IppTransport.create())
                    .settings(settings);
            listeners.forEach(parts::listener);
            return new Host(storage, parts.build(), settings);
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    @Override
    public void close() {
        print.close();
        storage.close();
    }
}
