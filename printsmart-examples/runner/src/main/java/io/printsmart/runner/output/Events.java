package io.printsmart.runner.output;

import io.printsmart.event.JobEvent;
import io.printsmart.event.NodeBlind;
import io.printsmart.event.PrintEvent;
import io.printsmart.event.PrinterFlapping;
import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.event.SiteStatusChanged;

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
        if (event instanceof JobEvent job) {
            return job(job);
        }
        if (event instanceof PrinterStatusChanged printer) {
            return printer(printer);
        }
        if (event instanceof PrinterFlapping printer) {
            return flapping(printer);
        }
        if (event instanceof SiteStatusChanged site) {
            return site(site);
        }
        return blind((NodeBlind) event);
    }

    private static Shown job(JobEvent event) {
        String text = event.at() + "  job " + event.job() + "  " + event.kind() + "  " + event.payment() + "  "
                + event.cost() + "  " + event.account() + " at " + event.printer() + "  " + event.why()
                + (event.instead().isEmpty() ? "" : "  instead " + event.instead());
        return new Shown(
                text,
                fields(event, event.kind().name())
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
                fields(event, "PRINTER_STATUS_CHANGED")
                        .with("printer", event.printer())
                        .with("before", event.before())
                        .with("status", event.status())
                        .with("reasons", event.reasons())
                        .with("message", event.message())
                        .map());
    }

    private static Shown flapping(PrinterFlapping event) {
        String text = event.at() + "  printer " + event.printer() + "  "
                + (event.flapping() ? "flaps, changes are not told" : "flaps no more") + "  " + event.status();
        return new Shown(
                text,
                fields(event, "PRINTER_FLAPPING")
                        .with("printer", event.printer())
                        .with("flapping", event.flapping())
                        .with("status", event.status())
                        .map());
    }

    private static Shown site(SiteStatusChanged event) {
        String text = event.at() + "  site " + event.site() + "  " + (event.down() ? "is down" : "is back") + "  "
                + event.printers() + " printers down";
        return new Shown(
                text,
                fields(event, "SITE_STATUS_CHANGED")
                        .with("site", event.site())
                        .with("down", event.down())
                        .with("printers", event.printers())
                        .map());
    }

    private static Shown blind(NodeBlind event) {
        String text = event.at() + "  node " + event.node() + "  may be blind  " + event.failed() + " of "
                + event.looked() + " printers gone";
        return new Shown(
                text,
                fields(event, "NODE_BLIND")
                        .with("node", event.node())
                        .with("failed", event.failed())
                        .with("looked", event.looked())
                        .map());
    }

    private static Fields fields(PrintEvent event, String kind) {
        return new Fields().with("event", event.id()).with("at", event.at()).with("kind", kind);
    }
}
