package io.printsmart.runner.output;

import io.printsmart.service.Alternative;
import io.printsmart.service.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How refusals look. */
public final class Refusals {

    private Refusals() {}

    /**
     * A refusal.
     *
     * @param refusal why
     * @return one line
     */
    public static Shown refusal(Refusal refusal) {
        List<String> alternatives = refusal.alternatives().stream()
                .map(Alternative::printer)
                .map(String::valueOf)
                .toList();
        return new Shown(
                "Refused (" + refusal.code() + "): " + refusal.message(),
                new Fields()
                        .with("refused", refusal.code())
                        .with("message", refusal.message())
                        .with("printer", printer(refusal))
                        .with("status", refusal instanceof Refusal.PrinterUnavailable down ? down.status() : null)
                        .with(
                                "reasons",
                                refusal instanceof Refusal.PrinterUnavailable down ? down.reasons() : List.of())
                        .with("alternatives", alternatives)
                        .map());
    }

    private static @Nullable Object printer(Refusal refusal) {
        if (refusal instanceof Refusal.UnknownPrinter unknown) {
            return unknown.printer();
        }
        if (refusal instanceof Refusal.PrinterDisabled disabled) {
            return disabled.printer();
        }
        if (refusal instanceof Refusal.PrinterUnavailable down) {
            return down.printer();
        }
        return refusal instanceof Refusal.Unsupported unsupported ? unsupported.printer() : null;
    }
}
