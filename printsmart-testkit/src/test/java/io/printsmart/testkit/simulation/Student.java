package io.printsmart.testkit.simulation;

import static io.printsmart.testkit.simulation.Schedule.SECOND;

import io.printsmart.job.JobId;
import io.printsmart.job.PrintJob;
import io.printsmart.service.DocumentSource;
import io.printsmart.service.PreparedPrint;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.PrintRequest;
import io.printsmart.service.Refusal;
import io.printsmart.store.StoreException;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who prints: through the portal of one host or another, again where no answer came, and sometimes twice at once. */
final class Student {

    private static final int TRIES = 6;

    private final World world;
    private final AccountId account;

    /** Jobs that a host told them of: these must be there in the end. */
    private final List<PrintJob> told = new ArrayList<>();

    /** Keys of which nobody knows what became of them, since an answer got lost. */
    private final Set<String> unclear = new HashSet<>();

    Student(World world, String name) {
        this.world = world;
        this.account = new AccountId(name);
    }

    AccountId account() {
        return account;
    }

    List<PrintJob> told() {
        return told;
    }

    /** Plans one order. */
    void prints(String key, long at) {
        Dice dice = world.dice();
        int pages = 1 + dice.below(4);
        Device device =
                List.copyOf(world.devices()).get(dice.below(world.devices().size()));
        PrintRequest request = request(key, device, pages);
        world.schedule().at(at, () -> submit(request, 1));
        if (dice.chance(world.faults().duplicates)) {
            unclear.add(key);
            long later = dice.oneIn(2) ? dice.between(0, 5_000) : dice.logBetween(5_000, 600 * SECOND);
            PrintRequest again = dice.oneIn(5) ? request(key, device, pages + 1) : request;
            world.schedule().at(at + later, () -> submit(again, 1));
        }
    }

    private PrintRequest request(String key, Device device, int pages) {
        byte[] document = Document.bytes(key, pages);
        DocumentSource source = () -> new ByteArrayInputStream(document);
        PrintRequest.Builder request = PrintRequest.builder()
                .key(key)
                .account(account.value())
                .printer(device.name)
                .document(source)
                .cost(new Money(world.dice().oneIn(20) ? 0 : 5L * pages, World.EUR))
                .priority(world.dice().oneIn(4) ? 40 + world.dice().below(20) : 50);
        if (world.dice().oneIn(10)) {
            request.deadline(Duration.ofSeconds(world.dice().logBetween(5, 7_200)));
        }
        return request.build();
    }

    private void submit(PrintRequest request, int attempt) {
        List<SimNode> alive = world.nodes().stream()
                .filter(node -> node != null && !node.isDead())
                .toList();
        boolean answered = false;
        if (!alive.isEmpty()) {
            SimNode node = world.dice().of(alive);
            Submission submission = new Submission();
            world.schedule().local(submission);
            Runnable over = world.judge().submits().begins(request.key());
            try {
                answered = world.dice().chance(world.faults().joined)
                        ? submitJoined(node, request)
                        : accepted(node, request, node.print.service().submit(request));
            } catch (PrintRefusedException e) {
                refused(node, request, e.refusal(), submission);
                answered = !(e.refusal() instanceof Refusal.PrinterUnavailable)
                        || world.dice().oneIn(2);
            } catch (StoreException | UncheckedIOException e) {
                unclear.add(request.key());
            } catch (IllegalStateException e) {
                if (!e.getMessage().contains("cannot look")) {
                    throw e;
                }
                // The node suspects itself, and nothing was stored.
                world.trace(node.name, "cannot look", request.key(), "");
            } catch (Crash e) {
                unclear.add(request.key());
                if (world.schedule().isOver()) {
                    throw e;
                }
            } finally {
                over.run();
            }
        }
        if (!answered && attempt < TRIES) {
            world.schedule().in(world.dice().logBetween(SECOND, 120 * SECOND), () -> submit(request, attempt + 1));
        }
    }

    private boolean accepted(SimNode node, PrintRequest request, PrintJob job) {
        told.add(job);
        boolean same = job.order().key().equals(request.key())
                && job.account().equals(account)
                && job.order().printer().equals(request.printer())
                && job.order().cost().equals(request.cost());
        if (!same) {
            world.judge()
                    .broken(
                            "M4 a replay gets its job",
                            request + " but " + job,
                            job.id().value());
        }
        world.trace("student", "told", job.id().value(), job.state().name());
        Turns.wake(node, world.dice().between(100, 5_000));
        if (world.dice().chance(world.faults().cancels)) {
            long later = world.dice().logBetween(1_000, 600 * SECOND);
            world.schedule().in(later, () -> cancel(job.id(), 1));
        }
        return true;
    }

    /** A portal's own transaction around it: it may be rolled back, and it may swallow what went wrong. */
    private boolean submitJoined(SimNode node, PrintRequest request) {
        PreparedPrint prepared = node.print.service().prepare(request);
        HostTransaction transaction = new HostTransaction();
        world.schedule().local(transaction);
        boolean commit = !world.dice().oneIn(4);
        Optional<PrintJob> job = Optional.empty();
        try {
            node.await("host", request.key(), world.dice().logBetween(1_000, 5 * SECOND));
            job = Optional.of(node.print.service().submit(prepared));
            node.await("host", request.key(), world.dice().logBetween(1_000, 5 * SECOND));
        } catch (StoreException e) {
            commit = commit && world.dice().oneIn(2); // swallowed
        } catch (PrintRefusedException | Crash e) {
            commit = false;
            throw e;
        } finally {
            world.schedule().local(null);
            world.end(transaction, commit && !node.isDead() && !world.schedule().isOver());
        }
        world.trace(
                node.name,
                commit ? "host commits" : "host rolls back",
                prepared.id().value(),
                request.key());
        return commit && job.isPresent() && accepted(node, request, job.get());
    }

    private void refused(SimNode node, PrintRequest request, Refusal refusal, Submission submission) {
        world.judge().tally.refusals++;
        world.trace(node.name, "refused", request.key(), refusal.getClass().getSimpleName());
        boolean conflict = refusal instanceof Refusal.IdempotencyConflict;
        if (submission.isKnown() && !conflict) {
            world.judge()
                    .broken(
                            "M4 a replay gets its job",
                            refusal + " but " + world.judge().job(request.key()),
                            request.key());
        }
        boolean mustBeNone = !unclear.contains(request.key()) && !conflict;
        if (mustBeNone && world.judge().job(request.key()) != null) {
            world.judge()
                    .broken(
                            "M5 a refused submit leaves nothing",
                            refusal + " but " + world.judge().job(request.key()),
                            request.key());
        }
    }

    private void cancel(JobId id, int attempt) {
        List<SimNode> alive = world.nodes().stream()
                .filter(node -> node != null && !node.isDead())
                .toList();
        if (alive.isEmpty()) {
            return;
        }
        SimNode node = world.dice().of(alive);
        try {
            node.print.service().cancel(id);
            world.trace("student", "canceled", id.value(), "");
            Turns.wake(node, 1_000);
        } catch (PrintRefusedException e) {
            world.trace(
                    "student",
                    "cannot cancel",
                    id.value(),
                    e.refusal().getClass().getSimpleName());
        } catch (StoreException | IllegalStateException e) {
            if (attempt < TRIES) {
                world.schedule().in(SECOND, () -> cancel(id, attempt + 1));
            }
        }
    }
}
