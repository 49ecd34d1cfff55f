package io.printsmart.internal.submit;

import io.printsmart.job.PrintOptions;
import io.printsmart.printer.Health;
import io.printsmart.printer.PrinterId;
import io.printsmart.service.Alternative;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.PrintStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the printers that could take a job instead: those known to be online, and of those not seen lately a few that are
 * looked at now. What does not answer in time is left out.
 */
final class AlternativeFinder {

    private static final Logger LOG = LoggerFactory.getLogger(AlternativeFinder.class);
    private static final int MOST_LOOKS = 8;
    private static final int MOST_FOUND = 10;
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final PrintStore store;
    private final Checkpoint checkpoint;
    private final Executor executor;
    private final LongSupplier ticker;

    AlternativeFinder(PrintStore store, Checkpoint checkpoint, Executor executor, LongSupplier ticker) {
        this.store = store;
        this.checkpoint = checkpoint;
        this.executor = executor;
        this.ticker = ticker;
    }

    List<Alternative> find(PrinterId refused, PrintOptions options, Optional<String> format) {
        Map<PrinterId, Integer> waiting = store.jobs().unfinishedByPrinter();
        return online(able(refused, options, format, waiting)).stream()
                // the look may have told what was only assumed before
                .filter(known -> Checkpoint.canDo(known, options, format))
                .limit(MOST_FOUND)
                .map(known -> new Alternative(
                        known.printer().id(),
                        known.printer().site(),
                        waiting.getOrDefault(known.printer().id(), 0)))
                .toList();
    }

    /** Those that were online when they were last looked at, whenever that was. */
    List<PrinterId> lastSeenOnline(PrinterId refused, PrintOptions options, String format) {
        return able(refused, options, Optional.of(format), store.jobs().unfinishedByPrinter()).stream()
                .filter(known -> known.health().isOnline())
                .limit(MOST_FOUND)
                .map(known -> known.printer().id())
                .toList();
    }

    /** All that could do it, best first. */
    private List<KnownPrinter> able(
            PrinterId refused, PrintOptions options, Optional<String> format, Map<PrinterId, Integer> waiting) {
        List<KnownPrinter> all = store.printers().list();
        String site = all.stream()
                .filter(known -> known.printer().id().equals(refused))
                .map(known -> known.printer().site())
                .findFirst()
                .orElse("");
        Comparator<KnownPrinter> best = Comparator.<KnownPrinter>comparingInt(
                        known -> known.printer().site().equals(site) ? 0 : 1)
                .thenComparingInt(known -> waiting.getOrDefault(known.printer().id(), 0))
                .thenComparing(known -> known.printer().id());
        return all.stream()
                .filter(known -> known.printer().enabled())
                .filter(known -> !known.printer().id().equals(refused))
                .filter(known -> Checkpoint.canDo(known, options, format))
                .sorted(best)
                .toList();
    }

    private List<KnownPrinter> online(List<KnownPrinter> able) {
        long limit = ticker.getAsLong() + LIMIT.toNanos();
        List<KnownPrinter> stale = able.stream()
                .filter(known -> !checkpoint.isFresh(known))
                .limit(MOST_LOOKS)
                .toList();
        List<CompletableFuture<Health>> looks = new ArrayList<>();
        try {
            stale.forEach(
                    known -> looks.add(CompletableFuture.supplyAsync(() -> checkpoint.look(known, LIMIT), executor)));
        } catch (RejectedExecutionException e) {
            LOG.debug("no thread to look at alternatives: {}", e.toString());
        }
        List<KnownPrinter> online = new ArrayList<>();
        for (KnownPrinter known : able) {
            int index = stale.indexOf(known);
            Optional<Health> health = index < 0
                    ? Optional.of(known.health()).filter(seen -> checkpoint.isFresh(known))
                    : index < looks.size() ? seen(looks.get(index), limit) : Optional.empty();
            health.filter(Health::isOnline).map(known::with).ifPresent(online::add);
        }
        return online;
    }

    private Optional<Health> seen(CompletableFuture<Health> look, long limit) {
        try {
            return Optional.of(look.get(Math.max(0, limit - ticker.getAsLong()), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("an alternative was not looked at in time: {}", e.toString());
            return Optional.empty();
        }
    }
}
