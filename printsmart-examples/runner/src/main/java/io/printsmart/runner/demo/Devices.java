package io.printsmart.runner.demo;

import io.printsmart.testkit.printer.ScriptedIppPrinter;
import io.printsmart.testkit.printer.ScriptedRawPrinter;

/**
 * Three simulated printers on loopback.
 *
 * @param library speaks IPP and tells what becomes of a job
 * @param lab takes raw bytes and tells nothing
 * @param office is switched off
 */
record Devices(ScriptedIppPrinter library, ScriptedRawPrinter lab, ScriptedIppPrinter office) implements AutoCloseable {

    static Devices start() {
        Devices devices =
                new Devices(ScriptedIppPrinter.start(), ScriptedRawPrinter.start(), ScriptedIppPrinter.start());
        devices.office.switchOff();
        return devices;
    }

    /** How many whole documents came out of all of them. */
    int papers() {
        return library.paper().complete().size()
                + lab.paper().complete().size()
                + office.paper().complete().size();
    }

    @Override
    public void close() {
        library.close();
        lab.close();
        office.close();
    }
}
