package io.printsmart.runner.demo;

import io.printsmart.runner.output.Output;
import java.io.IOException;

/** Ann prints six times. Whatever the printers do, her money goes where the paper went. */
public final class Demo {

    private final Output output;

    /**
     * Creates it.
     *
     * @param output where it tells its story
     */
    public Demo(Output output) {
        this.output = output;
    }

    /**
     * Runs it.
     *
     * @return whether it all ended as it should
     * @throws IOException if there is no room for a temporary database
     */
    public boolean run() throws IOException {
        try (Devices devices = Devices.start();
                Campus campus = Campus.open(devices)) {
            Scenes scenes = new Scenes(devices, campus, output);
            scenes.introduce();
            scenes.printAtTheLibrary();
            scenes.printAtTheLab();
            scenes.beRefusedAtTheOffice();
            scenes.printerDiesHalfWayAndComesBack();
            scenes.printerDiesForGood();
            return new Ending(devices, campus, output).tell();
        }
    }
}
