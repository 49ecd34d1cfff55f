package io.printsmart.testkit.printer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Sends a document as AppSocket does: all bytes, half-close, wait for the peer's close. */
final class RawClient {

    static final int LIMIT_MILLIS = 10_000;

    private RawClient() {}

    /** Returns when the printer closed in order. */
    static void send(InetSocketAddress printer, byte[] document) throws IOException {
        try (Socket socket = connect(printer)) {
            finish(socket, document);
        }
    }

    static Socket connect(InetSocketAddress printer) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.connect(printer, LIMIT_MILLIS);
        return socket;
    }

    static void finish(Socket socket, byte[] document) throws IOException {
        socket.getOutputStream().write(document);
        socket.shutdownOutput();
        while (socket.getInputStream().read() >= 0) {
            // whatever the printer says means nothing to us
        }
    }
}
