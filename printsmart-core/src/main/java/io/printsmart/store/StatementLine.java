package io.printsmart.store;

import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import java.time.Instant;
import java.util.Optional;

/**
 * A movement as the owner of a wallet sees it.
 *
 * @param position grows from line to line; only for paging
 * @param at when it was booked
 * @param kind why the money moved
 * @param amount what was added to the wallet; negative where it was taken
 * @param key the movement's key
 * @param job the job it belongs to
 */
public record StatementLine(
        long position, Instant at, Movement.Kind kind, Money amount, String key, Optional<String> job) {}
