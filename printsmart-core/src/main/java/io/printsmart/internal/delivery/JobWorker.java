package io.printsmart.internal.delivery;

import io.printsmart.internal.delivery.Opener.Opening;
import io.printsmart.job.Action;
import io.printsmart.job.JobState;
import io.printsmart.job.Lifecycle;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Sighting;
import io.printsmart.wallet.Movement;
import io.printsmart.wallet.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one claimed job as far as it goes now: asks the lifecycle, does it, decides, until the job is released. */
final class JobWorker {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

    private final Tools tools;
    private final Decider decider;
    private final Opener opener;
    private final Sender sender;
    private final Watcher watcher;
    private final Optional<Duration> longestDelay;

    JobWorker(Tools tools) {
        this.tools = tools;
        this.decider = new Decider(tools);
        this.opener = new Opener(tools);
        this.sender = new Sender(tools);
        this.watcher = new Watcher(tools);
        this.longestDelay = tools.wallet().flatMap(Wallet::longestDelay);
    }

    /**
     * Advances a job until it is released, or lost to another node.
     *
     * @return false if this node's lease may be over, so that it must not go on, and the claim must be given back
     */
    boolean advance(PrintJob claimed, NodeId me) {
        Optional<PrintJob> job = Optional.of(claimed);
        while (job.isPresent() && job.get().isHeldBy(me)) {
            if (!tools.lease().covers(me)) {
                LOG.info("job {}: this node's lease is over, it does nothing more", claimed.id());
                return false;
            }
            job = step(job.get());
        }
        return true;
    }

    private Optional<PrintJob> step(PrintJob job) {
        Action action =
                Lifecycle.next(job, tools.settings().policies(), tools.time().instant());
        if (action == Action.OPEN) {
            return deliver(job);
        }
        Sighting seen = switch (action) {
            case FIND_PRINTER -> opener.findPrinter(job);
            case LOOK -> watcher.look(job);
            case CANCEL_THERE -> watcher.cancel(job);
            case CHARGE -> new Sighting.ChargeAnswered(charge(job));
            case REFUND -> refund(job);
            default -> new Sighting.TimePassed();
        };
        return decider.decide(job, seen);
    }

    /** Opens, stores the intent, and only then sends, all under one claim. */
    private Optional<PrintJob> deliver(PrintJob job) {
        boolean settled = false;
        try {
            Optional<PrintJob> after = tryToDeliver(job);
            settled = true;
            return after;
        } finally {
            if (!settled) {
                // A permission that is never given back would keep a half-open breaker from this printer for ever.
                tools.breakers().notTried(job.order().printer());
            }
        }
    }

    private Optional<PrintJob> tryToDeliver(PrintJob job) {
        Opening opening = opener.open(job);
        if (opening.opened().isEmpty()) {
            return decider.decide(job, opening.seen());
        }
        try (Opened opened = opening.opened().get()) {
            Optional<PrintJob> intent = decider.decide(job, opening.seen());
            if (intent.isEmpty() && opened.delivery().remote().isPresent()) {
                // Who has the job now did not see it there, unless it looked after this.
                opened.cancelThere();
            }
            boolean maySend = intent.map(stored -> stored.state() == JobState.SENDING
                            && Lifecycle.next(
                                            stored,
                                            tools.settings().policies(),
                                            tools.time().instant())
                                    == Action.SEND)
                    .orElse(false);
            if (!maySend) {
                tools.breakers().notTried(job.order().printer());
                return intent;
            }
            PrintJob sending = intent.get();
            return decider.decide(sending, sender.send(sending, opened));
        }
    }

    private Wallet.Answer charge(PrintJob job) {
        return ask(
                job,
                wallet -> wallet.charge(
                        chargeKey(job),
                        job.account(),
                        job.order().cost(),
                        tools.settings().answerLimit()));
    }

    private Sighting refund(PrintJob job) {
        Instant askedAt = tools.time().instant();
        Wallet.Answer answer = ask(
                job,
                wallet -> wallet.refund(
                        chargeKey(job),
                        job.account(),
                        job.order().cost(),
                        tools.settings().answerLimit()));
        return new Sighting.RefundAnswered(answer, askedAt, longestDelay);
    }

    private Wallet.Answer ask(PrintJob job, Function<Wallet, Wallet.Answer> question) {
        long start = tools.time().nanos();
        Wallet.Answer answer = Wallet.Answer.UNKNOWN;
        try {
            answer = tools.wallet().map(question).orElse(answer);
        } catch (RuntimeException e) {
            LOG.warn("job {}: the wallet failed: {}", job.id(), e.getClass().getName());
        }
        tools.slowPeers()
                .asked(answer != Wallet.Answer.UNKNOWN, start, tools.time().nanos());
        return answer;
    }

    private static String chargeKey(PrintJob job) {
        return Movement.charge(
                        job.id().value(), job.order().payer(), job.order().cost())
                .key();
    }
}
