package io.printsmart.runner.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Raw printers of which only the port matters, each at an address of its own on loopback; they can be closed and opened again. */
final class OpenPorts implements AutoCloseable {

    private static final int BACKLOG = 50;

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "open-port");
        thread.setDaemon(true);
        return thread;
    });
    private final List<ServerSocket> ports = new ArrayList<>();

    /** Opens so many. */
    static OpenPorts open(int count) {
        OpenPorts opened = new OpenPorts();
        try {
            IntStream.range(0, count).forEach(number -> opened.ports.add(opened.listen(address(number), 0)));
            return opened;
        } catch (UncheckedIOException e) {
            opened.close();
            throw e;
        }
    }

    URI uri(int number) {
        ServerSocket port = ports.get(number);
        return URI.create("socket://" + port.getInetAddress().getHostAddress() + ":" + port.getLocalPort());
    }

    /** From now on these refuse. */
    void close(IntPredicate which) {
        numbers(which).forEach(number -> close(ports.get(number)));
    }

    /** From now on these accept again, at the same addresses. */
    void reopen(IntPredicate which) {
        numbers(which)
                .forEach(number -> ports.set(
                        number, listen(address(number), ports.get(number).getLocalPort())));
    }

    boolean isOpen(int number) {
        return !ports.get(number).isClosed();
    }

    private IntStream numbers(IntPredicate which) {
        return IntStream.range(0, ports.size()).filter(which);
    }

    private static String address(int number) {
        return "127.0." + (40 + number / 250) + "." + (1 + number % 250);
    }

    private ServerSocket listen(String address, int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port), BACKLOG);
            threads.execute(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                socket.accept().close();
            } catch (IOException e) {
                // The loop's condition tells whether to go on.
            }
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        close(number -> true);
        threads.shutdownNow();
    }
}
