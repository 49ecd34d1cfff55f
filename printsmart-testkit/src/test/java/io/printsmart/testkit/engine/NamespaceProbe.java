package io.printsmart.testkit.engine;

import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.ProbeResult;

/** Runs inside a network namespace: probes each device URI of its arguments and prints what was found. */
final class NamespaceProbe {

    private NamespaceProbe() {}

    public static void main(String[] uris) {
        try (HandCrank crank = HandCrank.plain()) {
            for (String uri : uris) {
                PrinterId id = new PrinterId("printer");
                crank.print().printers().put(Printer.of("printer", uri).withLoopbackAllowed(true));
                ProbeResult result = crank.print().printers().probe(id).orElseThrow();
                System.out.println(
                        uri + " " + result.finding() + " " + result.finding().status() + " " + result.message());
            }
        }
    }
}
