package io.printsmart.internal.delivery;

import io.printsmart.job.DocumentRef;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Sighting;
import io.printsmart.printer.PrinterId;
import io.printsmart.transport.Delivery;
import java.time.Duration;
import java.time.Instant;
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

    Sighting send(PrintJob job, Opened opened) {
        NodeId me = job.claim().holder().orElseThrow();
        LeasedStream out =
                new LeasedStream(opened.document(), () -> tools.lease().covers(me));
        return send(job, opened.delivery(), out);
    }

    private Sighting send(PrintJob job, Delivery delivery, LeasedStream out) {
        DocumentRef document = job.order().document();
        Duration limit = limit(
                tools.settings().policies().attemptLimit(),
                job.order().endBy(),
                tools.time().instant());
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

    /** This node's limit, but never beyond the job's end, which another node's settings may have fixed. */
    static Duration limit(Duration attemptLimit, Instant endBy, Instant now) {
        Duration left = Duration.between(now, endBy);
        return left.isNegative() ? Duration.ZERO : left.compareTo(attemptLimit) < 0 ? left : attemptLimit;
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
