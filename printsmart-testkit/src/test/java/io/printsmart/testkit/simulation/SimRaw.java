package io.printsmart.testkit.simulation;

import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import io.printsmart.printer.Finding;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.DeliveryException;
import io.printsmart.transport.PrintTransport;
import io.printsmart.transport.PrinterReport;
import io.printsmart.transport.Target;
import io.printsmart.transport.Ticket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Raw ports: nothing to open, nothing to ask. */
final class SimRaw implements PrintTransport {

    private final SimNode node;
    private final SimNetwork network;

    SimRaw(SimNode node) {
        this.node = node;
        this.network = new SimNetwork(node);
    }

    @Override
    public Set<String> schemes() {
        return Set.of("socket");
    }

    @Override
    public boolean tellsState() {
        return false;
    }

    @Override
    public PrinterReport inspect(Target target, Duration timeout) {
        return PrinterReport.of(Finding.READY, "");
    }

    @Override
    public Delivery open(Target target, Ticket ticket, Duration timeout) throws DeliveryException {
        Device device = node.world.device(target.printer().id().value());
        try {
            network.connect(device, "connect", timeout);
        } catch (NoAnswer e) {
            throw new DeliveryException(DeliveryException.Kind.FAILED, false, e.getMessage());
        }
        long now = node.world.schedule().now();
        if (device.works(now).stream().anyMatch(work -> work.state == Work.State.INCOMING)) {
            throw new DeliveryException(DeliveryException.Kind.FAILED, false, "connection refused");
        }
        node.after("connect", device.name);
        return new SimDelivery(node, device, ticket, Optional.empty(), Optional.empty());
    }

    @Override
    public Sighting look(Target target, Ticket ticket, Optional<RemoteJob> remote, Duration timeout) {
        return new Sighting.NotFound("a raw port cannot be asked");
    }

    @Override
    public Sighting cancel(Target target, Ticket ticket, Optional<RemoteJob> remote, Duration timeout) {
        return new Sighting.NotFound("a raw port cannot be asked");
    }
}
