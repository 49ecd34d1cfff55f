package io.printsmart.testkit.simulation;

import io.printsmart.event.PrintEvent;
import io.printsmart.job.Claim.Place;
import io.printsmart.job.Flag;
import io.printsmart.job.InDoubtPolicy;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.PartialPolicy;
import io.printsmart.job.PaymentState;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Proof;
import io.printsmart.job.Step;
import io.printsmart.testkit.store.StoreWatcher;
import io.printsmart.wallet.Movement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Checks the promises at every write, every movement, every byte and every sheet, against books of its own: which paper
 * came out, and where the money is. What it judges cannot see it.
 */
final class Judge implements StoreWatcher {

    private static final long CALLS_OF_A_DAY = 500_000;

    /** What came out for one document. */
    private static final class Paper {
        private final List<Work> works = new ArrayList<>();
        private boolean wholeCopy;
        private boolean any;
    }

    private final World world;
    private final Map<String, PrintJob> jobs = new LinkedHashMap<>();
    private final Map<String, Paper> papers = new HashMap<>();
    private final Map<String, Movement> booked = new HashMap<>();
    private final Map<String, TreeMap<Long, PrintJob>> lines = new HashMap<>();
    private final Map<JobId, Instant> claimedAt = new HashMap<>();
    private final Map<JobId, Long> acceptances = new HashMap<>();
    private final EventBook events;
    private final SubmitBook submits;
    private final WatchBook watch;
    final Tally tally = new Tally();
    private Optional<Movement> pending = Optional.empty();
    private long escrow;
    private long openCost;
    private String broken = "";
    private String subject = "";

    Judge(World world) {
        this.world = world;
        this.events = new EventBook(world);
        this.submits = new SubmitBook(world);
        this.watch = new WatchBook(world);
    }

    SubmitBook submits() {
        return submits;
    }

    WatchBook watch() {
        return watch;
    }

    String broken() {
        return broken;
    }

    String subject() {
        return subject;
    }

    Map<String, PrintJob> jobs() {
        return jobs;
    }

    PrintJob job(String key) {
        return jobs.get(key);
    }

    boolean isBooked(String key) {
        return booked.containsKey(key);
    }

    /** The first rule that is broken ends the run. */
    void broken(String rule, String what, String about) {
        if (broken.isEmpty()) {
            broken = rule + ": " + what;
            subject = about;
            world.trace("judge", "BROKEN", about, rule);
        }
        world.schedule().end();
        throw Crash.ofTheRun();
    }

    /** A port is called. No day has as many calls as that, unless somebody turns round and round without getting on. */
    void called() {
        tally.calls++;
        if (tally.calls > CALLS_OF_A_DAY) {
            broken("nobody works without getting on", tally.calls + " calls of ports", "");
        }
    }

    private void check(boolean holds, String rule, PrintJob before, PrintJob after) {
        if (!holds) {
            broken(rule, before + "\n   ==> " + after, after.id().value());
        }
    }

    // ---- money and jobs, as they are written

    @Override
    public void booked(Movement movement) {
        if (booked.putIfAbsent(movement.key(), movement) != null) {
            broken("M2 a key moves money once", movement.toString(), movement.key());
        }
        if (movement.kind() == Movement.Kind.TOP_UP) {
            return;
        }
        if (pending.isPresent()) {
            broken("M6 money moves together with its job", pending.get().toString(), movement.key());
        }
        pending = Optional.of(movement);
    }

    @Override
    public void written(Optional<PrintJob> before, PrintJob after) {
        Optional<Movement> money = pending;
        pending = Optional.empty();
        if (before.isEmpty()) {
            check(!jobs.containsKey(after.order().key()), "M4 one job per key", after, after);
            acceptances.put(after.id(), (long) acceptances.size());
            submits.accepted(after);
            tally.jobs++;
        } else {
            transition(before.get(), after);
        }
        jobs.put(after.order().key(), after);
        world.trace().writes(after);
        events.written(before, after);
        money(before, after, money);
        line(before, after);
        if (after.state() == JobState.COMPLETED
                && before.map(PrintJob::state).orElse(JobState.PENDING) != JobState.COMPLETED) {
            captured(after);
        }
    }

    /** A step was to be written over a job as it then was. */
    void applied(Step step, PrintJob there) {
        PrintJob now = jobs.get(there.order().key());
        boolean written = now.claim().version() != there.claim().version();
        check(
                !written || there.claim().fence() == step.before().claim().fence(),
                "M7 who lost a job writes nothing to it",
                there,
                now);
    }

