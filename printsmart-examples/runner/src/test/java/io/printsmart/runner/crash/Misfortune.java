package io.printsmart.runner.crash;

import io.printsmart.testkit.printer.IppFault;
import io.printsmart.testkit.printer.IppOperation;
import io.printsmart.testkit.printer.JobOutcome;
import io.printsmart.testkit.printer.RawScript;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import java.util.SplittableRandom;

/** What goes wrong at a bad printer: drawn from a seed, one thing for each request. */
final class Misfortune {

    private static final int REQUESTS = 20_000;
    private static final int DOCUMENT = 22_000;

    private Misfortune() {}

    static void plan(ScriptedIppPrinter printer, SplittableRandom random) {
        for (int request = 0; request < REQUESTS; request++) {
            printer.faults().next(IppOperation.CREATE_JOB, rarely(random, 10, IppFault.loseAnswer()));
            printer.faults().next(IppOperation.SEND_DOCUMENT, document(random));
            printer.faults().next(IppOperation.PRINT_JOB, document(random));
            printer.faults().next(IppOperation.GET_JOB_ATTRIBUTES, rarely(random, 20, IppFault.loseAnswer()));
            printer.faults().next(IppOperation.GET_JOBS, rarely(random, 20, IppFault.garbage()));
            printer.marking().nextOutcomes(outcome(random));
        }
    }

    static void plan(ScriptedRawPrinter printer, SplittableRandom random) {
        for (int connection = 0; connection < REQUESTS; connection++) {
            RawScript script = switch (random.nextInt(10)) {
                case 0 -> RawScript.resetAfter(random.nextInt(DOCUMENT));
                case 1 -> RawScript.resetInsteadOfClose();
                default -> RawScript.accept();
            };
            printer.next(script);
        }
    }

    private static IppFault document(SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0 -> IppFault.resetAfterDocumentBytes(random.nextInt(DOCUMENT));
            case 1 -> IppFault.loseAnswer();
            case 2 -> IppFault.resetBeforeActing();
            default -> IppFault.none();
        };
    }

    private static JobOutcome outcome(SplittableRandom random) {
        return switch (random.nextInt(20)) {
            case 0 -> JobOutcome.aborted(0);
            case 1 -> JobOutcome.aborted(1);
            default -> JobOutcome.completed();
        };
    }

    private static IppFault rarely(SplittableRandom random, int oneOf, IppFault fault) {
        return random.nextInt(oneOf) == 0 ? fault : IppFault.none();
    }
}
