package io.printsmart.internal.net;

import io.printsmart.printer.Printer;
import io.printsmart.transport.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Thousands of printers that are switched off: a port whose queue is full and which never accepts, so that Linux drops
 * whatever else wants to connect, at every address of 127.0.0.0/8.
 */
final class SilentPort implements AutoCloseable {

    private final ServerSocket port;
    private final List<Socket> queue = new ArrayList<>();

    SilentPort() throws IOException {
        port = new ServerSocket();
        port.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[4]), 0), 1);
        // Linux queues one more than it was told.
        for (int i = 0; i < 2; i++) {
            queue.add(new Socket(InetAddress.getLoopbackAddress(), port.getLocalPort()));
        }
    }

    List<Target> targets(int many) throws IOException {
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            InetAddress address = InetAddress.getByAddress(new byte[] {127, 1, (byte) (i >> 8), (byte) i});
            Printer printer = Printer.of("printer-" + i, "socket://" + address.getHostAddress());
            targets.add(new Target(printer, new InetSocketAddress(address, port.getLocalPort())));
        }
        return targets;
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : queue) {
            socket.close();
        }
        port.close();
    }
}
