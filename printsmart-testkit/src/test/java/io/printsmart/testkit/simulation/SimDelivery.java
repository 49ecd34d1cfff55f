package io.printsmart.testkit.simulation;

import static io.printsmart.testkit.simulation.Schedule.SECOND;

import io.printsmart.job.Proof;
import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** One document's way to a simulated printer, chunk by chunk: into an open job, by Print-Job, or raw. */
final class SimDelivery implements Delivery {

    /** A printer ends a connection on which nothing comes. */
    private static final long IDLE_LIMIT = 90 * SECOND;

    private final SimNode node;
    private final World world;
    private final Device device;
    private final Ticket ticket;
    private final Optional<RemoteJob> remote;
    private final boolean opened;
    private Work work;
    private boolean closed;
    private int sent;

    SimDelivery(SimNode node, Device device, Ticket ticket, Optional<RemoteJob> remote, Optional<Work> created) {
        this.node = node;
        this.world = node.world;
        this.device = device;
        this.ticket = ticket;
        this.remote = remote;
        this.work = created.orElse(null);
        this.opened = created.isPresent() && !device.manner.raw();
    }

    @Override
    public Optional<RemoteJob> remote() {
        return remote;
    }

    @Override
    public Sighting send(InputStream document, long length, Duration stepLimit) {
        boolean orderly = false;
        try {
            if (!device.manner.raw()) {
                new SimNetwork(node)
                        .connect(device, "Send-Document", world.settings().connectLimit());
            }
            transfer(document, (int) length, stepLimit);
            Sighting seen = answered(stepLimit);
            orderly = true;
            return world.bug().sent(seen);
        } catch (NoAnswer e) {
            return world.bug().sent(lost(e.getMessage(), length));
        } catch (IOException e) {
            return world.bug().sent(lost(String.valueOf(e.getMessage()), length));
        } finally {
            if (!orderly) {
                disconnect();
            }
        }
    }

    private void transfer(InputStream document, int length, Duration stepLimit) throws IOException, NoAnswer {
        byte[] chunk = new byte[Document.PAGE_BYTES];
        while (true) {
            String objection = world.judge().objectionToReading(ticket.order().key(), fence());
            int count = document.read(chunk);
            if (count < 0) {
                return;
            }
            if (!objection.isEmpty()) {
                world.judge()
                        .broken(
                                objection,
                                ticket.token() + " of "
                                        + world.judge().job(ticket.order().key()),
                                ticket.order().id().value());
            }
            sent += count;
            write(chunk, count, length, stepLimit);
        }
    }

    private long fence() {
        return Long.parseLong(ticket.token().substring(ticket.token().lastIndexOf('-') + 1));
    }

    private void write(byte[] chunk, int count, int length, Duration stepLimit) throws NoAnswer {
        Faults faults = world.faults();
        long last = world.schedule().now();
        node.before("chunk", ticket.order().id().value());
        if (world.dice().chance(faults.stallAtChunk)) {
            stall(stepLimit);
        }
        if (closed || world.dice().chance(faults.resetAtChunk)) {
            throw new NoAnswer(true, "connection reset at byte " + sent);
        }
        if (!device.powered || world.schedule().now() - last > IDLE_LIMIT) {
            throw new NoAnswer(true, "broken pipe");
        }
        if (work == null) {
            work = device.create(ticket.jobName(), world.schedule().now());
        }
        // Where nothing was opened that could be canceled, a node that was stopped may still send what it had read.
        work.stale = !opened && !world.judge().isUnderClaim(ticket.order().key(), fence());
        if (!device.receive(work, chunk, count, length, world.schedule().now())) {
            throw new NoAnswer(true, "client-error-not-possible");
        }
        world.trace(node.name, "chunk", ticket.order().id().value(), device.name);
    }

    /** Nothing goes on until somebody closes, or the limit of a step is over. */
    private void stall(Duration stepLimit) throws NoAnswer {
        world.trace(node.name, "stalls", ticket.order().id().value(), device.name);
        long end = world.schedule().now() + world.dice().logBetween(SECOND, stepLimit.toMillis() * 2000);
        long limit = world.schedule().now() + stepLimit.toMillis() * 1000;
        while (world.schedule().now() < end) {
            node.await("stall", ticket.order().id().value(), SECOND);
            if (closed || world.schedule().now() >= limit) {
                throw new NoAnswer(true, "no progress");
            }
        }
    }

    private Sighting answered(Duration stepLimit) throws NoAnswer {
        node.before("end of document", ticket.order().id().value());
        boolean reached = !closed
                && device.powered
                && work != null
                && device.close(work, world.schedule().now());
        if (!reached) {
            throw new NoAnswer(true, "the printer does not take the end of the document");
        }
        world.trace(node.name, "delivered", ticket.order().id().value(), device.name);
        boolean lost = world.dice().chance(world.faults().answerLost);
        node.await(
                "answer",
                ticket.order().id().value(),
                lost && world.dice().oneIn(2)
                        ? stepLimit.toMillis() * 1000
                        : world.dice().between(1_000, 50_000));
        if (lost || closed || !device.powered) {
            throw new NoAnswer(true, "the answer was lost");
        }
        node.after("delivered", ticket.order().id().value());
        if (device.manner.raw()) {
            return new Sighting.Printed(Proof.ACCEPTED, OptionalInt.empty());
        }
        return new Sighting.Accepted(
                opened
                        ? Optional.empty()
                        : remote.map(facts ->
                                new RemoteJob(work.id, facts.uri(), facts.printerUuid(), facts.printerStartedAt())));
    }

    private Sighting lost(String detail, long length) {
        return sent == 0
                ? new Sighting.NotDelivered(detail, false, opened)
                : new Sighting.AnswerLost(detail, sent >= length, false);
    }

    private void disconnect() {
        if (work != null && device.powered) {
            device.connectionLost(work, world.schedule().now());
        }
    }

    @Override
    public void close() {
        closed = true;
        if (device.manner.raw()) {
            disconnect();
        }
    }
}
