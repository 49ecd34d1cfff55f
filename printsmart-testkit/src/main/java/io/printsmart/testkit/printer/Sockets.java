package io.printsmart.testkit.printer;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;

/** The two ways to end a connection, and none of them throws. */
final class Sockets {

    private Sockets() {}

    /** Ends it with a TCP reset: what was not yet delivered is discarded. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            // nothing is left to reset
        }
        close(socket);
    }

    static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException ignored) {
            // the peer was quicker; the descriptor is released all the same
        }
    }
}
