package io.printsmart.runner.monitor;

/** Shows somebody what is known, again and again. */
public interface Display extends AutoCloseable {

    /**
     * Shows what is known now.
     *
     * @param known what is known
     * @throws java.io.UncheckedIOException if nobody can read it
     */
    void show(Snapshot known);

    /** Ends in order. Never throws. */
    @Override
    void close();
}
