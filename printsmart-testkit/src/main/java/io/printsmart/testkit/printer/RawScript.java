package io.printsmart.testkit.printer;

import java.time.Duration;

/** What a {@link ScriptedRawPrinter} does with one connection. Immutable. */
public final class RawScript {

    enum Kind {
        ACCEPT,
        RESET,
        STALL,
        RESET_AT_END,
        NEVER_CLOSE,
        SLOW
    }

    private static final RawScript ACCEPT = new RawScript(Kind.ACCEPT, Long.MAX_VALUE, Duration.ZERO);

    final Kind kind;
    /** Where a reset or a stall comes, or how many bytes one slow step takes. */
    final long bytes;

    final Duration pause;

    private RawScript(Kind kind, long bytes, Duration pause) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative: " + bytes);
        }
        this.kind = kind;
        this.bytes = bytes;
        this.pause = pause;
    }

    /**
     * Takes everything and closes in order: the normal case.
     *
     * @return the script
     */
    public static RawScript accept() {
        return ACCEPT;
    }

    /**
     * Resets the connection (TCP RST) after so many bytes; what arrived counts as partial.
     *
     * @param bytes 0 resets before the first byte of a document is taken; a bare connect is no document and is not reset
     * @return the script
     */
    public static RawScript resetAfter(long bytes) {
        return new RawScript(Kind.RESET, bytes, Duration.ZERO);
    }

    /**
     * Takes and prints everything, reads the client's end of stream, and then resets instead of closing in order.
     *
     * @return the script
     */
    public static RawScript resetInsteadOfClose() {
        return new RawScript(Kind.RESET_AT_END, Long.MAX_VALUE, Duration.ZERO);
    }

    /**
     * Stops reading after so many bytes until {@link ScriptedRawPrinter#release()}, then goes on as normal.
     *
     * @param bytes 0 stops before the first byte
     * @return the script
     */
    public static RawScript stallAfter(long bytes) {
        return new RawScript(Kind.STALL, bytes, Duration.ZERO);
    }

    /**
     * Takes and prints everything but does not close after the client's half-close, until
     * {@link ScriptedRawPrinter#release()}.
     *
     * @return the script
     */
    public static RawScript neverClose() {
        return new RawScript(Kind.NEVER_CLOSE, Long.MAX_VALUE, Duration.ZERO);
    }

    /**
     * Takes everything, in small steps with a real pause before each.
     *
     * @param bytesPerStep at least 1
     * @param pause real time before each step
     * @return the script
     */
    public static RawScript slow(int bytesPerStep, Duration pause) {
        if (bytesPerStep < 1) {
            throw new IllegalArgumentException("bytesPerStep must be at least 1: " + bytesPerStep);
        }
        return new RawScript(Kind.SLOW, bytesPerStep, pause);
    }

    @Override
    public String toString() {
        return kind + (bytes == Long.MAX_VALUE ? "" : " " + bytes + " bytes");
    }
}
