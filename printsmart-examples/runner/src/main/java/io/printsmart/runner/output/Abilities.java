package io.printsmart.runner.output;

import io.printsmart.printer.Capabilities;
import io.printsmart.printer.LearntCapabilities;
import io.printsmart.store.KnownPrinter;
import java.util.Optional;

/** What a printer can do, and who says so: the host ({@code stated}), the printer ({@code learnt}) or nobody ({@code assumed}). */
final class Abilities {

    private final Capabilities effective;
    private final Capabilities stated;
    private final Optional<LearntCapabilities> learnt;

    Abilities(KnownPrinter known) {
        this.effective = known.capabilities();
        this.stated = known.printer().capabilities();
        this.learnt = known.health().device().capabilities();
    }

    private String colorFrom() {
        return from(
                stated.color().isPresent(),
                learnt.flatMap(LearntCapabilities::color).isPresent());
    }

    private String duplexFrom() {
        return from(
                stated.duplex().isPresent(),
                learnt.flatMap(LearntCapabilities::duplex).isPresent());
    }

    private String formatsFrom() {
        return from(
                !stated.formats().isEmpty(),
                learnt.stream().anyMatch(told -> !told.formats().isEmpty()));
    }

    private static String from(boolean isStated, boolean isLearnt) {
        return isStated ? "stated" : isLearnt ? "learnt" : "assumed";
    }

    String inWords() {
        return "color: " + yesOrNo(effective.printsColor()) + " (" + colorFrom() + ")  duplex: "
                + yesOrNo(effective.printsDuplex()) + " (" + duplexFrom() + ")  formats: "
                + String.join(" ", effective.formats()) + " (" + formatsFrom() + ")";
    }

    private static String yesOrNo(boolean yes) {
        return yes ? "yes" : "no";
    }

    Fields addTo(Fields fields) {
        return fields.with("color", effective.printsColor())
                .with("duplex", effective.printsDuplex())
                .with("formats", effective.formats())
                .with(
                        "from",
                        new Fields()
                                .with("color", colorFrom())
                                .with("duplex", duplexFrom())
                                .with("formats", formatsFrom())
                                .map());
    }
}
