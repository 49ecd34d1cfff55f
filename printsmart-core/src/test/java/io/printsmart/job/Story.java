package io.printsmart.job;

import io.printsmart.job.Claim.Place;
import io.printsmart.printer.PrinterId;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.LedgerAccount;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import io.printsmart.wallet.Wallet.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One job, the smallest store that can keep it, and its clock. Each step that is written into it is held against what
 * must hold whatever happens, so that every test that tells a story checks that too.
 */
final class Story {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Instant DEADLINE = NOON.plus(Duration.ofMinutes(30));
    static final String TOKEN = "ps-campus-job1-1";
    static final RemoteJob REMOTE =
            new RemoteJob(7, "ipp://10.1.2.3/ipp/print", Optional.of("urn:uuid:1"), Optional.of(NOON));
    static final Money COST = Money.of("0.60", "EUR");
    static final LedgerAccount WALLET = LedgerAccount.wallet(new AccountId("ann"));

    private final List<Movement> ledger = new ArrayList<>();
    private final Policies policies;
    private PrintJob job;
    private Instant now = NOON;
    private int nodes = 1;

    private Story(PrintJob job, Policies policies, List<Movement> ledger) {
        this.job = job;
        this.policies = policies;
        this.ledger.addAll(ledger);
    }

    /** A job whose money is in the store: charged as it was accepted. */
    static Story of(Policies policies) {
        PrintJob job = Lifecycle.accept(order(Funding.IN_STORE, policies), NOON);
        return new Story(job, policies, List.of(Movement.charge("job1", WALLET, COST)));
    }

    static Story withRemoteWallet(Policies policies) {
        PrintJob job = Lifecycle.accept(order(Funding.REMOTE, policies), NOON.plusSeconds(5));
        return new Story(job, policies, List.of());
    }

    static Story of() {
        return of(Policies.DEFAULT);
    }

    static Order order(Funding funding, Policies policies) {
        return new Order(
                new JobId("job1"),
                "order-4711",
                new AccountId("ann"),
                new PrinterId("library"),
                COST,
                funding,
                PrintOptions.DEFAULT,
                "thesis",
                new DocumentRef("d1", "0".repeat(64), 1234, "application/pdf"),
                50,
                NOON,
                DEADLINE,
                DEADLINE.plus(policies.attemptLimit()).plus(policies.doubtWindow()));
    }

    // --- what was seen, in short ---

    static Sighting opened() {
        return new Sighting.Opened(TOKEN, Optional.of(REMOTE));
    }

    static Sighting openedRaw() {
        return new Sighting.Opened(TOKEN, Optional.empty());
    }

    static Sighting notReady() {
        return new Sighting.PrinterNotReady("out of paper");
    }

    static Sighting notDelivered() {
        return new Sighting.NotDelivered("connection refused", false, false);
    }

    static Sighting rejected() {
        return new Sighting.NotDelivered("format not supported", true, false);
    }

    static Sighting accepted() {
        return new Sighting.Accepted(Optional.empty());
    }

    static Sighting lostAfterAll() {
        return new Sighting.AnswerLost("connection reset", true, false);
    }

    static Sighting lostHalfway() {
        return new Sighting.AnswerLost("connection reset", false, false);
    }

    static Sighting working() {
        return new Sighting.Working(REMOTE, false, "processing");
    }

    static Sighting printed() {
        return new Sighting.Printed(Proof.COMPLETED, OptionalInt.of(3));
    }

    /** Evidence of no print: our token, a final state, and no time at processing. */
    static Sighting neverProcessed() {
        return new Sighting.Stopped(Optional.of(false), OptionalInt.empty(), false, "aborted");
    }

    /** Final, but whether paper came out is not told. */
    static Sighting stoppedSomehow() {
        return new Sighting.Stopped(Optional.of(true), OptionalInt.empty(), false, "aborted");
    }

    static Sighting stoppedAfter(int impressions) {
        return new Sighting.Stopped(Optional.of(true), OptionalInt.of(impressions), true, "aborted");
    }

    static Sighting notFound() {
        return new Sighting.NotFound("no job with this token");
    }

