package io.printsmart.internal.net;

import io.printsmart.printer.Finding;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.ProbeResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A sink that remembers what it was given, in order. */
final class Answers implements Consumer<ProbeResult> {

    private final List<ProbeResult> all = new ArrayList<>();

    @Override
    public synchronized void accept(ProbeResult result) {
        all.add(result);
        notifyAll();
    }

    synchronized List<ProbeResult> all() {
        return List.copyOf(all);
    }

    Map<Finding, Long> findings() {
        return all().stream().collect(Collectors.groupingBy(ProbeResult::finding, Collectors.counting()));
    }

    List<PrinterId> printers() {
        return all().stream().map(ProbeResult::printer).toList();
    }

    synchronized void awaitAll(int many) {
        try {
            while (all.size() < many) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted after " + all.size() + " answers", e);
        }
    }
}
