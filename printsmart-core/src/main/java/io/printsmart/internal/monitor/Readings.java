package io.printsmart.internal.monitor;

import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.MonitorHealth;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Health of a watch that does not run. */
final class Readings {

    private static final Map<PrinterStatus, Integer> NONE =
            Arrays.stream(PrinterStatus.values()).collect(Collectors.toMap(status -> status, status -> 0));

    static final MonitorHealth NOT_RUNNING =
            new MonitorHealth(false, NONE, 0, 0, 0, 0, 0, 0, Duration.ZERO, 0, 0, Optional.empty(), false);

    private Readings() {}

    /** Health of a watch that ran until now. */
    static MonitorHealth ended(MonitorHealth last) {
        return new MonitorHealth(
                false,
                last.printers(),
                0,
                last.doubtful(),
                0,
                0,
                0,
                last.looksPerSecond(),
                last.latenessP99(),
                last.notLooked(),
                last.storeCalls(),
                last.lastFullRound(),
                false);
    }
}
