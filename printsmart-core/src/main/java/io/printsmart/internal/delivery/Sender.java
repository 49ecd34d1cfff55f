package io.printsmart.internal.delivery;

import io.printsmart.job.DocumentRef;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Sighting;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.MissingDocumentException;
import io.printsmart.transport.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a document whose intent is stored. What failed is classed by what left this machine, never by the exception: the
 * stream is ours, so that we know whether a byte of it was taken.
 */
final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final Tools tools;

    Sender(Tools tools) {
        this.tools = tools;
    }

    Sighting send(PrintJob job, Delivery delivery) {
        DocumentRef document = job.order().document();
        NodeId me = job.claim().holder().orElseThrow();
        InputStream stored;
        try {
            stored = tools.documents().open(document);
        } catch (IOException | RuntimeException e) {
            LOG.warn("job {}: its document cannot be read: {}", job.id(), e.toString());
            tools.breakers().notTried(job.order().printer());
            boolean gone = e instanceof MissingDocumentException;
            return new Sighting.NotDelivered("the document cannot be read: " + e.getMessage(), gone, true, true);
        }
        LeasedStream out = new LeasedStream(stored, () -> tools.lease().covers(me));
        try {
            return send(job, delivery, out);
        } finally {
            closeQuietly(job, out);
        }
    }

    private Sighting send(PrintJob job, Delivery delivery, LeasedStream out) {
        DocumentRef document = job.order().document();
        Duration limit = tools.settings().policies().attemptLimit();
        Future<?> end = tools.watchdog().schedule(delivery::close, limit.toMillis(), TimeUnit.MILLISECONDS);
        Sighting seen;
        try {
            seen = delivery.send(out, document.length(), tools.settings().stepLimit());
        } catch (RuntimeException e) {
            LOG.warn("job {}: the transport failed while sending: {}", job.id(), e.toString());
            seen = new Sighting.AnswerLost("the transport failed: " + e, out.count() == document.length(), false);
        } finally {
            end.cancel(false);
        }
        judgeBreaker(job, seen, out);
        boolean untouched = out.count() == 0 && document.length() > 0;
        if (untouched && seen instanceof Sighting.AnswerLost lost) {
            return new Sighting.NotDelivered(lost.detail(), lost.permanent(), true, out.failed());
        }
        if (out.failed() && seen instanceof Sighting.NotDelivered failed) {
            return new Sighting.NotDelivered(failed.detail(), failed.permanent(), failed.mayBeOpen(), true);
        }
        return seen;
    }

    /** After the last byte was read nothing that fails here says anything of what the printer got. */
    private static void closeQuietly(PrintJob job, InputStream stream) {
        try {
            stream.close();
        } catch (IOException | RuntimeException e) {
            LOG.warn("job {}: its document could not be closed: {}", job.id(), e.toString());
        }
    }

    private void judgeBreaker(PrintJob job, Sighting seen, LeasedStream out) {
        PrinterId printer = job.order().printer();
        if (seen instanceof Sighting.Accepted || seen instanceof Sighting.Printed) {
            tools.breakers().succeeded(printer);
        } else if (out.failed()) {
            tools.breakers().notTried(printer);
        } else {
            tools.breakers().failed(printer);
        }
    }
}
