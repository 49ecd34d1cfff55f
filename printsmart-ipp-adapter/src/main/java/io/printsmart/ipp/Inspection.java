package io.printsmart.ipp;

import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Status;
import io.printsmart.ipp.internal.http.ExchangeException;
import io.printsmart.ipp.internal.message.IppAnswer;
import io.printsmart.printer.DeviceReport;
import io.printsmart.printer.Finding;
import io.printsmart.printer.LearntCapabilities;
import io.printsmart.printer.StateReasons;
import io.printsmart.transport.PrinterReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Asks a printer how it is. */
final class Inspection {

    static final String NOT_ACCEPTING = "not-accepting-jobs";

    /** What decides. */
    private static final List<String> NEEDED = List.of(
            "printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "printer-uuid", "printer-up-time");

    private static final List<String> WANTED = List.of(
            "printer-state",
            "printer-state-reasons",
            "printer-is-accepting-jobs",
            "printer-uuid",
            "printer-up-time",
            "queued-job-count",
            "color-supported",
            "sides-supported",
            "document-format-supported");

    /** What the printer says to everybody at this URI: only somebody who changes the URI or its rights can help. */
    private static final Set<Integer> WRONG_PLACE = Set.of(
            Status.clientErrorForbidden.getCode(),
            Status.clientErrorNotAuthenticated.getCode(),
            Status.clientErrorNotAuthorized.getCode(),
            Status.clientErrorNotFound.getCode(),
            Status.clientErrorGone.getCode());

    private static final Set<Integer> WRONG_PLACE_HTTP = Set.of(401, 403, 404, 405, 410, 426);

    private static final OptionalInt STOPPED = OptionalInt.of(PrinterState.stopped.getCode());

    private final Link link;

    Inspection(Link link) {
        this.link = link;
    }

    PrinterReport report() {
        try {
            return of(link.printerAttributes(WANTED, NEEDED));
        } catch (ExchangeException e) {
            return PrinterReport.of(findingOf(e), e.detail());
        }
    }

    /**
     * The reasons decide, and with them whether it is stopped or takes no jobs; a printer that does not say so, and answers, is
     * taken to be ready.
     */
    static PrinterReport of(IppAnswer answer) {
        if (!answer.isSuccess()) {
            return refused(answer);
        }
        boolean accepting = answer.get("printer-is-accepting-jobs").flag().orElse(true);
        List<String> reasons = reasons(answer, accepting);
        OptionalInt state = answer.get("printer-state").number();
        boolean blocked =
                state.equals(STOPPED) || !accepting || reasons.stream().anyMatch(StateReasons::isBlocking);
        DeviceReport said = new DeviceReport(
                reasons,
                PrinterFacts.uuid(answer),
                capabilities(answer),
                notNegative(answer, "queued-job-count"),
                notNegative(answer, "printer-up-time"));
        String detail = state.isPresent() ? "printer-state " + state.getAsInt() : "it tells no printer-state";
        return new PrinterReport(blocked ? Finding.BLOCKED : Finding.READY, said, detail);
    }

    private static List<String> reasons(IppAnswer answer, boolean accepting) {
        List<String> keywords =
                new ArrayList<>(answer.get("printer-state-reasons").texts());
        if (!accepting) {
            keywords.add(0, NOT_ACCEPTING); // first, for only so many are taken
        }
        return StateReasons.normalize(keywords);
    }

    private static Optional<LearntCapabilities> capabilities(IppAnswer answer) {
        List<String> sides = answer.get("sides-supported").texts();
        Optional<Boolean> duplex = sides.isEmpty()
                ? Optional.empty()
                : Optional.of(sides.stream().anyMatch(side -> side.strip().startsWith("two-sided")));
        LearntCapabilities told = new LearntCapabilities(
                answer.get("color-supported").flag(),
                duplex,
                answer.get("document-format-supported").texts());
        return Optional.of(told).filter(LearntCapabilities::tellsAnything);
    }

    private static OptionalInt notNegative(IppAnswer answer, String name) {
        OptionalInt number = answer.get(name).number();
        return number.isPresent() && number.getAsInt() >= 0 ? number : OptionalInt.empty();
    }

    private static PrinterReport refused(IppAnswer answer) {
        String detail = "Get-Printer-Attributes: " + answer.statusInWords();
        if (answer.is(Status.serverErrorNotAcceptingJobs) || answer.is(Status.serverErrorPrinterIsDeactivated)) {
            return new PrinterReport(Finding.BLOCKED, DeviceReport.reasons(List.of(NOT_ACCEPTING)), detail);
        }
        boolean wrongPlace = WRONG_PLACE.contains(answer.status());
        return PrinterReport.of(wrongPlace ? Finding.MISCONFIGURED : Finding.NOT_UNDERSTOOD, detail);
    }

    static Finding findingOf(ExchangeException e) {
        return switch (e.kind()) {
            case UNREACHABLE -> Finding.UNREACHABLE;
            case SILENT -> Finding.SILENT;
            case REFUSED -> Finding.REFUSED;
            case UNTRUSTED -> Finding.MISCONFIGURED;
            case NO_ANSWER, NOT_UNDERSTOOD, DOCUMENT -> Finding.NOT_UNDERSTOOD;
            case HTTP_STATUS -> isWrongPlace(e.httpStatus()) ? Finding.MISCONFIGURED : Finding.NOT_UNDERSTOOD;
        };
    }

    private static boolean isWrongPlace(int httpStatus) {
        return WRONG_PLACE_HTTP.contains(httpStatus) || (httpStatus >= 300 && httpStatus < 400);
    }
}
