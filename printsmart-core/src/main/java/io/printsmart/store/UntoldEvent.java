package io.printsmart.store;

import io.printsmart.event.PrintEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * An event that one listener has not been told of yet.
 *
 * @param event the event
 * @param tries how often the listener failed to take it
 * @param failingSince when it failed for the first time; empty if it never did
 */
public record UntoldEvent(PrintEvent event, int tries, Optional<Instant> failingSince) {}
