package io.printsmart.runner.monitor;

import io.printsmart.runner.output.Output;
import io.printsmart.runner.output.Watched;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** A line for each printer that is not fine at the begin, for each change, and for how the watch does. Not thread-safe. */
public final class Lines implements Display {

    private final Output output;
    private final boolean all;
    private final boolean health;
    private final long roundNanos;
    private final Changes changes = new Changes();
    private Set<String> sitesDown = Set.of();
    private boolean blind;
    private long roundSince = System.nanoTime();

    /**
     * Creates it.
     *
     * @param output where the lines go
     * @param round how often the watch itself is told of
     * @param health whether it is
     * @param all whether each round also tells of all printers that did not change
     */
    public Lines(Output output, Duration round, boolean health, boolean all) {
        this.output = output;
        this.roundNanos = round.toNanos();
        this.health = health;
        this.all = all;
    }

    @Override
    public void show(Snapshot known) {
        tellOfSites(known.sitesDown());
        Changes.Found found = changes.after(known.printers());
        found.changed()
                .forEach(change -> output.print(
                        found.begin() ? Watched.printer(change.now()) : Watched.change(change.before(), change.now())));
        found.removed().forEach(id -> output.print(Watched.removed(id)));
        if (known.health().blind() != blind) {
            blind = known.health().blind();
            output.print(Watched.health(known.health()));
        }
        long now = System.nanoTime();
        if (now - roundSince >= roundNanos) {
            roundSince = now;
            tellOfRound(known);
        }
    }

    private void tellOfRound(Snapshot known) {
        if (all) {
            known.printers().forEach(printer -> output.print(Watched.printer(printer)));
        }
        if (health) {
            output.print(Watched.health(known.health()));
        }
    }

    private void tellOfSites(Set<String> down) {
        for (String site : new TreeSet<>(down)) {
            if (!sitesDown.contains(site)) {
                output.print(Watched.site(site, true));
            }
        }
        for (String site : new TreeSet<>(sitesDown)) {
            if (!down.contains(site)) {
                output.print(Watched.site(site, false));
            }
        }
        sitesDown = down;
    }

    @Override
    public void close() {
        // Lines stay where they are.
    }
}
