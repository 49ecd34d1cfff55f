package io.printsmart.testkit.simulation;

import static io.printsmart.testkit.simulation.Schedule.SECOND;

import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * A wallet behind the network, with books of its own: one for all nodes. It keeps the port's contract: it voids keys, or it
 * says how late a charge can come.
 */
final class SimWallet {

    private static final long MINUTE = 60 * SECOND;

    /** More than a node may be stopped for between its decision and its call. */
    private static final Duration STOPPED = Duration.ofMinutes(5);

    private static final class Charge {
        private long charged;
        private long refunded;
        private boolean voided;
        private boolean declined;
    }

    private final World world;
    private final Map<String, Charge> charges = new HashMap<>();
    private final Map<AccountId, Long> balances = new HashMap<>();
    private final Map<AccountId, Long> paidIn = new HashMap<>();
    private final Optional<Duration> longestDelay;
    private int underWay;
    boolean down;

    /** A wallet that cannot void keys rests on the store's clock, which must not jump then. */
    SimWallet(World world) {
        this.world = world;
        this.longestDelay = world.dice().oneIn(3) && !world.clocksJump()
                ? Optional.of(Duration.ofSeconds(world.dice().logBetween(15 * 60, 2 * 3_600)))
                : Optional.empty();
    }

    /** How late a charge can come, where keys cannot be voided. */
    Optional<Duration> longestDelay() {
        return longestDelay;
    }

    /** Requests that nobody waits for any more, and that still arrive. */
    boolean isQuiet() {
        return underWay == 0;
    }

    /** Somebody pays in. */
    void topUp(AccountId account, long cents) {
        paidIn.merge(account, cents, Long::sum);
        give(account, cents);
    }

    private void give(AccountId account, long cents) {
        balances.merge(account, cents, Long::sum);
    }

    /** What a job's charge comes to in the end. */
    long net(String key) {
        Charge charge = charges.get(key);
        return charge == null ? 0 : charge.charged - charge.refunded;
    }

    /** Keys that took money for good. */
    Set<String> keysThatTook() {
        Set<String> keys = new TreeSet<>(charges.keySet());
        keys.removeIf(key -> net(key) == 0);
        return keys;
    }

    /** What was taken from an account for good. */
    long taken(AccountId account) {
        return paidIn.getOrDefault(account, 0L) - balances.getOrDefault(account, 0L);
    }

    Wallet of(SimNode node) {
        return new Wallet() {
            @Override
            public Answer charge(String key, AccountId account, Money amount, Duration timeout) {
                return ask(
                        node, "charge", key, timeout, () -> SimWallet.this.charge(key, account, amount.minorUnits()));
            }

            @Override
            public Answer refund(String chargeKey, AccountId account, Money amount, Duration timeout) {
                return ask(
                        node,
                        "refund",
                        chargeKey,
                        timeout,
                        () -> SimWallet.this.refund(chargeKey, account, amount.minorUnits()));
            }

            @Override
            public Answer find(String key, Duration timeout) {
                return ask(node, "find charge", key, timeout, () -> lookUp(key));
            }

            @Override
            public Optional<Duration> longestDelay() {
                return longestDelay.map(world.bug()::declared);
            }
        };
    }

    private Wallet.Answer ask(SimNode node, String what, String key, Duration timeout, Supplier<Wallet.Answer> effect) {
        node.before(what, key);
        Dice dice = world.dice();
        Faults faults = world.faults();
        boolean lost = down || dice.chance(faults.requestLost);
        if (lost && dice.chance(faults.lateCharge)) {
            underWay++;
            world.schedule().in(lateness(timeout), () -> {
                underWay--;
                world.trace("wallet", what + " late", key, effect.get().name());
            });
        }
        if (lost) {
            node.await(what, key, dice.oneIn(2) ? timeout.toMillis() * 1000 : dice.between(1_000, SECOND));
            return fail(node, what, key, "request lost");
        }
        Wallet.Answer answer = effect.get();
        world.trace("wallet", what, key, answer.name());
        if (dice.chance(faults.answerLost)) {
            node.await(what, key, dice.oneIn(2) ? timeout.toMillis() * 1000 : dice.between(1_000, SECOND));
            return fail(node, what, key, "answer lost");
        }
        node.after(what, key);
        return answer;
    }

    private long lateness(Duration timeout) {
        long least = timeout.toMillis() * 1000;
        long most = longestDelay
                .map(delay -> delay.minus(STOPPED).toMillis() * 1000)
                .orElse(180 * MINUTE);
        return least + world.dice().logBetween(SECOND, most - least);
    }

    private Wallet.Answer fail(SimNode node, String what, String key, String how) {
        world.judge().tally.mishaps++;
        world.trace(node.name, what, key, how);
        if (world.dice().oneIn(3)) {
            throw new IllegalStateException(what + ": " + how);
        }
        return Wallet.Answer.UNKNOWN;
    }

    private Wallet.Answer charge(String key, AccountId account, long cents) {
        Charge charge = charges.computeIfAbsent(key, unseen -> new Charge());
        if (charge.charged > 0) {
            return Wallet.Answer.DONE;
        }
        if ((charge.voided && world.bug().walletVoids()) || charge.declined) {
            return Wallet.Answer.DECLINED;
        }
        long balance = balances.getOrDefault(account, 0L);
        if (balance < cents) {
            charge.declined = true;
            return Wallet.Answer.DECLINED;
        }
        balances.put(account, balance - cents);
        charge.charged += cents;
        return Wallet.Answer.DONE;
    }

    private Wallet.Answer refund(String key, AccountId account, long cents) {
        if (longestDelay.isPresent() && !charges.containsKey(key)) {
            return Wallet.Answer.NOT_FOUND;
        }
        Charge charge = charges.computeIfAbsent(key, unseen -> new Charge());
        if (charge.charged > charge.refunded) {
            give(world.bug().refunded(account), cents);
            charge.refunded += cents;
        }
        charge.voided = longestDelay.isEmpty();
        return Wallet.Answer.DONE;
    }

    private Wallet.Answer lookUp(String key) {
        Charge charge = charges.get(key);
        if (charge == null) {
            return Wallet.Answer.NOT_FOUND;
        }
        return charge.charged > 0 ? Wallet.Answer.DONE : Wallet.Answer.DECLINED;
    }
}
