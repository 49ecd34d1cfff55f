package io.printsmart.job;

import io.printsmart.wallet.Wallet.Answer;
import java.util.Random;

/** A remote wallet that keeps its contract, loses answers, and knows how much it holds. */
final class ModelWallet {

    private enum Key {
        UNSEEN,
        CHARGED,
        DECLINED,
        VOID
    }

    private final Random random;
    private Key key = Key.UNSEEN;
    private int charges;
    private int refunds;

    ModelWallet(Random random) {
        this.random = random;
    }

    Answer charge() {
        if (random.nextInt(4) == 0) {
            return Answer.UNKNOWN;
        }
        if (key == Key.UNSEEN) {
            key = random.nextInt(6) == 0 ? Key.DECLINED : Key.CHARGED;
            charges += key == Key.CHARGED ? 1 : 0;
        }
        if (random.nextInt(4) == 0) {
            return Answer.UNKNOWN;
        }
        return key == Key.CHARGED ? Answer.DONE : Answer.DECLINED;
    }

    Answer refund() {
        if (random.nextInt(3) == 0) {
            return Answer.UNKNOWN;
        }
        refunds += key == Key.CHARGED ? 1 : 0;
        key = Key.VOID;
        return random.nextInt(3) == 0 ? Answer.UNKNOWN : Answer.DONE;
    }

    int taken() {
        return charges - refunds;
    }
}
