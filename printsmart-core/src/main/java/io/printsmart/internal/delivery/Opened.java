package io.printsmart.internal.delivery;

import io.printsmart.job.JobId;
import io.printsmart.transport.Delivery;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is open for one attempt, here and at the printer; to be closed by whoever gets it.
 *
 * @param job whose attempt it is
 * @param delivery what was opened at the printer
 * @param document the document, whose first bytes have been read already
 * @param cancellation cancels at the printer what was opened there
 */
record Opened(JobId job, Delivery delivery, InputStream document, Runnable cancellation) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);
    private static final int FIRST_BYTES = 32 * 1024;

    /** A document whose first bytes are at hand: a store that cannot give them is found out before a printer is asked. */
    static InputStream withFirstBytes(InputStream stored) throws IOException {
        BufferedInputStream document = new BufferedInputStream(stored, FIRST_BYTES);
        document.mark(1);
        if (document.read() >= 0) {
            document.reset();
        }
        return document;
    }

    /** For what another node does not know of, and nobody would ever look for. A failure is not worth more than a line. */
    void cancelThere() {
        try {
            cancellation.run();
        } catch (RuntimeException e) {
            LOG.warn("job {}: what was opened for it may still lie at its printer: {}", job, e.toString());
        }
    }

    @Override
    public void close() {
        delivery.close();
        closeQuietly(job, document);
    }

    /** After the last byte was read nothing that fails here says anything of what the printer got. */
    static void closeQuietly(JobId job, InputStream document) {
        try {
            document.close();
        } catch (IOException | RuntimeException e) {
            LOG.warn("job {}: its document could not be closed: {}", job, e.toString());
        }
    }
}
