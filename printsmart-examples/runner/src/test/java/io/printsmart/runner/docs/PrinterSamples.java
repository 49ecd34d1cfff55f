package io.printsmart.runner.docs;

import io.printsmart.ipp.CertificatePin;
import io.printsmart.ipp.IppTransport;
import io.printsmart.printer.AddressPolicy;
import io.printsmart.printer.Capabilities;
import io.printsmart.printer.Network;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.service.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The samples of docs/printers.md. */
final class PrinterSamples {

    private PrinterSamples() {}

    static Printer printer() {
        // docs: printer
        Printer library = Printer.of("library", "ipp://printer-3.example:631/ipp/print")
                .withSite("Main library")
                .withCapabilities(new Capabilities(true, true, List.of("application/pdf", "image/pwg-raster")));
        // docs: end
        return library;
    }

    static Settings addressPolicy() {
        // docs: address-policy
        Settings settings = Settings.builder()
                .addressPolicy(new AddressPolicy(
                        Set.of("ipp", "ipps"),
                        Set.of(443, 631),
                        List.of(Network.parse("10.20.0.0/16"), Network.parse("2001:db8:20::/48"))))
                .build();
        // docs: end
        return settings;
    }

    static IppTransport pinned() {
        // docs: pins
        Map<PrinterId, Set<CertificatePin>> pins = Map.of(
                new PrinterId("library"),
                Set.of(CertificatePin.parse("9F:86:D0:81:88:4C:7D:65:9A:2F:EA:A0:C5:5A:D0:15:"
                        + "A3:BF:4F:1B:2B:0B:82:2C:D1:5D:6C:15:B0:F0:0A:08")));
        IppTransport transport = IppTransport.builder()
                .pins(printer -> pins.getOrDefault(printer, Set.of()))
                .build();
        // docs: end
        return transport;
    }
}