    static Sighting unanswered() {
        return new Sighting.Unanswered("no answer in 10 s");
    }

    static Sighting asked(Sighting result) {
        return new Sighting.CancelAsked(result);
    }

    static Sighting timePassed() {
        return new Sighting.TimePassed();
    }

    static Sighting charge(Answer answer) {
        return new Sighting.ChargeAnswered(answer);
    }

    /** Of a wallet that voids keys. */
    static Sighting refund(Answer answer) {
        return new Sighting.RefundAnswered(answer, NOON, Optional.empty());
    }

    // --- what happens ---

    Story passes(Duration time) {
        now = now.plus(time);
        return this;
    }

    Story at(Instant moment) {
        now = moment;
        return this;
    }

    /** As a store claims: fence and version raised, nothing due; only from the line does it get its printer. */
    Story claimed() {
        Set<Place> places = new HashSet<>(Set.of(job.claim().place()));
        if (job.state() == JobState.PENDING) {
            places = Set.of(Place.HOLDS_PRINTER);
        }
        return claimed(places.iterator().next());
    }

    Story claimed(Place place) {
        Claim claim = new Claim(
                Optional.of(new NodeId("node-" + nodes)),
                place,
                job.claim().fence() + 1,
                job.claim().version() + 1);
        job = stored(job, claim, Optional.empty(), job.has(Flag.LEFTOVER));
        return this;
    }

    /** As a store frees what a dead node had claimed. */
    Story nodeDies() {
        nodes++;
        boolean pending = job.state() == JobState.PENDING;
        boolean mayBeOpen = pending && job.claim().place() == Place.HOLDS_PRINTER;
        Claim claim = new Claim(
                Optional.empty(),
                pending ? Place.NONE : job.claim().place(),
                job.claim().fence() + 1,
                job.claim().version() + 1);
        job = stored(job, claim, Optional.of(now), mayBeOpen || job.has(Flag.LEFTOVER));
        return this;
    }

    Action todo() {
        return Lifecycle.next(job, policies, now);
    }

    /** Decides on what was seen, checks the step and stores it. */
    Step sees(Sighting seen) {
        Step step = Lifecycle.after(job, seen, policies, now, "node-" + nodes);
        return stored(step, Optional.of(seen));
    }

    Optional<Step> canceledByUser() {
        return Lifecycle.cancel(job, policies, now, "node-9").map(step -> stored(step, Optional.empty()));
    }

    Step released(Duration pause) {
        return stored(Lifecycle.release(job, now, pause, "node-" + nodes), Optional.empty());
    }

    private Step stored(Step step, Optional<Sighting> seen) {
        step.money().ifPresent(ledger::add);
        Promises.check(step, seen, policies, ledger, now);
        job = step.after();
        return step;
    }

    private static PrintJob stored(PrintJob old, Claim claim, Optional<Instant> dueAt, boolean leftover) {
        Set<Flag> flags = new HashSet<>(old.flags());
        if (leftover) {
            flags.add(Flag.LEFTOVER);
        }
        return new PrintJob(
                old.order(),
                old.state(),
                old.payment(),
                old.attempts(),
                old.waits(),
                old.attempt(),
                old.proof(),
                flags,
                old.why(),
                dueAt,
                old.finishedAt(),
                claim);
    }

    // --- short cuts along the arrows ---

    Story sending() {
        claimed().sees(opened());
        return this;
    }

    Story printing() {
        sending().sees(accepted());
        return this;
    }

    Story inDoubt() {
        sending().sees(lostAfterAll());
        return this;
    }

    /** Claims the job at the moment at which it is due. */
    Story due() {
        now = job.dueAt().orElseThrow();
        return claimed();
    }

    // --- how it stands ---

    PrintJob job() {
        return job;
    }

    Instant now() {
        return now;
    }

    Policies policies() {
        return policies;
    }

    List<Movement> ledger() {
        return List.copyOf(ledger);
    }

    List<Movement.Kind> money() {
        return ledger.stream().map(Movement::kind).toList();
    }

    Duration untilDue() {
        return Duration.between(now, job.dueAt().orElseThrow());
    }
}
