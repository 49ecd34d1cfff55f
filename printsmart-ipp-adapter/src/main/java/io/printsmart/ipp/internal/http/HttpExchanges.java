package io.printsmart.ipp.internal.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;

/** Makes exchanges, each on a connection of its own. Safe for many threads. */
public final class HttpExchanges implements AutoCloseable {

    private final ScheduledExecutorService scheduler;
    private final TlsClients tls;
    private final Limits limits;
    private final Set<Lifeline> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Creates it.
     *
     * @param scheduler runs what cuts exchanges off whose time is over
     * @param tls for {@code ipps}
     * @param limits of each exchange
     */
    public HttpExchanges(ScheduledExecutorService scheduler, TlsClients tls, Limits limits) {
        this.scheduler = scheduler;
        this.tls = tls;
        this.limits = limits;
    }

    /**
     * Asks once.
     *
     * @param endpoint where
     * @param message the body
     * @param atMost the longest time for all of it
     * @return the body of the answer with the status 200
     * @throws ExchangeException if none came
     */
    public byte[] post(Endpoint endpoint, byte[] message, Duration atMost) throws ExchangeException {
        try (Lifeline lifeline = lifeline(atMost);
                Line line = Line.open(endpoint, tls, limits.connect(), lifeline)) {
            Talk talk = new Talk(endpoint, line, limits);
            try {
                talk.sayHead("Content-Length: " + message.length);
                talk.out().write(message);
                talk.out().flush();
                return talk.hear();
            } catch (IOException e) {
                throw talk.lost(lifeline, e);
            }
        }
    }

    /**
     * Prepares to send one document.
     *
     * @param endpoint where
     * @return the upload, not begun
     */
    public Upload upload(Endpoint endpoint) {
        return new Upload(endpoint, this);
    }

    Lifeline lifeline(Duration atMost) {
        Lifeline lifeline = Lifeline.start(scheduler, atMost, running::remove);
        running.add(lifeline);
        if (closed) {
            lifeline.cut();
        }
        return lifeline;
    }

    Line line(Endpoint endpoint, Lifeline lifeline) throws ExchangeException {
        return Line.open(endpoint, tls, limits.connect(), lifeline);
    }

    Limits limits() {
        return limits;
    }

    /** Breaks what is under way; whatever is asked later is broken at once. */
    @Override
    public void close() {
        closed = true;
        running.forEach(Lifeline::cut);
    }
}
