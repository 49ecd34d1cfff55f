package io.printsmart.ipp.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * ippeveprinter, the reference IPP printer of CUPS, on a free loopback port with a D-Bus and a spool of its own.
 *
 * <p>Its print command obeys switches that a test sets here, and logs what it printed at its end: that, not the spool, is
 * the paper. A test that uses it is skipped, or fails, as {@link Peers} says.
 */
public final class EvePrinter implements AutoCloseable {

    private static final int ATTEMPTS = 5;
    private static final int CONNECT_MILLIS = 1000;

    private final EveDirectory directory;
    private final List<String> options;
    private final Program bus;
    private InetSocketAddress address;
    private Program printer;

    private EvePrinter(List<String> options) throws IOException {
        Path eve = Peers.require("ippeveprinter", "cups-ipp-utils");
        Path dbus = Peers.require("dbus-daemon", "dbus-daemon");
        this.options = new ArrayList<>(List.of(eve.toString()));
        this.options.addAll(options);
        this.directory = EveDirectory.create();
        this.bus = Program.start(
                List.of(dbus.toString(), "--config-file=bus.conf", "--nofork"),
                Map.of(),
                directory.path(""),
                directory.path("bus.log"));
        if (!bus.awaitReady(() -> Files.exists(directory.path("bus.sock")))) {
            throw new IOException("dbus-daemon did not start: " + directory.lines("bus.log"));
        }
        this.address = freePort();
        this.printer = launch();
        for (int i = 1; !isReady() && i < ATTEMPTS; i++) {
            // another process was quicker to take the port
            printer.close();
            address = freePort();
            printer = launch();
        }
        if (!isReady()) {
            String output = String.join("\n", output());
            close();
            throw new IOException("ippeveprinter did not start:\n" + output);
        }
    }

    /** Starts one that takes PDF and PWG raster, one-sided, monochrome. */
    public static EvePrinter start() {
        return builder().start();
    }

    public static Builder builder() {
        return new Builder();
    }

    private static InetSocketAddress freePort() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket probe = new ServerSocket(0, 1, loopback)) {
            return new InetSocketAddress(loopback, probe.getLocalPort());
        }
    }

    private Program launch() throws IOException {
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of("-r", "off", "-n", "localhost", "-p", String.valueOf(address.getPort())));
        command.addAll(List.of("-K", "keys", "-d", "spool", "-k", "-v", "-c", path("print.sh"), "Eve"));
        String socket = "unix:path=" + path("bus.sock");
        return Program.start(
                command,
                Map.of("DBUS_SYSTEM_BUS_ADDRESS", socket, "HOME", path("")),
                directory.path(""),
                directory.path("eve.log"));
    }

    private String path(String name) {
        return directory.path(name).toString();
    }

    private boolean isReady() {
        return printer.awaitReady(this::accepts) && printer.isAlive();
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** {@code ipp://127.0.0.1:port/ipp/print}. */
    public URI uri() {
        return URI.create("ipp://127.0.0.1:" + address.getPort() + "/ipp/print");
    }

    /** Where it listens; the same after a restart. */
    public InetSocketAddress address() {
        return address;
    }

    /** Every print takes so much longer from now on. */
    public void slow(Duration time) {
        directory.write("slow", String.valueOf(time.toMillis() / 1000.0));
    }

    /** Every print is given up from now on, and says that so many impressions came out. */
    public void abortAfter(int impressions) {
        directory.write("abort", String.valueOf(impressions));
    }

    /** Every print reports so many impressions from now on; at first none, so that the count stays 0. */
    public void reportImpressions(int impressions) {
        directory.write("impressions", String.valueOf(impressions));
    }

    /**
     * Every print adds this printer-state-reason from now on; ippeveprinter only takes it from a print command, and keeps
     * it. With {@code media-empty} the next job hangs in processing.
     */
    public void reason(String keyword) {
        directory.write("reason", keyword);
    }

    /** A print waits, in processing, until {@link #release()}. */
    public void hold() {
        directory.write("hold", "");
    }

    /** Lets what is held go on. */
    public void release() {
        directory.delete("hold");
    }

    /** Takes back all that was set, and releases what is held. */
    public void behave() {
        List.of("slow", "abort", "impressions", "reason", "hold").forEach(directory::delete);
    }

    /** What came out, in order; those given up are not complete. */
    public List<EvePrintout> paper() {
        return directory.lines("paper.log").stream().map(EvePrintout::parse).toList();
    }

    /** What the last job asked for, as the print command was told: {@code IPP_SIDES=…} and the like. */
    public List<String> lastJob() {
        return directory.lines("last-job");
    }

    /** How many prints were begun. */
    public int started() {
        return directory.lines("started.log").size();
    }

    /** What the program said. */
    public List<String> output() {
        return directory.lines("eve.log");
    }

    /** Ends the program as a power cut does; the port refuses. */
    public void kill() {
        printer.kill();
    }

    /** Starts it again on the same port: job-ids from 1, no history. */
    public void restart() {
        try {
            printer.kill();
            printer = launch();
            if (!isReady()) {
                throw new IOException("ippeveprinter did not come back:\n" + String.join("\n", output()));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot restart ippeveprinter on " + address, failed);
        }
    }

    @Override
    public void close() {
        behave();
        printer.close();
        bus.close();
        directory.delete();
    }

    /** Says how ippeveprinter is started. */
    public static final class Builder {

        private String formats = "application/pdf,image/pwg-raster";
        private final List<String> options = new ArrayList<>();

        private Builder() {}

        /** MIME media types; ippeveprinter adds application/octet-stream by itself. */
        public Builder formats(String... mediaTypes) {
            formats = String.join(",", mediaTypes);
            return this;
        }

        /** IPP/1.1 only; it answers IPP/2.0 with HTTP 400. */
        public Builder onlyVersion11() {
            options.addAll(List.of("-V", "1.1"));
            return this;
        }

        public Builder color() {
            options.addAll(List.of("-s", "10,10"));
            return this;
        }

        public Builder duplex() {
            options.add("-2");
            return this;
        }

        /** Skips or fails the calling test if the program is missing. */
        public EvePrinter start() {
            List<String> all = new ArrayList<>(options);
            all.addAll(List.of("-f", formats));
            try {
                return new EvePrinter(all);
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot start ippeveprinter", failed);
            }
        }
    }
}
