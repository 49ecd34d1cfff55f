package io.printsmart.testkit.store;

import io.printsmart.wallet.Movement;
import java.util.Optional;

/** What a movement's key says, as {@link Movement} makes it. */
final class MovementKeys {

    private MovementKeys() {}

    /** The job in whose name money moved; empty for a top-up and for a key that does not fit its kind. */
    static Optional<String> job(Movement movement) {
        String key = movement.key();
        String prefix = switch (movement.kind()) {
            case CHARGE -> "charge:";
            case CAPTURE, REFUND -> "settle:";
            case TOP_UP -> "topup:";
        };
        return movement.kind() != Movement.Kind.TOP_UP && key.startsWith(prefix)
                ? Optional.of(key.substring(prefix.length()))
                : Optional.empty();
    }
}
