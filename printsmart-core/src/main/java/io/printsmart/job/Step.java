package io.printsmart.job;

import io.printsmart.wallet.Movement;
import java.time.Instant;
import java.util.Optional;

/**
 * One decided transition. A store writes it as a whole or not at all, and only over the very claim and version that
 * {@code before} was read with. A recorded step is the job's history and its event.
 *
 * @param before the job as it was decided from
 * @param after the job as it is to be, with the version raised by one
 * @param why why: the reason of the job from then on, unless it had ended before. A job that has ended keeps the reason of
 *     its end, whatever is still found or paid afterwards
 * @param money the money to move in the same transaction
 * @param at when it was decided, by the store's clock
 * @param node who decided
 * @param recorded whether it goes into the history: not if nothing happened that anybody needs to know
 * @param printerRestsUntil where the printer was not ready: its line is left alone until then
 */
public record Step(
        PrintJob before,
        PrintJob after,
        Why why,
        Optional<Movement> money,
        Instant at,
        String node,
        boolean recorded,
        Optional<Instant> printerRestsUntil) {}
