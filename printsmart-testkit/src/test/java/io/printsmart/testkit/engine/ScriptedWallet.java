package io.printsmart.testkit.engine;

import io.printsmart.testkit.wallet.InMemoryWallet;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A way to a wallet on which everything can go wrong. One that declares a delay does not void keys. */
final class ScriptedWallet implements Wallet {

    /** How it is. */
    enum Mood {
        WELL,
        AWAY,
        ACTS_AND_SAYS_NOTHING,
        ACTS_LATER,
        DIES_BEFORE,
        DIES_AFTER
    }

    /** Stands for the end of the process that asked. */
    static final class Died extends Error {

        private static final long serialVersionUID = 1;

        Died() {
            super("this node is dead", null, false, false);
        }
    }

    private final InMemoryWallet behind;
    private final Optional<Duration> longestDelay;
    private final List<Supplier<Answer>> underWay = new ArrayList<>();
    private Mood mood = Mood.WELL;
    private Optional<Answer> says = Optional.empty();
    private Runnable whileAway = () -> {};
    private int charges;
    private int refunds;
    private int deaths;

    ScriptedWallet(InMemoryWallet behind, Optional<Duration> longestDelay) {
        this.behind = behind;
        this.longestDelay = longestDelay;
    }

    void is(Mood now) {
        mood = now;
    }

    /** What goes on until somebody who asked in vain gives up. */
    void whileAway(Runnable passes) {
        whileAway = passes;
    }

    void says(Answer answer) {
        says = Optional.of(answer);
    }

    /** What was asked for when it acted later. */
    void actsNow() {
        underWay.forEach(deed -> {
            var unused = deed.get();
        });
        underWay.clear();
    }

    int charges() {
        return charges;
    }

    int refunds() {
        return refunds;
    }

    int deaths() {
        return deaths;
    }

    void forgetCalls() {
        charges = 0;
        refunds = 0;
    }

    @Override
    public Answer charge(String key, AccountId account, Money amount, Duration timeout) {
        charges++;
        return act(() -> behind.charge(key, account, amount, timeout));
    }

    @Override
    public Answer refund(String chargeKey, AccountId account, Money amount, Duration timeout) {
        refunds++;
        boolean unseen = longestDelay.isPresent() && behind.find(chargeKey, timeout) == Answer.NOT_FOUND;
        return act(() -> unseen ? Answer.NOT_FOUND : behind.refund(chargeKey, account, amount, timeout));
    }

    @Override
    public Answer find(String key, Duration timeout) {
        return act(() -> behind.find(key, timeout));
    }

    @Override
    public Optional<Duration> longestDelay() {
        return longestDelay;
    }

    private Answer act(Supplier<Answer> deed) {
        if (says.isPresent()) {
            return says.get();
        }
        return switch (mood) {
            case WELL -> deed.get();
            case AWAY -> {
                whileAway.run();
                yield Answer.UNKNOWN;
            }
            case ACTS_AND_SAYS_NOTHING -> {
                var unused = deed.get();
                yield Answer.UNKNOWN;
            }
            case ACTS_LATER -> {
                underWay.add(deed);
                yield Answer.UNKNOWN;
            }
            case DIES_BEFORE -> throw died();
            case DIES_AFTER -> {
                var unused = deed.get();
                throw died();
            }
        };
    }

    private Died died() {
        deaths++;
        return new Died();
    }
}
