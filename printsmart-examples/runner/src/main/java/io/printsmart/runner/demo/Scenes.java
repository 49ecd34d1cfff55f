package io.printsmart.runner.demo;

import io.printsmart.job.PrintJob;
import io.printsmart.job.Proof;
import io.printsmart.runner.output.Output;
import io.printsmart.runner.output.Refusals;
import io.printsmart.runner.output.Shown;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.testkit.printer.IppFault;
import io.printsmart.testkit.printer.IppOperation;
import io.printsmart.testkit.printer.RawScript;
import io.printsmart.wallet.Money;
import java.time.Duration;

/** What happens, one scene after the other. */
final class Scenes {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long OUTAGE_MILLIS = 1200;

    private final Devices devices;
    private final Campus campus;
    private final Output output;

    Scenes(Devices devices, Campus campus, Output output) {
        this.devices = devices;
        this.campus = campus;
        this.output = output;
    }

    void introduce() {
        output.remark("PrintSmart takes money for paper. This demo has three simulated printers on this machine:");
        output.remark("");
        output.remark("  library   " + devices.library().uri() + "   speaks IPP: it can tell what became of a job");
        output.remark("  lab       " + devices.lab().uri() + "          raw port: takes bytes and tells nothing");
        output.remark("  office    " + devices.office().uri() + "   is switched off");
        campus.print().accounts().topUp(Campus.ANN, Money.of("5.00", "EUR"), "cash desk, receipt 17");
        output.remark("");
        output.remark(
                "Ann is a student. She has paid in 5.00 EUR. Whatever she prints is charged when she orders it, and");
        output.remark("held until its fate is known: earned when the paper is there, given back when it is not.");
    }

    void printAtTheLibrary() {
        scene("1. All is well: Ann prints at the library, for 0.60 EUR.");
        tell(campus.outcome(submit("order-1", "library", "0.60").id()));
    }

    void printAtTheLab() {
        scene("2. All is well: Ann prints at the lab, for 0.40 EUR. Her browser sends the order twice.");
        PrintJob job = submit("order-2", "lab", "0.40");
        PrintJob same = campus.submit("order-2", "lab", "0.40");
        say(same.id().equals(job.id()) ? "The second one got the same job back: one job, one charge." : "TWO JOBS!");
        tell(campus.outcome(job.id()));
    }

    void beRefusedAtTheOffice() {
        scene("3. Ann tries the office, where the printer is off.");
        try {
            campus.submit("order-3", "office", "0.60");
            say("It was ACCEPTED, which is wrong.");
        } catch (PrintRefusedException refused) {
            Shown shown = Refusals.refusal(refused.refusal());
            output.print(new Shown("   " + shown.text(), shown.fields()));
            say("Nothing was charged and nothing is stored: Ann has " + campus.balance() + ".");
        }
    }

    void printerDiesHalfWayAndComesBack() {
        scene("4. The library's printer dies in the middle of Ann's document, and comes back.");
        devices.library().faults().next(IppOperation.SEND_DOCUMENT, IppFault.stallAfterDocumentBytes(8000));
        PrintJob job = submit("order-4", "library", "1.20");
        devices.library().awaitStalled(1, PATIENCE);
        devices.library().switchOff();
        say("The plug is pulled with the document half sent. Is it printed? Nobody can know yet: the job is in doubt.");
        pause();
        devices.library().switchOn();
        say("The printer is back. It is asked about that very job, says that no page was printed, and gets it again.");
        tell(campus.outcome(job.id()));
    }

    void printerDiesForGood() {
        scene("5. The lab's printer dies in the middle of Ann's document, for good.");
        devices.lab().always(RawScript.stallAfter(8000));
        PrintJob job = submit("order-5", "lab", "0.80");
        devices.lab().awaitStalled(1, PATIENCE);
        devices.lab().switchOff();
        say("The plug is pulled, and nobody is left to ask. When the time for doubt is over (here 3 seconds,");
        say("else 2 minutes), Ann gets her money back. It is not sent again: that could print it twice.");
        tell(campus.outcome(job.id()));
    }

    private PrintJob submit(String key, String printer, String cost) {
        PrintJob job = campus.submit(key, printer, cost);
        say("Accepted: " + job.order().cost() + " are charged and held, Ann has " + campus.balance() + " left.");
        return job;
    }

    private void tell(PrintJob job) {
        String money = switch (job.payment()) {
            case CAPTURED -> "the " + job.order().cost() + " are earned";
            case REFUNDED -> "the " + job.order().cost() + " went back to Ann";
            default -> "the money is " + job.payment();
        };
        say(job.state() + " (" + job.why() + proof(job) + "): " + money + ". Ann has " + campus.balance() + ".");
    }

    /** How it is known that there is paper. */
    private static String proof(PrintJob job) {
        return job.proof()
                .map(proof -> proof == Proof.ACCEPTED
                        ? ", as far as can be known: it took all bytes, and the connection was closed in order"
                        : ", says the printer")
                .orElse("");
    }

    private void scene(String title) {
        output.remark("");
        output.remark(title);
    }

    private void say(String text) {
        output.remark("   " + text);
    }

    private static void pause() {
        try {
            Thread.sleep(OUTAGE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
