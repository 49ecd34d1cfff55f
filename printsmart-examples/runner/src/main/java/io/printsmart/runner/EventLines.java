package io.printsmart.runner;

import io.printsmart.event.PrintEvent;
import io.printsmart.event.PrintEventListener;
import io.printsmart.runner.output.Events;
import io.printsmart.runner.output.Output;

/** Prints a line for each event. What nobody printed yet is printed by the next run. */
final class EventLines implements PrintEventListener {

    private final Output output;

    EventLines(Output output) {
        this.output = output;
    }

    @Override
    public String name() {
        return "runner";
    }

    @Override
    public void on(PrintEvent event) {
        output.print(Events.event(event));
    }
}
