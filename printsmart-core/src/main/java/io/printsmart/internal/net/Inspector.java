package io.printsmart.internal.net;

import io.printsmart.printer.Finding;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.ProbeResult;
import io.printsmart.printer.WatchRule;
import io.printsmart.store.KnownPrinter;
import io.printsmart.transport.ConnectivityProber;
import io.printsmart.transport.PrintTransport;
import io.printsmart.transport.PrinterReport;
import io.printsmart.transport.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** One thorough look at one printer: its name, its port and, where it can tell, its own state. Blocks; thread-safe. */
public final class Inspector {

    private static final Duration PING = Duration.ofSeconds(1);

    private final AddressResolver resolver;
    private final ConnectivityProber prober;
    private final Transports transports;
    private final WatchRule rule;
    private final Eyesight eyesight;
    private final Duration answerLimit;
    private final LongSupplier ticker;

    /**
     * Creates an inspector.
     *
     * @param resolver resolves names
     * @param prober looks at ports
     * @param transports speak to printers
     * @param rule how long a printer may take to accept a connection
     * @param eyesight whether this node suspects itself
     * @param answerLimit how long it may take to tell its state
     * @param ticker monotonic nanoseconds
     */
    public Inspector(
            AddressResolver resolver,
            ConnectivityProber prober,
            Transports transports,
            WatchRule rule,
            Eyesight eyesight,
            Duration answerLimit,
            LongSupplier ticker) {
        this.resolver = resolver;
        this.prober = prober;
        this.transports = transports;
        this.rule = rule;
        this.eyesight = eyesight;
        this.answerLimit = answerLimit;
        this.ticker = ticker;
    }

    /**
     * What a look gave.
     *
     * @param result what was found
     * @param target where to deliver; empty unless the printer is ready
     */
    public record Inspection(ProbeResult result, Optional<Target> target) {}

    /**
     * Looks at a printer.
     *
     * @param known the printer and what is known of it
     * @return what was found
     */
    public Inspection inspect(KnownPrinter known) {
        return inspect(known, answerLimit);
    }

    /**
     * Looks at a printer.
     *
     * @param known the printer and what is known of it
     * @param limit how long it may take to tell its state
     * @return what was found
     */
    public Inspection inspect(KnownPrinter known, Duration limit) {
        long start = ticker.getAsLong();
        Printer printer = known.printer();
        Optional<PrintTransport> transport = transports.of(printer.uri().scheme());
        if (transport.isEmpty()) {
            return none(printer, Finding.MISCONFIGURED, noTransport(printer), start);
        }
        AddressResolver.Resolved resolved = resolve(printer);
        if (resolved.finding().isPresent()) {
            return none(printer, resolved.finding().get(), resolved.detail(), start);
        }
        ProbeResult port = ProbeResult.of(printer.id(), Finding.UNREACHABLE, "", Duration.ZERO);
        for (Target target : resolved.targets()) {
            port = lookAtPort(
                    target, rule.limit(0, Duration.ZERO, known.health().device().wakesWithin()));
            if (port.finding() == Finding.READY) {
                PrinterReport report = transport.get().inspect(target, limit);
                return judged(known.health(), target, report, start);
            }
        }
        Finding finding = port.finding() == Finding.SILENT && answersPing(resolved.targets())
                ? Finding.SILENT_PORT
                : port.finding();
        return none(printer, finding, port.detail(), start);
    }

    /**
     * Resolves a printer's address without looking at it.
     *
     * @param printer the printer
     * @return where it is, or the finding that keeps from it
     */
    public AddressResolver.Resolved resolve(Printer printer) {
        return resolver.resolve(printer, rule.limit());
    }

    /**
     * Asks a printer for its own state, whose port was found to accept.
     *
     * @param known the printer and what is known of it
     * @param target where it is
     * @return what was found
     */
    public ProbeResult ask(KnownPrinter known, Target target) {
        long start = ticker.getAsLong();
        Printer printer = known.printer();
        return transports
                .of(printer.uri().scheme())
                .map(transport -> judged(known.health(), target, transport.inspect(target, answerLimit), start))
                .orElseGet(() -> none(printer, Finding.MISCONFIGURED, noTransport(printer), start))
                .result();
    }

    private static String noTransport(Printer printer) {
        return "no transport speaks " + printer.uri().scheme();
    }

    private Inspection judged(Health known, Target target, PrinterReport report, long start) {
        boolean other = known.uuid().isPresent()
                && report.uuid().isPresent()
                && !report.uuid().equals(known.uuid());
        Finding finding = other ? Finding.OTHER_DEVICE : eyesight.judged(report.finding());
        String detail = other
                ? "another device answers: " + report.uuid().get() + ", expected "
                        + known.uuid().get()
                : report.detail();
        ProbeResult result = new ProbeResult(target.printer().id(), finding, report.said(), detail, since(start));
        return new Inspection(result, finding == Finding.READY ? Optional.of(target) : Optional.empty());
    }

    private ProbeResult lookAtPort(Target target, Duration connectLimit) {
        CompletableFuture<ProbeResult> answer = new CompletableFuture<>();
        prober.probe(List.of(target), connectLimit, answer::complete);
        try {
            // The prober answers by itself; this limit only guards against one that does not.
            return answer.get(connectLimit.toMillis() * 2 + 1000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ProbeResult.of(
                    target.printer().id(), Finding.NOT_LOOKED, "the thread was interrupted", Duration.ZERO);
        } catch (ExecutionException | TimeoutException e) {
            return ProbeResult.of(target.printer().id(), Finding.NOT_LOOKED, "the prober gave no answer", connectLimit);
        }
    }

    private boolean answersPing(List<Target> targets) {
        return prober.answersPing(targets.get(0).address().getAddress(), PING);
    }

    private Inspection none(Printer printer, Finding found, String detail, long start) {
        Finding finding = eyesight.judged(found);
        String why =
                finding == found ? detail : "this node sees hardly any printer and suspects its own network; " + detail;
        return new Inspection(ProbeResult.of(printer.id(), finding, why, since(start)), Optional.empty());
    }

    private Duration since(long start) {
        return Duration.ofNanos(ticker.getAsLong() - start);
    }
}
