package io.printsmart.ipp.internal.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Sends one document, once, and can be ended from any thread.
 *
 * <p>An answer may come before the document is through. If it is a refusal, the rest stays here. If it is not, the
 * printer only speaks early: the rest is sent, and the printer must hang up in order before the answer counts. Whatever
 * ends the document before its end breaks the connection: an orderly end could be taken for a whole document.
 */
public final class Upload implements AutoCloseable {

    private static final int CHUNK = 16 * 1024;
    private static final Duration CONTINUE_WAIT = Duration.ofSeconds(1);
    private static final Duration LATE_ANSWER_WAIT = Duration.ofSeconds(2);
    private static final int MOST_BYTES_AFTER_ANSWER = 64 * 1024;

    private final Endpoint endpoint;
    private final HttpExchanges exchanges;
    private final AtomicLong documentBytes = new AtomicLong();
    private volatile boolean closed;
    private volatile @Nullable Lifeline lifeline;

    Upload(Endpoint endpoint, HttpExchanges exchanges) {
        this.endpoint = endpoint;
        this.exchanges = exchanges;
    }

    /**
     * Sends it. Called at most once.
     *
     * @param message what comes before the document
     * @param parcel the document
     * @return the body of the answer with the status 200
     * @throws ExchangeException if none came
     */
    public byte[] send(byte[] message, Parcel parcel) throws ExchangeException {
        try (Lifeline limit = exchanges.lifeline(parcel.stepLimit())) {
            lifeline = limit;
            if (closed) {
                limit.cut();
            }
            try (Line line = exchanges.line(endpoint, limit)) {
                return send(message, parcel, line, limit);
            }
        }
    }

    private byte[] send(byte[] message, Parcel parcel, Line line, Lifeline limit) throws ExchangeException {
        Talk talk = new Talk(endpoint, line, exchanges.limits());
        boolean whole = false;
        try {
            byte[] early = begin(message.length + parcel.length(), parcel, line, talk);
            BodyWriter body = new BodyWriter(line.out(), parcel.manner().chunked());
            if (early == null) {
                body.write(message, message.length);
                early = document(parcel, line, talk, body, limit);
            }
            if (early != null && parcel.refuses().test(early)) {
                return early;
            }
            body.end();
            whole = true;
            limit.extend(parcel.stepLimit());
            return early == null ? talk.hear() : settled(early, line);
        } catch (IOException e) {
            byte[] answer = late(talk, limit, e);
            if (!whole && !parcel.refuses().test(answer)) {
                throw talk.lost(limit, e);
            }
            return answer;
        } finally {
            if (!whole) {
                line.abort();
            }
        }
    }

    private byte @Nullable [] begin(long length, Parcel parcel, Line line, Talk talk)
            throws IOException, ExchangeException {
        String framing = parcel.manner().chunked() ? "Transfer-Encoding: chunked" : "Content-Length: " + length;
        if (!parcel.manner().expect()) {
            talk.sayHead(framing);
            return null;
        }
        talk.sayHead(framing, "Expect: 100-continue");
        line.out().flush();
        // One that keeps silent gets its document all the same (RFC 9110 section 10.1.1).
        return line.answerBegins(CONTINUE_WAIT) ? refusalBeforeBody(parcel, talk) : null;
    }

    private byte @Nullable [] refusalBeforeBody(Parcel parcel, Talk talk) throws IOException, ExchangeException {
        byte[] answer = earlyAnswer(talk);
        if (answer != null && !parcel.refuses().test(answer)) {
            throw ExchangeException.notUnderstood("it came before the request");
        }
        return answer;
    }

    private static byte @Nullable [] earlyAnswer(Talk talk) throws IOException, ExchangeException {
        HttpHead head = talk.hearHead();
        return head == null ? null : talk.hearBody(head);
    }

    private byte @Nullable [] document(Parcel parcel, Line line, Talk talk, BodyWriter body, Lifeline limit)
            throws IOException, ExchangeException {
        byte[] chunk = new byte[CHUNK];
        byte[] early = null;
        while (documentBytes.get() < parcel.length()) {
            if (early == null && line.answerIsThere()) {
                early = earlyAnswer(talk);
            }
            if (early != null && parcel.refuses().test(early)) {
                return early;
            }
            body.write(chunk, read(parcel, chunk));
            limit.extend(parcel.stepLimit());
        }
        return early;
    }

    private int read(Parcel parcel, byte[] chunk) throws ExchangeException {
        int wanted = (int) Math.min(chunk.length, parcel.length() - documentBytes.get());
        int count;
        try {
            count = parcel.document().read(chunk, 0, wanted);
        } catch (IOException | RuntimeException e) {
            throw ExchangeException.after(
                    ExchangeException.Kind.DOCUMENT,
                    "the document could not be read after " + documentBytes + " bytes: " + e);
        }
        if (count <= 0) {
            throw ExchangeException.after(
                    ExchangeException.Kind.DOCUMENT,
                    "the document ended after " + documentBytes + " of " + parcel.length() + " bytes");
        }
        documentBytes.addAndGet(count);
        return count;
    }

    /** An early answer counts once the printer has taken everything: it hangs up in order then, since it was asked to. */
    private static byte[] settled(byte[] early, Line line) throws IOException {
        line.awaitHangUp(MOST_BYTES_AFTER_ANSWER);
        return early;
    }

    /** A printer that refuses and hangs up makes the next write fail; its answer may have arrived all the same. */
    private static byte[] late(Talk talk, Lifeline limit, IOException cause) throws ExchangeException {
        if (limit.isCut()) {
            throw talk.lost(limit, cause);
        }
        limit.extend(LATE_ANSWER_WAIT);
        try {
            return talk.hear();
        } catch (IOException none) {
            throw talk.lost(limit, cause);
        }
    }

    /**
     * How many bytes of the document were taken from its stream.
     *
     * @return from 0; what was taken may have left
     */
    public long documentBytes() {
        return documentBytes.get();
    }

    /** Ends it, from any thread. */
    @Override
    public void close() {
        closed = true;
        Lifeline running = lifeline;
        if (running != null) {
            running.cut();
        }
    }
}
