package io.printsmart.testkit.engine;

import io.printsmart.printer.Finding;
import io.printsmart.printer.ProbeResult;
import io.printsmart.transport.ConnectivityProber;
import io.printsmart.transport.Target;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Finds each printer ready, but those that are down, without any network; and knows at whom it was to look. */
final class FakeReach implements ConnectivityProber {

    final List<String> looks = new CopyOnWriteArrayList<>();
    final Set<String> down = new HashSet<>();
    Runnable onLook = () -> {};

    /** Where no printer is. */
    static URI uri(String scheme, int number) {
        return URI.create(scheme + "://10.1.2." + number + (scheme.equals("ipp") ? ":631/ipp/print" : ":9100"));
    }

    @Override
    public int capacity() {
        return 10;
    }

    @Override
    public void probe(List<Target> targets, Duration timeout, Consumer<ProbeResult> sink) {
        for (Target target : targets) {
            String name = target.printer().id().value();
            looks.add(name);
            onLook.run();
            Finding found = down.contains(name) ? Finding.REFUSED : Finding.READY;
            sink.accept(ProbeResult.of(target.printer().id(), found, "", Duration.ZERO));
        }
    }

    @Override
    public boolean answersPing(InetAddress address, Duration timeout) {
        return false;
    }

    @Override
    public void close() {}
}
