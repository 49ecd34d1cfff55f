package io.printsmart.internal.submit;

import io.printsmart.internal.loop.Observations;
import io.printsmart.internal.loop.Wakeup;
import io.printsmart.internal.net.Inspector;
import io.printsmart.internal.net.Transports;
import io.printsmart.job.Proof;
import io.printsmart.printer.DeviceUri;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.ProbeResult;
import io.printsmart.service.Printers;
import io.printsmart.service.Settings;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.PrinterStore;
import io.printsmart.transport.PrintTransport;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** The printers' door. */
public final class PrinterDesk implements Printers {

    private final PrinterStore store;
    private final Inspector inspector;
    private final Transports transports;
    private final Settings settings;
    private final Observations observations;
    private final Wakeup wakeup;

    /**
     * Creates the door.
     *
     * @param store keeps the printers
     * @param inspector looks at them
     * @param transports speak to them
     * @param settings the host's settings
     * @param observations what is made of a look
     * @param wakeup is signaled when jobs may be due
     */
    public PrinterDesk(
            PrinterStore store,
            Inspector inspector,
            Transports transports,
            Settings settings,
            Observations observations,
            Wakeup wakeup) {
        this.store = store;
        this.inspector = inspector;
        this.transports = transports;
        this.settings = settings;
        this.observations = observations;
        this.wakeup = wakeup;
    }

    @Override
    public void put(Printer printer) {
        DeviceUri uri = printer.uri();
        PrintTransport transport = transports
                .of(uri.scheme())
                .orElseThrow(() -> new IllegalArgumentException("printer " + printer.id() + " has the scheme "
                        + uri.scheme() + ", which no transport speaks; known are " + transports.schemes()));
        if (printer.completionRequired() && transport.bestProof() != Proof.COMPLETED) {
            throw new IllegalArgumentException("printer " + printer.id()
                    + " is to prove that it completed its jobs, and "
                    + uri.scheme() + ":// proves no more than that it took the bytes; use ipp:// or ipps://, or demand"
                    + " no more than " + Proof.ACCEPTED);
        }
        Optional<String> objection = settings.addressPolicy().objectionTo(printer);
        if (objection.isEmpty() && uri.isLiteralAddress()) {
            objection = settings.addressPolicy().objectionTo(printer, literal(uri.host()));
        }
        if (objection.isPresent()) {
            throw new IllegalArgumentException("printer " + printer.id() + ": " + objection.get()
                    + "; use another device URI, or change the address policy");
        }
        store.put(printer);
        wakeup.signal();
    }

    @Override
    public Optional<KnownPrinter> find(PrinterId id) {
        return store.find(id);
    }

    @Override
    public List<KnownPrinter> list() {
        return store.list();
    }

    @Override
    public boolean enable(PrinterId id) {
        boolean known = store.setEnabled(id, true);
        wakeup.signal();
        return known;
    }

    @Override
    public boolean disable(PrinterId id) {
        return store.setEnabled(id, false);
    }

    @Override
    public boolean remove(PrinterId id) {
        boolean known = store.remove(id);
        wakeup.signal();
        return known;
    }

    @Override
    public Optional<ProbeResult> probe(PrinterId id) {
        Optional<KnownPrinter> known = store.find(id);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        ProbeResult result = inspector.inspect(known.get()).result();
        observations.add(known.get(), result);
        wakeup.signal();
        return Optional.of(result);
    }

    /** A literal address is not looked up anywhere. */
    private static InetAddress literal(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("host '" + host + "' is no address; use one or a host name", e);
        }
    }
}
