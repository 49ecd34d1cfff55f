package io.printsmart.testkit.simulation;

import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A wallet behind the network, with books of its own: one for all nodes. It keeps the port's contract. */
final class SimWallet {

    private static final long SECOND = 1_000_000;

    private static final class Charge {
        private long charged;
        private long refunded;
        private boolean voided;
        private boolean declined;
    }

    private final World world;
    private final Map<String, Charge> charges = new HashMap<>();
    private final Map<AccountId, Long> balances = new HashMap<>();
    boolean down;

    SimWallet(World world) {
        this.world = world;
    }

    void give(AccountId account, long cents) {
        balances.merge(account, cents, Long::sum);
    }

    /** What a job's charge comes to in the end. */
    long net(String key) {
        Charge charge = charges.get(key);
        return charge == null ? 0 : charge.charged - charge.refunded;
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
        };
    }

    private Wallet.Answer ask(SimNode node, String what, String key, Duration timeout, Supplier<Wallet.Answer> effect) {
        node.before(what, key);
        Dice dice = world.dice();
        Faults faults = world.faults();
        boolean lost = down || dice.chance(faults.requestLost);
        if (lost && dice.chance(faults.lateCharge)) {
            long delay = timeout.toMillis() * 1000 + dice.logBetween(SECOND, 3 * 3_600 * SECOND);
            world.schedule()
                    .in(
                            delay,
                            () -> world.trace(
                                    "wallet", what + " late", key, effect.get().name()));
        }
        if (lost) {
            node.pass(dice.oneIn(2) ? timeout.toMillis() * 1000 : dice.between(1_000, SECOND));
            return fail(node, what, key, "request lost");
        }
        Wallet.Answer answer = effect.get();
        world.trace("wallet", what, key, answer.name());
        if (dice.chance(faults.answerLost)) {
            node.pass(dice.oneIn(2) ? timeout.toMillis() * 1000 : dice.between(1_000, SECOND));
            return fail(node, what, key, "answer lost");
        }
        node.after(what, key);
        return answer;
    }

    private Wallet.Answer fail(SimNode node, String what, String key, String how) {
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
        Charge charge = charges.computeIfAbsent(key, unseen -> new Charge());
        if (charge.charged > charge.refunded) {
            give(account, cents);
            charge.refunded += cents;
        }
        charge.voided = true;
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
