package io.printsmart.runner.process;

import io.printsmart.runner.Main;
import io.printsmart.runner.database.DatabaseAddress;
import io.printsmart.runner.database.JdbcStorage;
import io.printsmart.runner.database.Storage;
import io.printsmart.service.Settings;
import io.printsmart.store.DocumentStore;
import io.printsmart.store.PrintStore;
import java.util.Arrays;

/** The command line, with a point at which it stands still and waits to be killed. */
public final class CrashingMain {

    private CrashingMain() {}

    /** The first argument names the point. */
    public static void main(String[] args) {
        CrashPoint point = CrashPoint.valueOf(args[0]);
        System.exit(Main.run(
                (address, settings) -> new CrashingStorage(open(address, settings), point),
                Arrays.copyOfRange(args, 1, args.length)));
    }

    private static Storage open(DatabaseAddress address, Settings settings) {
        return JdbcStorage.open(address, settings);
    }

    private record CrashingStorage(Storage real, CrashPoint point) implements Storage {

        @Override
        public PrintStore store() {
            return new CrashingStore(real.store(), point);
        }

        @Override
        public DocumentStore documents() {
            return real.documents();
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
