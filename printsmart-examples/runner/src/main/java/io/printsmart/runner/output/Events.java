package io.printsmart.runner.output;

import io.printsmart.event.JobEvent;
import io.printsmart.event.PrintEvent;
import io.printsmart.event.PrinterStatusChanged;

/** How events look. */
public final class Events {

    private Events() {}

    /**
     * An event.
     *
     * @param event the event
     * @return one line
     */
    public static Shown event(PrintEvent event) {
        return event instanceof JobEvent job ? job(job) : printer((PrinterStatusChanged) event);
    }

    private static Shown job(JobEvent event) {
        String text = event.at() + "  job " + event.job() + "  " + event.kind() + "  " + event.payment() + "  "
                + event.cost() + "  " + event.account() + " at " + event.printer() + "  " + event.why()
                + (event.instead().isEmpty() ? "" : "  instead " + event.instead());
        return new Shown(
                text,
                new Fields()
                        .with("event", event.id())
                        .with("at", event.at())
                        .with("kind", event.kind())
                        .with("job", event.job())
                        .with("key", event.key())
                        .with("account", event.account())
                        .with("printer", event.printer())
                        .with("state", event.state())
                        .with("payment", event.payment())
                        .with("cost", event.cost().toDecimalString())
                        .with("currency", event.cost().currency())
                        .with("reason", event.why())
                        .with("instead", event.instead())
                        .map());
    }

    private static Shown printer(PrinterStatusChanged event) {
        String text = event.at() + "  printer " + event.printer() + "  " + event.before() + " -> " + event.status()
                + (event.message().isEmpty() ? "" : "  " + event.message());
        return new Shown(
                text,
                new Fields()
                        .with("event", event.id())
                        .with("at", event.at())
                        .with("kind", "PRINTER_STATUS_CHANGED")
                        .with("printer", event.printer())
                        .with("before", event.before())
                        .with("status", event.status())
                        .with("reasons", event.reasons())
                        .with("message", event.message())
                        .map());
    }
}
