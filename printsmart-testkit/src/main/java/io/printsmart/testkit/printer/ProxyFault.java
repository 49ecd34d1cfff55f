package io.printsmart.testkit.printer;

import java.time.Duration;

/**
 * What a {@link FaultProxy} does to one HTTP request, or to one connection of a raw proxy. Immutable.
 *
 * <p>Request bytes are those of the body, without HTTP head and chunk sizes; in a raw proxy all bytes of the client.
 */
public final class ProxyFault {

    enum Kind {
        PASS,
        LOSE_ANSWER,
        RESET_REQUEST,
        RESET_ANSWER,
        BLACKHOLE,
        DELAY_ANSWER
    }

    static final ProxyFault PASS = new ProxyFault(Kind.PASS, 0, Duration.ZERO);

    final Kind kind;
    final long bytes;
    final Duration delay;

    private ProxyFault(Kind kind, long bytes, Duration delay) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative: " + bytes);
        }
        this.kind = kind;
        this.bytes = bytes;
        this.delay = delay;
    }

    /**
     * Forwards everything: the normal case.
     *
     * @return the fault that is none
     */
    public static ProxyFault pass() {
        return PASS;
    }

    /**
     * Forwards the whole request, waits for the first byte of the answer, so that the printer has acted, and resets the
     * client's connection instead of handing the answer on.
     *
     * @return the fault
     */
    public static ProxyFault loseAnswer() {
        return new ProxyFault(Kind.LOSE_ANSWER, 0, Duration.ZERO);
    }

    /**
     * Resets both connections after so many request bytes were forwarded.
     *
     * @param bytes 0 forwards none of the body
     * @return the fault
     */
    public static ProxyFault resetAfterRequestBytes(long bytes) {
        return new ProxyFault(Kind.RESET_REQUEST, bytes, Duration.ZERO);
    }

    /**
     * Resets the client's connection after so many bytes of the answer, its HTTP head included.
     *
     * @param bytes how many the client gets
     * @return the fault
     */
    public static ProxyFault resetAfterAnswerBytes(long bytes) {
        return new ProxyFault(Kind.RESET_ANSWER, bytes, Duration.ZERO);
    }

    /**
     * Forwards nothing, in either direction, until {@link FaultProxy#release()}.
     *
     * @return the fault
     */
    public static ProxyFault blackhole() {
        return new ProxyFault(Kind.BLACKHOLE, 0, Duration.ZERO);
    }

    /**
     * Hands the answer on after a real pause.
     *
     * @param delay the pause; {@link FaultProxy#release()} cuts it short
     * @return the fault
     */
    public static ProxyFault delayAnswer(Duration delay) {
        return new ProxyFault(Kind.DELAY_ANSWER, 0, delay);
    }

    @Override
    public String toString() {
        return kind + (bytes > 0 ? " " + bytes + " bytes" : "");
    }
}
