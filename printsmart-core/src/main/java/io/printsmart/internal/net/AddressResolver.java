package io.printsmart.internal.net;

import io.printsmart.printer.AddressPolicy;
import io.printsmart.printer.Finding;
import io.printsmart.printer.Printer;
import io.printsmart.transport.NameService;
import io.printsmart.transport.Target;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a printer's host once and judges every address it has: one that is not allowed rules all out, since a name that
 * points to both kinds was made to deceive. What is connected to later is the address judged here, never the name.
 */
public final class AddressResolver {

    private static final int MAX_ADDRESSES = 4;

    private final AddressPolicy policy;
    private final NameService names;
    private final NameCache remembered;
    private final Executor executor;

    /**
     * Creates a resolver.
     *
     * @param policy which addresses are allowed
     * @param names who resolves names, for those who block until they know
     * @param remembered the same with a memory, for the watch over the printers
     * @param executor runs look-ups of names, which cannot be interrupted
     */
    public AddressResolver(AddressPolicy policy, NameService names, NameCache remembered, Executor executor) {
        this.policy = policy;
        this.names = names;
        this.remembered = remembered;
        this.executor = executor;
    }

    /**
     * What resolving gave: targets, or why there are none.
     *
     * @param targets what may be connected to, in order; empty if there is a finding
     * @param finding UNRESOLVED, FORBIDDEN, or NOT_LOOKED if this node could not look it up
     * @param detail for the administrator
     */
    public record Resolved(List<Target> targets, Optional<Finding> finding, String detail) {}

    /**
     * Resolves a printer's host, now: what was resolved a minute ago is no place to send a document to.
     *
     * @param printer the printer
     * @param limit the longest this may take
     * @return its addresses, or why there are none
     */
    public Resolved resolve(Printer printer, Duration limit) {
        String host = printer.uri().host();
        Optional<Resolved> known = withoutLookUp(printer);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            return judged(printer, lookUp(host, limit));
        } catch (UnknownHostException e) {
            return unresolved(host);
        } catch (TimeoutException e) {
            return notWithin(host, limit);
        } catch (NotAskedException e) {
            return notAsked(host, e.why);
        }
    }

    /**
     * Resolves a printer's host without blocking, and may answer what was true a minute ago. The judgement is that of
     * {@link #resolve(Printer, Duration)}.
     *
     * @param printer the printer
     * @param limit the longest this may take, of the real time in which name services live
     * @param sink takes the answer once: on this thread and before this returns, if it is at hand or no thread takes the
     *     look-up; else from another one. Must not block and must not throw
     */
    public void resolve(Printer printer, Duration limit, Consumer<Resolved> sink) {
        Optional<Resolved> known = withoutLookUp(printer);
        if (known.isPresent()) {
            sink.accept(known.get());
            return;
        }
        NameCache.Question question = remembered.ask(printer.uri().host(), executor);
        CompletableFuture<?> unused = question.answerWithin(limit)
                .whenComplete(
                        (addresses, failure) -> sink.accept(answered(printer, limit, question, addresses, failure)));
    }

    private Resolved answered(
            Printer printer,
            Duration limit,
            NameCache.Question question,
            @Nullable List<InetAddress> addresses,
            @Nullable Throwable failure) {
        String host = printer.uri().host();
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (addresses != null) {
            return judged(printer, addresses);
        }
        boolean isOver = cause instanceof TimeoutException;
        if (!question.wasAsked()) {
            return notAsked(host, isOver ? allBusyFor(limit) : "no thread takes it");
        }
        return isOver ? notWithin(host, limit) : unresolved(host);
    }

    /** The answer for what needs no look-up: a literal address, or a printer that is not allowed at all. */
    private Optional<Resolved> withoutLookUp(Printer printer) {
        Optional<String> objection = policy.objectionTo(printer);
        if (objection.isPresent()) {
            return Optional.of(none(Finding.FORBIDDEN, objection.get()));
        }
        if (!printer.uri().isLiteralAddress()) {
            return Optional.empty();
        }
        String host = printer.uri().host();
        try {
            return Optional.of(judged(printer, List.of(InetAddress.getByName(host))));
        } catch (UnknownHostException e) {
            return Optional.of(unresolved(host));
        }
    }

    private Resolved judged(Printer printer, List<InetAddress> addresses) {
        if (addresses.isEmpty()) {
            return none(Finding.UNRESOLVED, "host " + printer.uri().host() + " resolves to no address");
        }
        for (InetAddress address : addresses) {
            Optional<String> objection = policy.objectionTo(printer, address);
            if (objection.isPresent()) {
                return none(Finding.FORBIDDEN, objection.get());
            }
        }
        List<Target> targets = addresses.stream()
                .limit(MAX_ADDRESSES)
                .map(address -> new Target(
                        printer, new InetSocketAddress(address, printer.uri().port())))
                .toList();
        return new Resolved(targets, Optional.empty(), "");
    }

    private static Resolved unresolved(String host) {
        return none(Finding.UNRESOLVED, "host " + host + " does not resolve");
    }

    private static Resolved notWithin(String host, Duration limit) {
        return none(Finding.UNRESOLVED, "host " + host + " was not resolved within " + limit);
    }

    private static Resolved notAsked(String host, String why) {
        return none(Finding.NOT_LOOKED, "host " + host + " could not be looked up: " + why);
    }

    private static String allBusyFor(Duration limit) {
        return "all threads for look-ups were busy for " + limit;
    }

    private List<InetAddress> lookUp(String host, Duration limit)
            throws UnknownHostException, TimeoutException, NotAskedException {
        AtomicBoolean asked = new AtomicBoolean();
        FutureTask<List<InetAddress>> answer = new FutureTask<>(() -> {
            asked.set(true);
            return names.resolve(host);
        });
        try {
            executor.execute(answer);
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAskedException("the thread was interrupted", e);
        } catch (RejectedExecutionException e) {
            throw new NotAskedException("no thread takes it", e);
        } catch (TimeoutException e) {
            if (asked.get()) {
                throw e;
            }
            throw new NotAskedException(allBusyFor(limit), e);
        } catch (ExecutionException e) {
            throw unknown(host, e);
        } finally {
            answer.cancel(false);
        }
    }

    private static UnknownHostException unknown(String host, Exception cause) {
        UnknownHostException failure = new UnknownHostException(host);
        failure.initCause(cause);
        return failure;
    }

    /** The name service was not asked: a fault of this node, which says nothing of the name. */
    private static final class NotAskedException extends Exception {
        private static final long serialVersionUID = 1;

        private final String why;

        NotAskedException(String why, Throwable cause) {
            super(why, cause);
            this.why = why;
        }
    }

    private static Resolved none(Finding finding, String detail) {
        return new Resolved(List.of(), Optional.of(finding), detail);
    }
}
