package io.printsmart.testkit.simulation;

import io.printsmart.job.Proof;
import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import io.printsmart.printer.DeviceReport;
import io.printsmart.printer.Finding;
import io.printsmart.testkit.simulation.Manner.Impressions;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.DeliveryException;
import io.printsmart.transport.PrintTransport;
import io.printsmart.transport.PrinterReport;
import io.printsmart.transport.Target;
import io.printsmart.transport.Ticket;
import io.printsmart.transport.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** Speaks to the simulated printers in the exchanges that the IPP transport has, in their order and with their meaning. */
final class SimTransport implements PrintTransport {

    private final SimNode node;
    private final World world;
    private final SimNetwork network;

    SimTransport(SimNode node) {
        this.node = node;
        this.world = node.world;
        this.network = new SimNetwork(node);
    }

    /** What a printer tells of a job, at one moment. */
    private record View(int id, String name, boolean ended, Sighting sighting) {}

    @Override
    public Set<String> schemes() {
        return Set.of("ipp");
    }

    private Device device(Target target) {
        return world.device(target.printer().id().value());
    }

    @Override
    public PrinterReport inspect(Target target, Duration timeout) {
        Device device = device(target);
        PrinterReport report = inspect(device, timeout);
        world.judge().watch().answered(node, device, report.finding());
        return report;
    }

