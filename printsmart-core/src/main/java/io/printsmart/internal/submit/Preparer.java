package io.printsmart.internal.submit;

import io.printsmart.internal.loop.StoreTime;
import io.printsmart.job.DocumentRef;
import io.printsmart.job.Funding;
import io.printsmart.job.JobId;
import io.printsmart.job.Order;
import io.printsmart.job.Policies;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.Health;
import io.printsmart.printer.PrinterId;
import io.printsmart.service.Alternative;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.PrintRequest;
import io.printsmart.service.Refusal;
import io.printsmart.service.Settings;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.PrintStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * All of a submit that needs the network or the document. The key is looked up before any check, and again before any
 * refusal: a replay gets its job even if the printer went down since, and even if the first request was accepted while
 * this one was being refused.
 */
final class Preparer {

    private final PrintStore store;
    private final Documents documents;
    private final Checkpoint checkpoint;
    private final AlternativeFinder alternatives;
    private final StoreTime time;
    private final Settings settings;
    private final Funding funding;
    private final Ids ids;

    Preparer(
            PrintStore store,
            Documents documents,
            Checkpoint checkpoint,
            AlternativeFinder alternatives,
            StoreTime time,
            Settings settings,
            Funding funding,
            Ids ids) {
        this.store = store;
        this.documents = documents;
        this.checkpoint = checkpoint;
        this.alternatives = alternatives;
        this.time = time;
        this.settings = settings;
        this.funding = funding;
        this.ids = ids;
    }

    Prepared prepare(PrintRequest request) {
        Optional<PrintJob> known = known(request);
        if (known.isPresent()) {
            return replay(request, known.get());
        }
        Optional<Refusal> refusal = refusal(request);
        if (refusal.isPresent()) {
            return refusedUnlessKnown(request, refusal.get());
        }
        Instant lookedAt = time.instant();
        DocumentRef document;
        try {
            document = documents.store(request.document());
        } catch (PrintRefusedException e) {
            // What no job can have is not what the key's job has: the source is not opened again to find that out.
            throw known(request)
                    .map(taken -> new PrintRefusedException(new Refusal.IdempotencyConflict(request.key())))
                    .orElse(e);
        }
        refusal = formatRefusal(request, document.format());
        if (refusal.isPresent()) {
            return refusedUnlessKnown(request, document, refusal.get());
        }
        if (Duration.between(lookedAt, time.instant())
                        .compareTo(settings.freshness().dividedBy(2))
                > 0) {
            // Storing a large document took long: the printer may have gone down since.
            lookedAt = time.instant();
            refusal = refusal(request);
            if (refusal.isPresent()) {
                return refusedUnlessKnown(request, document, refusal.get());
            }
        }
        return new Prepared(order(request, document, lookedAt), Optional.empty(), this);
    }

    private Optional<PrintJob> known(PrintRequest request) {
        return store.jobs().findByKey(request.key());
    }

    private Prepared refusedUnlessKnown(PrintRequest request, Refusal refusal) {
        PrintJob known = known(request).orElseThrow(() -> new PrintRefusedException(refusal));
        return replay(request, known);
    }

    /** The source was read already, and may be one that gives its bytes once only. */
    private Prepared refusedUnlessKnown(PrintRequest request, DocumentRef stored, Refusal refusal) {
        documents.erase(stored);
        PrintJob known = known(request).orElseThrow(() -> new PrintRefusedException(refusal));
        return replay(request, stored, known);
    }

    private Prepared replay(PrintRequest request, PrintJob known) {
        return replay(
                request, documents.digest(request.document(), known.order().document()), known);
    }

    private Prepared replay(PrintRequest request, DocumentRef document, PrintJob known) {
        Order order = order(request, document, time.instant());
        if (!order.asksForTheSameAs(known.order())) {
            throw new PrintRefusedException(new Refusal.IdempotencyConflict(request.key()));
        }
        return new Prepared(order, Optional.of(known), this);
    }

    private Optional<Refusal> refusal(PrintRequest request) {
        PrinterId id = request.printer();
        Optional<KnownPrinter> found = store.printers().find(id);
        if (found.isEmpty()) {
            return Optional.of(new Refusal.UnknownPrinter(id));
        }
        KnownPrinter known = found.get();
        boolean enabled = known.printer().enabled();
        boolean lacks = Checkpoint.lack(known, request.options()).isPresent();
        if (lacks && !(enabled && Checkpoint.mayLearn(known))) {
            return unsupported(request, known);
        }
        if (!enabled) {
            return Optional.of(new Refusal.PrinterDisabled(id, instead(request, Optional.empty())));
        }
        Health health = checkpoint.healthNow(known);
        return health.isOnline()
                // the look may have told more, or something else, than was known or assumed before
                ? unsupported(request, known.with(health))
                : Optional.of(new Refusal.PrinterUnavailable(
                        id, health.status(), health.reasons(), health.message(), instead(request, Optional.empty())));
    }

    private Optional<Refusal> unsupported(PrintRequest request, KnownPrinter known) {
        return Checkpoint.lack(known, request.options())
                .map(lack -> new Refusal.Unsupported(
                        request.printer(), lack.what(), lack.value(), instead(request, Optional.empty())));
    }

    private Optional<Refusal> formatRefusal(PrintRequest request, String format) {
        if (!settings.formats().contains(format)) {
            // No other printer would help.
            return Optional.of(new Refusal.InvalidRequest(
                    "document", "it is " + format + "; accepted are " + new TreeSet<>(settings.formats())));
        }
        boolean printerTakes = store.printers()
                .find(request.printer())
                .map(known -> known.capabilities().takes(format))
                .orElse(false);
        return printerTakes
                ? Optional.empty()
                : Optional.of(new Refusal.Unsupported(
                        request.printer(), "format", format, instead(request, Optional.of(format))));
    }

    private List<Alternative> instead(PrintRequest request, Optional<String> format) {
        return alternatives.find(request.printer(), request.options(), format);
    }

    private Order order(PrintRequest request, DocumentRef document, Instant createdAt) {
        Policies policies = settings.policies();
        Duration deadline = request.deadline().orElse(settings.deadline());
        Instant last = createdAt.plus(deadline);
        return new Order(
                new JobId(ids.next()),
                request.key(),
                request.account(),
                request.printer(),
                request.cost(),
                funding,
                request.options(),
                request.title(),
                document,
                request.priority(),
                createdAt,
                last,
                last.plus(policies.attemptLimit()).plus(policies.doubtWindow()));
    }
}