    private void transition(PrintJob before, PrintJob after) {
        check(before.order().equals(after.order()), "an order never changes", before, after);
        check(
                after.claim().version() == before.claim().version() + 1,
                "M7 each write raises the version by one",
                before,
                after);
        check(after.claim().fence() >= before.claim().fence(), "M7 the fence never goes back", before, after);
        boolean changesHands = !after.claim().holder().equals(before.claim().holder())
                && (after.claim().holder().isPresent() || world.isFreeing());
        check(
                !changesHands || after.claim().fence() > before.claim().fence(),
                "M7 who takes a job raises its fence",
                before,
                after);
        if (changesHands) {
            claimedAt.put(after.id(), world.storeTime());
        }
        if (before.state() == JobState.PENDING && after.state() == JobState.SENDING && !world.clocksJump()) {
            Instant deadline = after.order().deadline().plus(world.clockIsReadAgain());
            check(
                    !claimedAt.getOrDefault(after.id(), Instant.EPOCH).isAfter(deadline),
                    "P5 no attempt starts after the deadline",
                    before,
                    after);
        }
        if (before.state().isFinal()) {
            check(before.state() == after.state(), "a final state never changes", before, after);
            check(before.finishedAt().equals(after.finishedAt()), "a job ends once", before, after);
        } else {
            check(
                    !before.has(Flag.CANCEL_REQUESTED) || after.has(Flag.CANCEL_REQUESTED),
                    "a wish to cancel is never lost",
                    before,
                    after);
        }
        if (before.payment() == PaymentState.CAPTURED || before.payment() == PaymentState.REFUNDED) {
            check(before.payment() == after.payment(), "M2 one settlement", before, after);
        }
        boolean backToPending = before.state().holdsPrinter() && after.state() == JobState.PENDING;
        check(!(backToPending && world.isStoresOwn()), "only a decision sends a job back", before, after);
        if (world.isFreeing() && before.claim().holder().isPresent()) {
            world.freed(before, after);
        }
    }

    private void money(Optional<PrintJob> before, PrintJob after, Optional<Movement> money) {
        long cost = after.order().cost().minorUnits();
        openCost += (isOpen(after) ? cost : 0) - (before.isPresent() && isOpen(before.get()) ? cost : 0);
        if (money.isPresent()) {
            Movement movement = money.get();
            String id = after.id().value();
            boolean charge = movement.kind() == Movement.Kind.CHARGE;
            boolean fits = movement.amount().equals(after.order().cost())
                    && movement.key().equals((charge ? "charge:" : "settle:") + id);
            if (!fits) {
                broken("M2 a movement fits its job", movement + " of " + after, id);
            }
            escrow += charge ? cost : -cost;
        }
        if (escrow != openCost) {
            broken(
                    "M1 escrow is what open jobs cost",
                    "escrow " + escrow + ", open jobs " + openCost + " after " + after,
                    after.id().value());
        }
        boolean fits = switch (after.state()) {
            case AWAITING_PAYMENT -> after.payment() == PaymentState.CHARGING;
            case PENDING, SENDING, PRINTING, IN_DOUBT -> after.payment() == PaymentState.CHARGED;
            case COMPLETED -> after.payment() == PaymentState.CAPTURED;
            case FAILED, CANCELED ->
                after.payment() == PaymentState.REFUNDED
                        || (world.hasRemoteWallet()
                                && (after.payment() == PaymentState.REFUND_DUE
                                        || after.payment() == PaymentState.UNPAID));
        };
        check(fits, "M3 state and payment fit", before.orElse(after), after);
    }

    private static boolean isOpen(PrintJob job) {
        return job.payment() == PaymentState.CHARGED
                || (job.payment() == PaymentState.REFUND_DUE && job.has(Flag.PAID_REMOTELY));
    }

    // ---- order

    private void line(Optional<PrintJob> before, PrintJob after) {
        boolean was = before.isPresent() && before.get().claim().place() == Place.IN_LINE;
        boolean is = after.claim().place() == Place.IN_LINE;
        String printer = after.order().printer().value();
        TreeMap<Long, PrintJob> line = lines.computeIfAbsent(printer, name -> new TreeMap<>());
        long rank = rank(after);
        if (was && after.claim().place() == Place.HOLDS_PRINTER && line.firstKey() != rank) {
            broken(
                    "in order of priority, then first come first served",
                    after + " goes before " + line.firstEntry().getValue(),
                    after.id().value());
        }
        if (was) {
            line.remove(rank);
        }
        boolean held = before.isPresent() && before.get().claim().place() == Place.HOLDS_PRINTER;
        if (held && after.claim().place() != Place.HOLDS_PRINTER) {
            submits.released(printer);
        }
        if (is) {
            line.put(rank, after);
        }
    }

    private long rank(PrintJob job) {
        return ((100L - job.order().priority()) << 32) + acceptances.getOrDefault(job.id(), 0L);
    }

    // ---- paper

    /** Why nothing of a document may be read for sending now; empty if it may. Judged before the read, which takes time. */
    String objectionToReading(String key, long fence) {
        PrintJob job = jobs.get(key);
        boolean intended = job != null
                && job.attempt().isPresent()
                && (job.state() == JobState.SENDING || job.attempt().get().fence() >= fence);
        if (!intended) {
            return "no byte leaves before the intent is stored";
        }
        boolean stale = job.claim().fence() != fence && !world.clocksJump();
        return stale ? "a node whose claim is gone reads not one byte more" : "";
    }

