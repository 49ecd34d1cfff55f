package io.printsmart.runner.process;

import io.printsmart.job.Step;
import io.printsmart.store.AccountStore;
import io.printsmart.store.AuditSink;
import io.printsmart.store.EventStore;
import io.printsmart.store.JobStore;
import io.printsmart.store.NodeStore;
import io.printsmart.store.PrintStore;
import io.printsmart.store.PrinterStore;
import io.printsmart.store.SliceStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A store that stands still at one point, for ever, once it has said so on standard output. */
record CrashingStore(PrintStore real, CrashPoint point) implements PrintStore {

    /** What it says. */
    static final String MARK = "AT THE POINT ";

    @Override
    public JobStore jobs() {
        JobStore jobs = real.jobs();
        Class<?>[] port = {JobStore.class};
        return (JobStore) Proxy.newProxyInstance(JobStore.class.getClassLoader(), port, (self, method, args) -> {
            boolean applies = method.getName().equals("apply");
            if (applies && steps(args).stream().anyMatch(point::isBefore)) {
                standStill();
            }
            boolean claims = method.getName().equals("claim");
            if (claims && point == CrashPoint.BEFORE_CLAIM) {
                standStill();
            }
            Object answer;
            try {
                answer = method.invoke(jobs, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            boolean claimed = claims && point == CrashPoint.AFTER_CLAIM && !((Collection<?>) answer).isEmpty();
            if (claimed || (applies && steps(args).stream().anyMatch(point::isAfter))) {
                standStill();
            }
            return answer;
        });
    }

    @Override
    public PrinterStore printers() {
        return real.printers();
    }

    @Override
    public AccountStore accounts() {
        return real.accounts();
    }

    @Override
    public SliceStore slices() {
        return real.slices();
    }

    @Override
    public NodeStore nodes() {
        return real.nodes();
    }

    @Override
    public EventStore events() {
        return real.events();
    }

    @Override
    public boolean hostKeepsMoney() {
        return real.hostKeepsMoney();
    }

    @Override
    public String installation() {
        return real.installation();
    }

    @Override
    public Instant now() {
        return real.now();
    }

    @Override
    public void audit(AuditSink sink) {
        real.audit(sink);
    }

    @SuppressWarnings("unchecked")
    private static List<Step> steps(Object[] args) {
        return (List<Step>) args[0];
    }

    private void standStill() throws InterruptedException {
        System.out.println(MARK + point);
        System.out.flush();
        new CountDownLatch(1).await();
    }
}
