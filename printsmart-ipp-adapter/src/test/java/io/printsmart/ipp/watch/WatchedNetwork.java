package io.printsmart.ipp.watch;

import io.printsmart.PrintSmart;
import io.printsmart.ipp.IppTransport;
import io.printsmart.printer.Printer;
import io.printsmart.service.MonitorReport;
import io.printsmart.service.MonitorSettings;
import io.printsmart.service.Settings;
import io.printsmart.store.KnownPrinter;
import io.printsmart.testkit.printer.IppFault;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import io.printsmart.testkit.store.InMemoryDocumentStore;
import io.printsmart.testkit.store.InMemoryPrintStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs inside a network namespace: printers of every kind, and one round of the watch over them. Prints what is known of each
 * afterwards, as a user reads it.
 */
final class WatchedNetwork {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final List<ScriptedIppPrinter> scripted = new ArrayList<>();
    private final PrintSmart print;

    private WatchedNetwork() {
        Settings settings = Settings.builder()
                .connectLimit(Duration.ofSeconds(1))
                .answerLimit(Duration.ofSeconds(2))
                .monitor(MonitorSettings.builder().interval(INTERVAL).build())
                .build();
        InstantSource time = InstantSource.system();
        print = PrintSmart.builder()
                .store(new InMemoryPrintStore(time))
                .documents(new InMemoryDocumentStore(time))
                .transport(IppTransport.create())
                .settings(settings)
                .build();
    }

    public static void main(String[] uris) {
        WatchedNetwork network = new WatchedNetwork();
        for (String address : List.of("127.0.0.1", "::1")) {
            network.scripted("fine", address, printer -> {});
            network.scripted("stopped", address, printer -> printer.panel().stop("none"));
            network.scripted("paused", address, printer -> printer.panel().stop());
            network.scripted(
                    "not-accepting", address, printer -> printer.panel().acceptJobs(false));
            network.scripted("out-of-paper", address, printer -> printer.panel().outOfPaper("media-empty-warning"));
            network.scripted("garbage", address, printer -> printer.faults().always(IppFault.garbage()));
            network.scripted("illegal", address, printer -> printer.faults().always(IppFault.illegal()));
            network.scripted("other-device", address, printer -> {});
        }
        for (String uri : uris) {
            network.print.printers().put(Printer.of(uri, uri).withLoopbackAllowed(!uri.contains("localhost")));
        }
        // The device that is there today is remembered; another one has taken its place before the next round.
        network.print.monitor().runOnce(INTERVAL);
        network.scripted.stream()
                .skip(7)
                .limit(1)
                .forEach(printer -> printer.panel().changeUuid());
        network.scripted.stream()
                .skip(15)
                .limit(1)
                .forEach(printer -> printer.panel().changeUuid());
        MonitorReport report = network.print.monitor().runOnce(INTERVAL);
        report.printers().forEach(WatchedNetwork::tell);
        System.out.println("undecided " + report.undecided());
        network.print.close();
        network.scripted.forEach(ScriptedIppPrinter::close);
    }

    private void scripted(String name, String address, Consumer<ScriptedIppPrinter> manner) {
        ScriptedIppPrinter printer = ScriptedIppPrinter.builder()
                .address(new InetSocketAddress(literal(address), 0))
                .start();
        manner.accept(printer);
        scripted.add(printer);
        String host = address.contains(":") ? "[" + address + "]" : address;
        URI uri = URI.create("ipp://" + host + ":" + printer.address().getPort() + "/ipp/print");
        print.printers().put(Printer.of(name + " " + address, uri.toString()).withLoopbackAllowed(true));
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address + " is no address", e);
        }
    }

    private static void tell(KnownPrinter known) {
        System.out.println(known.printer().id() + " -> " + known.health().status() + " "
                + known.health().message());
    }
}
