package io.printsmart.runner;

import io.printsmart.PrintSmart;
import io.printsmart.ipp.IppTransport;
import io.printsmart.runner.database.Storage;
import io.printsmart.service.Settings;

/** What a host has to do to print: a store, the transports it wants, its settings. And to close what it opened. */
record Host(Storage storage, PrintSmart print, Settings settings) implements AutoCloseable {

    static Host of(Storage storage, Settings settings) {
        try {
            PrintSmart print = PrintSmart.builder()
                    .store(storage.store())
                    .documents(storage.documents())
                    .transport(IppTransport.create())
                    .settings(settings)
                    .build();
            return new Host(storage, print, settings);
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
