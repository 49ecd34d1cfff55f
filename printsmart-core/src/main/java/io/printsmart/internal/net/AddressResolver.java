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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Resolves a printer's host once and judges every address it has: one that is not allowed rules all out, since a name that
 * points to both kinds was made to deceive. What is connected to later is the address judged here, never the name.
 */
public final class AddressResolver {

    private static final int MAX_ADDRESSES = 4;

    private final AddressPolicy policy;
    private final NameService names;
    private final Executor executor;

    /**
     * Creates a resolver.
     *
     * @param policy which addresses are allowed
     * @param names who resolves names
     * @param executor runs look-ups of names, which cannot be interrupted
     */
    public AddressResolver(AddressPolicy policy, NameService names, Executor executor) {
        this.policy = policy;
        this.names = names;
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
     * Resolves a printer's host.
     *
     * @param printer the printer
     * @param limit the longest this may take
     * @return its addresses, or why there are none
     */
    public Resolved resolve(Printer printer, Duration limit) {
        Optional<String> objection = policy.objectionTo(printer);
        if (objection.isPresent()) {
            return none(Finding.FORBIDDEN, objection.get());
        }
        String host = printer.uri().host();
        try {
            List<InetAddress> addresses = printer.uri().isLiteralAddress() ? literal(host) : lookUp(host, limit);
            if (addresses.isEmpty()) {
                return none(Finding.UNRESOLVED, "host " + host + " resolves to no address");
            }
            for (InetAddress address : addresses) {
                objection = policy.objectionTo(printer, address);
                if (objection.isPresent()) {
                    return none(Finding.FORBIDDEN, objection.get());
                }
            }
            List<Target> targets = addresses.stream()
                    .limit(MAX_ADDRESSES)
                    .map(address -> new Target(
                            printer,
                            new InetSocketAddress(address, printer.uri().port())))
                    .toList();
            return new Resolved(targets, Optional.empty(), "");
        } catch (UnknownHostException e) {
            return none(Finding.UNRESOLVED, "host " + host + " does not resolve");
        } catch (TimeoutException e) {
            return none(Finding.UNRESOLVED, "host " + host + " was not resolved within " + limit);
        } catch (NotAskedException e) {
            return none(Finding.NOT_LOOKED, "host " + host + " could not be looked up: " + e.getMessage());
        }
    }

    public void resolve(Printer printer, Duration limit, java.util.function.Consumer<Resolved> sink) {
        sink.accept(resolve(printer, limit));
    }

    private static List<InetAddress> literal(String address) throws UnknownHostException {
        return List.of(InetAddress.getByName(address));
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
            throw new NotAskedException("all threads for look-ups were busy for " + limit, e);
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

        NotAskedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static Resolved none(Finding finding, String detail) {
        return new Resolved(List.of(), Optional.of(finding), detail);
    }
}
