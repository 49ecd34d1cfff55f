package io.printsmart.transport;

import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** What was opened at a printer for one attempt, and can take one document. */
public interface Delivery extends AutoCloseable {

    /**
     * What was opened there.
     *
     * @return the remote job, with the id 0 if the printer will only give one with the document; empty where nothing can be
     *     asked for later, as on a raw port
     */
    Optional<RemoteJob> remote();

    /**
     * Sends the document, once. Called at most once, and only after the intent is stored. A throw is judged by the
     * caller, who owns the stream and knows how much of it was read: nothing read means not delivered, anything else
     * that the answer was lost.
     *
     * @param document the document; a failure to read it must end the connection in disorder, never the body in order
     * @param length its length in bytes
     * @param stepLimit the longest time without progress
     * @return {@link Sighting.Accepted}, {@link Sighting.Printed}, {@link Sighting.NotDelivered} if the printer's answer
     *     shows that it made no job of it, or {@link Sighting.AnswerLost}
     */
    Sighting send(InputStream document, long length, Duration stepLimit);

    /** Ends whatever goes on, from any thread, also a send that hangs. Does not cancel the remote job. Never throws. */
    @Override
    void close();
}
