package io.printsmart.ipp;

import com.hp.jipp.model.Operation;
import io.printsmart.ipp.internal.http.ExchangeException;
import io.printsmart.ipp.internal.message.IppAnswer;
import io.printsmart.job.RemoteJob;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What must be known of a printer to open a job there, and to know it again. */
final class PrinterFacts {

    private static final List<String> NEEDED = List.of("printer-uuid", "printer-up-time", "operations-supported");

    private static final List<String> WANTED = List.of(
            "printer-uuid",
            "printer-up-time",
            "operations-supported",
            "document-format-supported",
            "copies-supported",
            "sides-supported",
            "print-color-mode-supported",
            "job-priority-supported");

    private static final List<String> IDENTITY = List.of("printer-uuid", "printer-up-time");

    private final IppAnswer answer;
    private final Instant now;

    PrinterFacts(IppAnswer answer, Instant now) {
        this.answer = answer;
        this.now = now;
    }

    static PrinterFacts ask(Link link, InstantSource time) throws ExchangeException {
        return new PrinterFacts(link.printerAttributes(WANTED, NEEDED), time.instant());
    }

    static PrinterFacts askIdentity(Link link, InstantSource time) throws ExchangeException {
        return new PrinterFacts(link.printerAttributes(IDENTITY, IDENTITY), time.instant());
    }

    static Optional<String> uuid(IppAnswer answer) {
        return answer.get("printer-uuid")
                .text()
                .map(uuid -> uuid.strip().toLowerCase(Locale.ROOT))
                .filter(uuid -> !uuid.isEmpty() && uuid.length() <= 255);
    }

    IppAnswer answer() {
        return answer;
    }

    Optional<String> uuid() {
        return uuid(answer);
    }

    Optional<Instant> startedAt() {
        return answer.get("printer-up-time").number().stream()
                .filter(seconds -> seconds >= 0)
                .mapToObj(now::minusSeconds)
                .findFirst();
    }

    /** Some printers do not tell, and most have it: then Create-Job is tried. */
    boolean opensJobs() {
        List<Integer> operations = answer.get("operations-supported").numbers();
        return operations.isEmpty()
                || (operations.contains(Operation.createJob.getCode())
                        && operations.contains(Operation.sendDocument.getCode()));
    }

    /** False only where the printer lists its formats and this is none of them. */
    boolean mayTake(String format) {
        List<String> formats = answer.get("document-format-supported").texts();
        return formats.isEmpty()
                || formats.stream().map(one -> one.split(";", 2)[0].strip()).anyMatch(format::equalsIgnoreCase);
    }

    boolean lists(String attribute, String keyword) {
        return answer.get(attribute).texts().contains(keyword);
    }

    boolean tells(String attribute) {
        return answer.get(attribute).hasValue();
    }

    RemoteJob job(int id, String uri) {
        return new RemoteJob(id, uri, uuid(), startedAt());
    }
}
