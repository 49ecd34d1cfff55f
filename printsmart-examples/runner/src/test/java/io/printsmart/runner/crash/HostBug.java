package io.printsmart.runner.crash;

import io.printsmart.job.PrintJob;
import io.printsmart.job.Sighting;
import io.printsmart.job.Step;
import io.printsmart.store.Acceptance;
import io.printsmart.store.JobStore;
import io.printsmart.store.PrintStore;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.PrintTransport;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Bugs that hosts of a storm can have, to see that its reckoning finds them. */
enum HostBug {
    NONE,
    /** A job is acknowledged now and then, and stored never. */
    ACKNOWLEDGED_BEFORE_IT_IS_STORED {
        @Override
        PrintStore store(PrintStore real) {
            return over(real, (method, arguments, call) -> {
                boolean lost = method.equals("accept") && isOneOf(7);
                return lost ? new Acceptance.Created((PrintJob) arguments[0]) : call.proceed();
            });
        }
    },
    /** A job ends, and its money stays where it is. */
    SETTLEMENT_FORGOTTEN {
        @Override
        PrintStore store(PrintStore real) {
            return over(real, (method, arguments, call) -> {
                if (method.equals("apply") && isOneOf(20)) {
                    List<?> steps = (List<?>) arguments[0];
                    arguments[0] = steps.stream()
                            .map(step -> withoutMoney((Step) step))
                            .toList();
                }
                return call.proceed();
            });
        }
    },
    /** An answer that was lost, as one in three is here, counts as a document that was not sent. */
    RESENT_ON_AN_UNKNOWN_ANSWER {
        @Override
        PrintTransport transport(PrintTransport real) {
            return proxy(PrintTransport.class, real, (method, arguments, call) -> {
                Object answer = call.proceed();
                return answer instanceof Delivery delivery ? proxy(Delivery.class, delivery, HostBug::sent) : answer;
            });
        }
    };

    private static final AtomicInteger CALLS = new AtomicInteger();

    PrintStore store(PrintStore real) {
        return real;
    }

    PrintTransport transport(PrintTransport real) {
        return real;
    }

    private static boolean isOneOf(int calls) {
        return CALLS.incrementAndGet() % calls == 0;
    }

    private static Step withoutMoney(Step step) {
        return new Step(
                step.before(),
                step.after(),
                step.why(),
                Optional.empty(),
                step.at(),
                step.node(),
                step.recorded(),
                step.printerRestsUntil());
    }

    private static @Nullable Object sent(String method, Object[] arguments, Call call) throws Throwable {
        Object seen = call.proceed();
        boolean lost = seen instanceof Sighting.AnswerLost || (seen instanceof Sighting.Accepted && isOneOf(3));
        return lost ? new Sighting.NotDelivered("no answer", false, true, false) : seen;
    }

    private static PrintStore over(PrintStore real, Around around) {
        JobStore jobs = proxy(JobStore.class, real.jobs(), around);
        return proxy(
                PrintStore.class, real, (method, arguments, call) -> method.equals("jobs") ? jobs : call.proceed());
    }

    /** What a call does instead. */
    private interface Around {
        @Nullable
        Object call(String method, Object[] arguments, Call call) throws Throwable;
    }

    /** What it would do. */
    private interface Call {
        @Nullable
        Object proceed() throws Throwable;
    }

    private static <T> T proxy(Class<T> port, T real, Around around) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, given) -> {
            Object[] arguments = given == null ? new Object[0] : given;
            return around.call(method.getName(), arguments, () -> {
                try {
                    return method.invoke(real, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        }));
    }
}
