package io.printsmart.ipp;

import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Status;
import io.printsmart.ipp.internal.http.ExchangeException;
import io.printsmart.ipp.internal.message.IppAnswer;
import io.printsmart.printer.Finding;
import io.printsmart.printer.StateReasons;
import io.printsmart.transport.PrinterReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Asks a printer how it is. */
final class Inspection {

    static final String NOT_ACCEPTING = "not-accepting-jobs";

    private static final List<String> NEEDED =
            List.of("printer-state", "printer-state-reasons", "printer-is-accepting-jobs");

    private static final List<String> WANTED = List.of(
            "printer-state",
            "printer-state-reasons",
            "printer-is-accepting-jobs",
            "printer-uuid",
            "document-format-supported",
            "queued-job-count");

    /** What the printer says to everybody at this URI: only somebody who changes the URI or its rights can help. */
    private static final Set<Integer> WRONG_PLACE = Set.of(
            Status.clientErrorForbidden.getCode(),
            Status.clientErrorNotAuthenticated.getCode(),
            Status.clientErrorNotAuthorized.getCode(),
            Status.clientErrorNotFound.getCode(),
            Status.clientErrorGone.getCode());

    private static final Set<Integer> WRONG_PLACE_HTTP = Set.of(401, 403, 404, 405, 410, 426);

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

    static PrinterReport of(IppAnswer answer) {
        if (!answer.isSuccess()) {
            return refused(answer);
        }
        if (!answer.get("printer-state").isPresent()
                && !answer.get("printer-state-reasons").isPresent()) {
            return PrinterReport.of(Finding.NOT_UNDERSTOOD, "answer not understood: it tells no printer-state");
        }
        List<String> keywords =
                new ArrayList<>(answer.get("printer-state-reasons").texts());
        boolean accepting = answer.get("printer-is-accepting-jobs").flag().orElse(true);
        if (!accepting) {
            keywords.add(NOT_ACCEPTING);
        }
        List<String> reasons = StateReasons.normalize(keywords);
        int state = answer.get("printer-state").number().orElse(PrinterState.idle.getCode());
        boolean blocked = state == PrinterState.stopped.getCode()
                || !accepting
                || reasons.stream().anyMatch(StateReasons::isBlocking);
        return new PrinterReport(
                blocked ? Finding.BLOCKED : Finding.READY,
                reasons,
                PrinterFacts.uuid(answer),
                answer.get("document-format-supported").texts(),
                answer.get("queued-job-count").number(),
                "printer-state " + state);
    }

    private static PrinterReport refused(IppAnswer answer) {
        String detail = "Get-Printer-Attributes: " + answer.statusInWords();
        if (answer.is(Status.serverErrorNotAcceptingJobs) || answer.is(Status.serverErrorPrinterIsDeactivated)) {
            PrinterReport plain = PrinterReport.of(Finding.BLOCKED, detail);
            return new PrinterReport(
                    plain.finding(), List.of(NOT_ACCEPTING), plain.uuid(), List.of(), plain.queuedJobs(), detail);
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
