package io.printsmart.testkit.simulation;

import io.printsmart.job.Proof;
import io.printsmart.job.Sighting;
import io.printsmart.printer.Health;
import io.printsmart.store.KnownPrinter;
import io.printsmart.transport.Ticket;
import java.util.Optional;
import java.util.OptionalInt;

/** What printers tell is understood wrongly. */
final class PaperBugs {

    private PaperBugs() {}

    static final class ResendBlindly extends Bug {
        @Override
        Sighting sent(Sighting seen) {
            return seen instanceof Sighting.AnswerLost lost
                    ? new Sighting.NotDelivered(lost.detail(), false, true)
                    : seen;
        }
    }

    static final class NotFoundIsPrinted extends Bug {
        @Override
        Sighting look(Sighting seen) {
            return seen instanceof Sighting.NotFound
                    ? new Sighting.Printed(Proof.COMPLETED, OptionalInt.empty())
                    : seen;
        }
    }

    static final class AnyNameIsOurs extends Bug {
        @Override
        boolean isOurs(Ticket ticket, String jobName) {
            return true;
        }
    }

    /** What a printer gave up is sent again, though sheets came out. */
    static final class AbortedIsUnprinted extends Bug {
        @Override
        Sighting look(Sighting seen) {
            return seen instanceof Sighting.Stopped stopped
                            && stopped.impressions().orElse(0) > 0
                    ? new Sighting.Stopped(Optional.of(false), OptionalInt.of(0), true, stopped.detail())
                    : seen;
        }
    }

    /** What was found once is believed for ever. */
    static final class OnlineForEver extends Bug {
        @Override
        KnownPrinter known(World world, KnownPrinter printer) {
            Health then = printer.health();
            Health now = then.seenAt().isPresent() ? then.seenAt(world.storeTime()) : then;
            return new KnownPrinter(printer.printer(), now, printer.busy(), printer.watched());
        }
    }

    /** That a printer must call a job completed is forgotten. */
    static final class AnyProofWillDo extends Bug {
        @Override
        KnownPrinter known(World world, KnownPrinter printer) {
            return new KnownPrinter(
                    printer.printer().withCompletionRequired(false),
                    printer.health(),
                    printer.busy(),
                    printer.watched());
        }
    }
}