    boolean isUnderClaim(String key, long fence) {
        return jobs.get(key).claim().fence() == fence;
    }

    void documentArrives(Device device, Work work, List<Work> all) {
        Paper paper = papers.computeIfAbsent(work.key, key -> new Paper());
        paper.works.add(work);
        if (work.key.equals(Document.FOREIGN)) {
            return;
        }
        if (work.stale) {
            tally.staleDocuments++;
            return;
        }
        for (Work other : all) {
            if (other != work && !other.ended() && other.hasDocument() && !other.key.equals(work.key)) {
                PrintJob holder = jobs.get(other.key);
                if (holder != null && holder.state().holdsPrinter() && !world.clocksJump()) {
                    broken(
                            "never two documents at once at one printer",
                            "the document of " + jobs.get(work.key) + " came to " + device.name
                                    + " while it has that of " + holder,
                            holder.id().value());
                }
            }
        }
    }

    void sheet(Device device, Work work, long at) {
        Paper paper = papers.get(work.key);
        PrintJob job = jobs.get(work.key);
        world.trace(device.name, "sheet", job == null ? work.key : job.id().value(), work.key);
        paper.any = true;
        tally.sheets++;
        if (work.sheets == 1 && job != null) {
            long withPaper =
                    paper.works.stream().filter(each -> each.sheets > 0).count();
            if (withPaper > 1) {
                tally.secondCopies++;
                if (!mayBePrintedAgain(job, withPaper)) {
                    broken(
                            "P4 no second copy",
                            withPaper + " copies of " + job,
                            job.id().value());
                }
            }
        }
        if (work.sheets == work.pages && work.whole) {
            paper.wholeCopy = true;
        }
    }

    private boolean mayBePrintedAgain(PrintJob job, long copies) {
        return job.has(Flag.MAY_BE_PRINTED_TWICE)
                && world.settings().policies().inDoubt() == InDoubtPolicy.RETRY
                && copies <= job.attempts();
    }

    private void captured(PrintJob job) {
        tally.captured++;
        world.devices().forEach(device -> device.works(world.schedule().now()));
        Device device = world.device(job.order().printer().value());
        Manner manner = device.manner;
        if (device.completionRequired
                && !job.has(Flag.PARTLY_PRINTED)
                && !job.proof().equals(Optional.of(Proof.COMPLETED))) {
            broken(
                    "P2 the proof is the one that the host demands",
                    String.valueOf(job),
                    job.id().value());
        }
        Paper paper = papers.get(job.order().key());
        if (paper != null
                && (paper.wholeCopy
                        || paper.works.stream().anyMatch(work -> work.whole && work.sheets == work.pages))) {
            return;
        }
        boolean partly = job.has(Flag.PARTLY_PRINTED)
                && world.settings().policies().partial() == PartialPolicy.CAPTURE
                && paper != null
                && paper.any;
        boolean accepted = manner.raw()
                && job.proof().equals(Optional.of(Proof.ACCEPTED))
                && paper != null
                && paper.works.stream().anyMatch(work -> work.whole);
        boolean deceived = paper != null
                && paper.any
                && manner.callsCutCompleted()
                && paper.works.stream().anyMatch(work -> work.cut);
        if (partly) {
            tally.capturedPartly++;
        } else if (accepted) {
            tally.capturedOnAcceptance++;
        } else if (deceived) {
            tally.capturedDeceived++;
        } else {
            broken(
                    "P2 who pays gets paper",
                    "captured without paper: " + job,
                    job.id().value());
        }
    }

    // ---- events

    void heard(PrintEvent event) {
        tally.events++;
        events.heard(event);
    }

    boolean isHeard(PrintEvent event) {
        return events.isHeard(event);
    }

    // ---- the end

    void atTheEnd() {
        for (PrintJob job : jobs.values()) {
            if (!job.state().isFinal() || job.payment() == PaymentState.REFUND_DUE) {
                broken("P5 every job ends", String.valueOf(job), job.id().value());
            }
            if (job.has(Flag.LEFTOVER)
                    || job.dueAt().isPresent()
                    || job.claim().holder().isPresent()) {
                broken("nothing is left over", String.valueOf(job), job.id().value());
            }
            events.allWasHeard(job);
            Paper paper = papers.get(job.order().key());
            if (job.state() != JobState.COMPLETED && paper != null && paper.any) {
                tally.paperForNothing++;
                if (!job.has(Flag.REFUNDED_IN_DOUBT)
                        && !job.has(Flag.PARTLY_PRINTED)
                        && !job.has(Flag.PRINTED_AFTER_REFUND)) {
                    broken(
                            "P4 paper for nothing is counted",
                            String.valueOf(job),
                            job.id().value());
                }
            }
            if (job.state() != JobState.COMPLETED) {
                tally.refunded++;
            }
        }
    }
}