    private PrinterReport inspect(Device device, Duration timeout) {
        try {
            return network.ask(device, "inspect", timeout, now -> {
                List<String> reasons = device.paper ? List.of() : List.of("media-empty");
                DeviceReport said = new DeviceReport(
                        reasons, uuid(device), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
                return new PrinterReport(device.paper ? Finding.READY : Finding.BLOCKED, said, "");
            });
        } catch (NoAnswer e) {
            return PrinterReport.of(e.requestLeft ? Finding.NOT_UNDERSTOOD : Finding.UNREACHABLE, e.getMessage());
        }
    }

    private static Optional<String> uuid(Device device) {
        return device.manner.tellsUuid() ? Optional.of(device.uuid()) : Optional.empty();
    }

    @Override
    public Delivery open(Target target, Ticket ticket, Duration timeout) throws DeliveryException {
        Device device = device(target);
        RemoteJob facts;
        try {
            facts = facts(device, target, timeout);
            cancelLeftovers(device, ticket, timeout);
        } catch (NoAnswer e) {
            throw new DeliveryException(DeliveryException.Kind.FAILED, false, e.getMessage());
        }
        if (!device.manner.createJob()) {
            validate(device, timeout);
            return new SimDelivery(node, device, ticket, Optional.of(facts), Optional.empty());
        }
        Optional<Work> created = create(device, ticket, timeout);
        if (created.isEmpty()) {
            throw new DeliveryException(DeliveryException.Kind.BUSY, false, "Create-Job: server-error-busy");
        }
        RemoteJob remote = new RemoteJob(created.get().id, facts.uri(), facts.printerUuid(), facts.printerStartedAt());
        return new SimDelivery(node, device, ticket, Optional.of(remote), created);
    }

    private void validate(Device device, Duration timeout) throws DeliveryException {
        boolean takes;
        try {
            takes = network.ask(
                    device, "Validate-Job", timeout, now -> !device.manner.takesOneAtATime() || !device.isBusy(now));
        } catch (NoAnswer e) {
            throw new DeliveryException(DeliveryException.Kind.FAILED, false, e.getMessage());
        }
        if (!takes) {
            throw new DeliveryException(DeliveryException.Kind.BUSY, false, "Validate-Job: server-error-busy");
        }
    }

    private Optional<Work> create(Device device, Ticket ticket, Duration timeout) throws DeliveryException {
        try {
            return network.ask(
                    device,
                    "Create-Job",
                    timeout,
                    now -> device.manner.takesOneAtATime() && device.isBusy(now)
                            ? Optional.empty()
                            : Optional.of(device.create(ticket.jobName(), now)),
                    () -> {
                        boolean takes = !device.manner.takesOneAtATime()
                                || !device.isBusy(world.schedule().now());
                        if (takes) {
                            device.create(ticket.jobName(), world.schedule().now()).createdLate = true;
                        }
                        return takes;
                    });
        } catch (NoAnswer e) {
            if (e.requestLeft) {
                cancelOwnQuietly(device, ticket, timeout);
            }
            throw new DeliveryException(DeliveryException.Kind.FAILED, e.requestLeft, e.getMessage());
        }
    }

    private void cancelLeftovers(Device device, Ticket ticket, Duration timeout) throws NoAnswer {
        String ours = Tokens.prefix(ticket.installation());
        cancelAll(device, timeout, name -> Tokens.tokenOf(name).startsWith(ours) && !ticket.matches(name));
    }

    private void cancelOwnQuietly(Device device, Ticket ticket, Duration timeout) {
        try {
            cancelAll(device, timeout, ticket::matches);
        } catch (NoAnswer e) {
            world.trace(node.name, "leftovers", device.name, "not searched");
        }
    }

    private void cancelAll(Device device, Duration timeout, Predicate<String> wanted) throws NoAnswer {
        for (View view : list(device, timeout, wanted)) {
            if (!view.ended()) {
                cancelOne(device, view.id(), timeout);
            }
        }
    }

    private void cancelOne(Device device, int id, Duration timeout) throws NoAnswer {
        network.ask(device, "Cancel-Job", timeout, now -> {
            for (Work work : List.copyOf(device.works(now))) {
                if (work.id == id) {
                    device.cancel(work, now);
                }
            }
            return true;
        });
    }

    @Override
    public Sighting look(Target target, Ticket ticket, Optional<RemoteJob> remote, Duration timeout) {
        return world.bug().look(askAbout(target, ticket, remote, timeout, false));
    }

    @Override
    public Sighting cancel(Target target, Ticket ticket, Optional<RemoteJob> remote, Duration timeout) {
        return askAbout(target, ticket, remote, timeout, true);
    }

    private Sighting askAbout(
            Target target, Ticket ticket, Optional<RemoteJob> remote, Duration timeout, boolean cancel) {
        Device device = device(target);
        if (device.manner.raw()) {
            return new Sighting.NotFound("a raw port cannot be asked");
        }
        try {
            RemoteJob facts = facts(device, target, timeout);
            Optional<String> known = remote.flatMap(RemoteJob::printerUuid);
            if (known.isPresent() && facts.printerUuid().isPresent() && !known.equals(facts.printerUuid())) {
                return new Sighting.NotFound("another device answers");
            }
            List<View> found = find(device, ticket, remote, timeout);
            if (cancel && found.stream().anyMatch(view -> !view.ended())) {
                cancelQuietly(device, found, timeout);
                found = find(device, ticket, remote, timeout);
            }
            return judge(found, ticket);
        } catch (NoAnswer e) {
            return new Sighting.Unanswered(e.getMessage());
        }
    }

    private void cancelQuietly(Device device, List<View> found, Duration timeout) {
        try {
            for (View view : found) {
                if (!view.ended()) {
                    cancelOne(device, view.id(), timeout);
                }
            }
        } catch (NoAnswer e) {
            world.trace(node.name, "Cancel-Job", device.name, "not answered");
        }
    }

    private RemoteJob facts(Device device, Target target, Duration timeout) throws NoAnswer {
        return network.ask(
                device,
                "facts",
                timeout,
                now -> new RemoteJob(
                        0,
                        target.printer().uri().toString(),
                        uuid(device),
                        Optional.of(Instant.EPOCH.plusMillis(device.startedAt() / 1000))));
    }

    private List<View> find(Device device, Ticket ticket, Optional<RemoteJob> remote, Duration timeout)
            throws NoAnswer {
        boolean anyAttempt = ticket.token().endsWith("-");
        if (remote.isPresent() && remote.get().id() > 0 && !anyAttempt) {
            int id = remote.get().id();
            List<View> byId = network.ask(
                    device,
                    "Get-Job-Attributes",
                    timeout,
                    now -> device.works(now).stream()
                            .filter(work -> work.id == id && world.bug().isOurs(ticket, work.name))
                            .map(work -> view(device, work, ticket))
                            .toList());
            if (!byId.isEmpty()) {
                return byId;
            }
        }
        return list(device, timeout, ticket::matches, ticket);
    }

    private List<View> list(Device device, Duration timeout, Predicate<String> wanted) throws NoAnswer {
        return list(device, timeout, wanted, null);
    }

    private List<View> list(Device device, Duration timeout, Predicate<String> wanted, Ticket ticket) throws NoAnswer {
        return network.ask(device, "Get-Jobs", timeout, now -> {
            List<View> views = new ArrayList<>();
            for (Work work : device.works(now)) {
                if (wanted.test(work.name)) {
                    views.add(view(device, work, ticket));
                }
            }
            return views;
        });
    }

    private static View view(Device device, Work work, Ticket ticket) {
        return new View(work.id, work.name, work.ended(), sighting(device, work, ticket));
    }

    private static Sighting sighting(Device device, Work work, Ticket ticket) {
        Manner manner = device.manner;
        boolean sheetsCount = manner.impressions() == Impressions.COUNTED;
        OptionalInt impressions = manner.impressions() == Impressions.NOT_TOLD
                ? OptionalInt.empty()
                : OptionalInt.of(sheetsCount ? work.sheets : 0);
        if (!work.ended()) {
            boolean awaits = work.state == Work.State.INCOMING && !work.whole;
            RemoteJob remote = new RemoteJob(work.id, device.uri(), uuid(device), Optional.empty());
            return new Sighting.Working(remote, awaits, work.state.name());
        }
        if (work.state == Work.State.COMPLETED) {
            return new Sighting.Printed(manner.withErrors() ? Proof.ACCEPTED : Proof.COMPLETED, impressions);
        }
        Optional<Boolean> processed = manner.tellsProcessed() ? Optional.of(work.processed) : Optional.empty();
        return new Sighting.Stopped(
                processed, impressions, ticket != null && ticket.zeroMeansNone(), work.state.name());
    }

    private static Sighting judge(List<View> found, Ticket ticket) {
        if (found.isEmpty()) {
            return new Sighting.NotFound("no job with the token");
        }
        if (found.size() > 1 && !ticket.token().endsWith("-")) {
            return new Sighting.NotFound("two matches");
        }
        Sighting best = found.get(0).sighting();
        for (View view : found) {
            best = weight(view.sighting()) < weight(best) ? view.sighting() : best;
        }
        return best;
    }

    private static int weight(Sighting sighting) {
        if (sighting instanceof Sighting.Working) {
            return 0;
        }
        if (sighting instanceof Sighting.Printed) {
            return 2;
        }
        return sighting instanceof Sighting.Stopped stopped
                        && stopped.processed().equals(Optional.of(false))
                ? 4
                : 3;
    }
}
