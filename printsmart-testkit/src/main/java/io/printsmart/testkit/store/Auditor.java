package io.printsmart.testkit.store;

import io.printsmart.job.JobId;
import io.printsmart.job.PrintJob;
import io.printsmart.store.AuditSink;
import io.printsmart.wallet.Entry;
import io.printsmart.wallet.LedgerAccount;
import io.printsmart.wallet.LedgerAccount.Kind;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import io.printsmart.wallet.Total;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Shows the books of one moment. Guarded by the store's lock. */
final class Auditor {

    /** Number and sum of the movements of one kind. */
    private record Tally(int count, Money sum) {

        Tally plus(Money amount) {
            return new Tally(count + 1, sum.plus(amount));
        }
    }

    private final Memory memory;
    private final AuditSink sink;
    private final Map<JobId, Map<Movement.Kind, Tally>> ofJobs = new HashMap<>();
    private final SortedMap<Ledger.WalletId, Money> ofWallets = new TreeMap<>();
    private final Map<Kind, SortedMap<Currency, Total>> totals = new EnumMap<>(Kind.class);

    Auditor(Memory memory, AuditSink sink) {
        this.memory = memory;
        this.sink = sink;
    }

    void run() {
        memory.ledger().all().forEach(booked -> tally(booked.movement()));
        memory.jobs().all().forEach(this::show);
        memory.ledger().wallets().forEach(this::show);
        totals.forEach((kind, sums) -> sums.values().forEach(sum -> sink.total(kind, sum)));
    }

    private void tally(Movement movement) {
        movement.entries().forEach(this::tally);
        Optional<String> objection = objection(movement);
        if (objection.isPresent()) {
            sink.stray(movement.key(), objection.get());
            return;
        }
        MovementKeys.job(movement)
                .map(JobId::new)
                .ifPresent(id -> ofJobs.computeIfAbsent(id, job -> new EnumMap<>(Movement.Kind.class))
                        .merge(
                                movement.kind(),
                                new Tally(1, movement.amount()),
                                (was, more) -> was.plus(movement.amount())));
    }

    private void tally(Entry entry) {
        Currency currency = entry.amount().currency();
        totals.computeIfAbsent(
                        entry.account().kind(), kind -> new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode)))
                .merge(currency, Total.of(entry.amount()), Total::plus);
        if (entry.account().kind() == Kind.WALLET) {
            ofWallets.merge(new Ledger.WalletId(entry.account().owner(), currency), entry.amount(), Money::plus);
        }
    }

    private Optional<String> objection(Movement movement) {
        if (movement.kind() == Movement.Kind.TOP_UP) {
            boolean fits = movement.key().startsWith("topup:")
                    && movement.from().equals(LedgerAccount.EXTERNAL)
                    && movement.to().kind() == Kind.WALLET;
            return fits ? Optional.empty() : Optional.of("is no top-up from outside into a wallet");
        }
        Optional<String> name = MovementKeys.job(movement);
        if (name.isEmpty() || name.get().isBlank() || name.get().length() > 40) {
            return Optional.of("is a " + movement.kind() + " of no job");
        }
        Optional<PrintJob> job = memory.jobs().find(new JobId(name.get()));
        if (job.isEmpty()) {
            return Optional.of("is a " + movement.kind() + " of a job that does not exist");
        }
        Movement right = rightFor(job.get(), movement);
        if (!movement.from().equals(right.from()) || !movement.to().equals(right.to())) {
            return Optional.of("goes from " + movement.from() + " to " + movement.to());
        }
        return movement.amount().currency().equals(right.amount().currency())
                ? Optional.empty()
                : Optional.of("is of another currency than its job");
    }

    private static Movement rightFor(PrintJob job, Movement movement) {
        String id = job.id().value();
        return switch (movement.kind()) {
            case CHARGE -> Movement.charge(id, job.order().payer(), job.order().cost());
            case CAPTURE -> Movement.capture(id, job.order().cost());
            case REFUND -> Movement.refund(id, job.order().payer(), job.order().cost());
            case TOP_UP -> movement;
        };
    }

    private void show(PrintJob job) {
        Tally none = new Tally(0, Money.zero(job.order().cost().currency()));
        Map<Movement.Kind, Tally> tallies = ofJobs.getOrDefault(job.id(), Map.of());
        Tally charges = tallies.getOrDefault(Movement.Kind.CHARGE, none);
        Tally captures = tallies.getOrDefault(Movement.Kind.CAPTURE, none);
        Tally refunds = tallies.getOrDefault(Movement.Kind.REFUND, none);
        sink.job(new AuditSink.JobBooks(
                job.id().value(),
                job.state(),
                job.payment(),
                job.order().funding(),
                job.order().cost(),
                charges.count(),
                charges.sum(),
                captures.count(),
                captures.sum(),
                refunds.count(),
                refunds.sum(),
                memory.histories().of(job.id()).size()));
    }

    private void show(Ledger.WalletId id, Ledger.Wallet wallet) {
        Money entries = ofWallets.getOrDefault(id, Money.zero(id.currency()));
        sink.wallet(new AuditSink.WalletBooks(id.owner(), wallet.balance(), wallet.floor(), entries));
    }
}
