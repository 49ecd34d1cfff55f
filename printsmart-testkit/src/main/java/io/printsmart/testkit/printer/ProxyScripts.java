package io.printsmart.testkit.printer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiPredicate;

/** The faults that wait for their request: each is used once, the standing one always. */
final class ProxyScripts {

    private record Waiting(BiPredicate<Integer, Integer> matches, ProxyFault fault) {}

    private final List<Waiting> waiting = new ArrayList<>();
    private ProxyFault standing = ProxyFault.PASS;
    private int requests;

    synchronized void onNumber(int number, ProxyFault fault) {
        waiting.add(new Waiting((count, operation) -> count == number, fault));
    }

    synchronized void onOperation(int operationId, ProxyFault fault) {
        waiting.add(new Waiting((count, operation) -> operation == operationId, fault));
    }

    synchronized void onNext(ProxyFault fault) {
        waiting.add(new Waiting((count, operation) -> true, fault));
    }

    synchronized void always(ProxyFault fault) {
        standing = fault;
    }

    synchronized void clear() {
        waiting.clear();
        standing = ProxyFault.PASS;
    }

    synchronized int requests() {
        return requests;
    }

    /** Counts a request and says what becomes of it; {@code operationId} is 0 where there is none. */
    synchronized ProxyFault take(int operationId) {
        requests++;
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting next = each.next();
            if (next.matches().test(requests, operationId)) {
                each.remove();
                return next.fault();
            }
        }
        return standing;
    }
}
