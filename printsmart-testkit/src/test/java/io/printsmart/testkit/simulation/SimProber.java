package io.printsmart.testkit.simulation;

import io.printsmart.printer.Finding;
import io.printsmart.printer.ProbeResult;
import io.printsmart.transport.ConnectivityProber;
import io.printsmart.transport.Target;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Looks at ports over the simulated network. */
final class SimProber implements ConnectivityProber {

    private final SimNode node;
    private final SimNetwork network;

    SimProber(SimNode node) {
        this.node = node;
        this.network = new SimNetwork(node);
    }

    @Override
    public int capacity() {
        return 1;
    }

    @Override
    public void probe(List<Target> targets, Duration timeout, Consumer<ProbeResult> sink) {
        for (Target target : targets) {
            if (Turns.isWatch(node.world)) {
                Turns.watched(node, () -> sink.accept(probe(target, timeout)));
            } else {
                sink.accept(probe(target, timeout));
            }
        }
    }

    private ProbeResult probe(Target target, Duration timeout) {
        Device device = node.world.device(target.printer().id().value());
        long start = node.world.schedule().now();
        Finding finding = Finding.READY;
        try {
            network.connect(device, "probe", timeout);
            boolean taken =
                    device.manner.raw() && device.isBusy(node.world.schedule().now());
            finding = taken && node.world.dice().oneIn(2) ? Finding.REFUSED : Finding.READY;
        } catch (NoAnswer e) {
            finding = String.valueOf(e.getMessage()).contains("timed out")
                    ? Finding.SILENT
                    : device.powered ? Finding.REFUSED : Finding.UNREACHABLE;
        }
        node.after("probe", device.name);
        Duration took = Duration.ofNanos((node.world.schedule().now() - start) * 1000);
        node.world.judge().watch().answered(node, device, finding);
        return ProbeResult.of(target.printer().id(), finding, "", took);
    }

    @Override
    public boolean answersPing(InetAddress address, Duration timeout) {
        return false;
    }

    @Override
    public void close() {
        // Nothing to free.
    }
}
