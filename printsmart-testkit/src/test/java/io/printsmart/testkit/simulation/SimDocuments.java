package io.printsmart.testkit.simulation;

import io.printsmart.job.DocumentRef;
import io.printsmart.store.DocumentStore;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;

/** The shared documents as one node reaches them. */
final class SimDocuments implements DocumentStore {

    private final SimNode node;
    private final World world;

    SimDocuments(SimNode node) {
        this.node = node;
        this.world = node.world;
    }

    @Override
    public DocumentRef put(String id, InputStream in, long maxBytes) throws IOException {
        mayFail("document.put", id, world.faults().documentFails);
        DocumentRef stored = world.documents().put(id, in, maxBytes);
        node.after("document.put", id);
        return stored;
    }

    @Override
    public InputStream open(DocumentRef document) throws IOException {
        mayFail("document.open", document.id(), world.faults().documentFails);
        return new FilterInputStream(world.documents().open(document)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                mayFail("document.read", document.id(), world.faults().documentBreaksOff);
                return super.read(buffer, offset, length);
            }
        };
    }

    @Override
    public void erase(Collection<String> ids) throws IOException {
        mayFail("document.erase", "", world.faults().documentFails);
        world.documents().erase(ids);
        node.after("document.erase", "");
    }

    @Override
    public List<String> olderThan(java.time.Instant instant, int max) throws IOException {
        mayFail("document.older", "", world.faults().documentFails);
        return world.documents().olderThan(instant, max);
    }

    private void mayFail(String what, String subject, double chance) throws IOException {
        node.before(what, subject);
        if (world.dice().chance(chance)) {
            world.judge().tally.mishaps++;
            world.trace(node.name, what, subject, "fails");
            throw new IOException(what + " failed");
        }
    }
}
