package io.printsmart.internal.submit;

import io.printsmart.internal.loop.Observations;
import io.printsmart.internal.loop.StoreTime;
import io.printsmart.internal.net.Inspector;
import io.printsmart.job.ColorMode;
import io.printsmart.job.PrintOptions;
import io.printsmart.job.Sides;
import io.printsmart.printer.Capabilities;
import io.printsmart.printer.Finding;
import io.printsmart.printer.Health;
import io.printsmart.printer.ProbeResult;
import io.printsmart.service.Settings;
import io.printsmart.store.KnownPrinter;
import java.time.Duration;
import java.util.Optional;

/** Whether a printer can take a job: by what it can do as far as that is known, and by a look at it that is fresh enough. */
final class Checkpoint {

    private final Observations observations;
    private final Inspector inspector;
    private final StoreTime time;
    private final Settings settings;

    Checkpoint(Observations observations, Inspector inspector, StoreTime time, Settings settings) {
        this.observations = observations;
        this.inspector = inspector;
        this.time = time;
        this.settings = settings;
    }

    /**
     * What a printer cannot do.
     *
     * @param what the option
     * @param value what was asked
     */
    record Lack(String what, String value) {}

    static Optional<Lack> lack(KnownPrinter known, PrintOptions options) {
        Capabilities can = known.capabilities();
        if (options.colorMode() == ColorMode.COLOR && !can.printsColor()) {
            return Optional.of(new Lack("color-mode", options.colorMode().keyword()));
        }
        if (options.sides() != Sides.ONE_SIDED && !can.printsDuplex()) {
            return Optional.of(new Lack("sides", options.sides().keyword()));
        }
        return isRaw(known) ? lackOfRawPort(options) : Optional.empty();
    }

    /** A raw port takes a document and nothing beside it: an option would be charged for and not be obeyed. */
    private static Optional<Lack> lackOfRawPort(PrintOptions options) {
        if (options.copies() > 1) {
            return Optional.of(new Lack("copies", String.valueOf(options.copies())));
        }
        if (options.sides() != Sides.ONE_SIDED) {
            return Optional.of(new Lack("sides", options.sides().keyword()));
        }
        return options.media().isEmpty() ? Optional.empty() : Optional.of(new Lack("media", options.media()));
    }

    static boolean canDo(KnownPrinter known, PrintOptions options, Optional<String> format) {
        return lack(known, options).isEmpty()
                && format.map(known.capabilities()::takes).orElse(true);
    }

    /** What it can do is only assumed, since the host does not say and the printer was not asked yet: a look may tell. */
    static boolean mayLearn(KnownPrinter known) {
        return !isRaw(known)
                && !known.printer().capabilities().isAllStated()
                && known.health().device().capabilities().isEmpty();
    }

    private static boolean isRaw(KnownPrinter known) {
        return known.printer().uri().scheme().equals("socket");
    }

    boolean isFresh(KnownPrinter known) {
        Duration bound = settings.freshness();
        return known.health()
                .seenAt()
                .map(at -> Duration.between(at, time.instant()).compareTo(bound) <= 0)
                .orElse(false);
    }

    /** Only a good look spares another one: what was down may be up again. A printer busy with our own job is not down. */
    Health healthNow(KnownPrinter known) {
        boolean busyRaw = known.busy() && isRaw(known);
        boolean good = known.health().isOnline() && (isFresh(known) || busyRaw);
        return good ? known.health() : look(known, settings.answerLimit());
    }

    Health look(KnownPrinter known, Duration limit) {
        return look(known, inspector.inspect(known, limit).result());
    }

    Health look(KnownPrinter known, ProbeResult result) {
        if (result.finding() == Finding.NOT_LOOKED) {
            // Neither the printer's fault nor a reason to refuse: another try, or another node, may see it.
            throw new IllegalStateException("this node cannot look at printer "
                    + known.printer().id() + ": " + result.detail() + "; nothing was stored or charged, submit again");
        }
        return observations.add(known, result);
    }
}
