package io.printsmart.event;

import io.printsmart.job.NodeId;
import java.time.Instant;

/**
 * A node found most of its printers gone at once and suspects its own network: what it does not see any more changes no
 * status and costs no retry. Its recovery is silent. Immutable.
 *
 * @param node which one
 * @param version raised by each of the node's events
 * @param at when it was stored, by the store's clock
 * @param failed at how many printers its last looks failed that were online before
 * @param looked at how many printers of those it looked
 */
public record NodeBlind(NodeId node, long version, Instant at, int failed, int looked) implements PrintEvent {

    @Override
    public String subject() {
        return "node:" + node;
    }
}
