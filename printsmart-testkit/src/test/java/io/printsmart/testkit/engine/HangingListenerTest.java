package io.printsmart.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.PrintSmart;
import io.printsmart.event.JobEvent;
import io.printsmart.event.PrintEvent;
import io.printsmart.event.PrintEventListener;
import io.printsmart.job.JobId;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.Printer;
import io.printsmart.service.PrintRequest;
import io.printsmart.service.Settings;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import io.printsmart.testkit.store.InMemoryDocumentStore;
import io.printsmart.testkit.store.InMemoryPrintStore;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A listener that does not return, on a node that runs on threads of its own. */
class HangingListenerTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final InMemoryPrintStore store = new InMemoryPrintStore(InstantSource.system());
    private final CountDownLatch released = new CountDownLatch(1);
    private final Hearing admin = new Hearing("admin");
    private ScriptedRawPrinter printer;

    /** Hears; hangs at the events of some jobs until it is released. */
    private final class Hearing implements PrintEventListener {

        private final String name;
        private final BlockingQueue<PrintEvent> heard = new LinkedBlockingQueue<>();
        private final Set<String> hangsAt = ConcurrentHashMap.newKeySet();
        private final Set<Thread> hanging = ConcurrentHashMap.newKeySet();

        Hearing(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void on(PrintEvent event) throws InterruptedException {
            if (event instanceof JobEvent job && hangsAt.contains(job.key())) {
                hanging.add(Thread.currentThread());
                released.await();
            }
            heard.add(event);
        }

        /** Waits until the end of a job is heard of. */
        void awaitEnd(JobId job) throws InterruptedException {
            for (PrintEvent event = next(); !isEnd(event, job); event = next()) {
                assertThat(event).isNotNull();
            }
        }

        private boolean isEnd(PrintEvent event, JobId job) {
            return event instanceof JobEvent told
                    && told.job().equals(job)
                    && told.state().isFinal();
        }

        private PrintEvent next() throws InterruptedException {
            PrintEvent event = heard.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertThat(event).as("what %s hears next", name).isNotNull();
            return event;
        }
    }

    @BeforeEach
    void start() {
        printer = ScriptedRawPrinter.start();
    }

    @AfterEach
    void end() {
        released.countDown();
        printer.close();
    }

    private PrintSmart node(Hearing... listeners) {
        var parts = PrintSmart.builder()
                .store(store)
                .documents(new InMemoryDocumentStore(InstantSource.system()))
                .settings(Settings.builder().poll(Duration.ofMillis(50)).build());
        for (Hearing listener : listeners) {
            parts.listener(listener);
        }
        PrintSmart node = parts.build();
        node.accounts().topUp(new AccountId("ann"), Money.of("5.00", "EUR"), "cash-desk-1");
        node.printers().put(Printer.of("library", printer.uri().toString()).withLoopbackAllowed(true));
        node.start();
        return node;
    }

    private static PrintJob submit(PrintSmart node, String key) {
        byte[] document = Desk.document(key);
        return node.service()
                .submit(PrintRequest.builder()
                        .key(key)
                        .account("ann")
                        .printer("library")
                        .document(() -> new ByteArrayInputStream(document))
                        .cost(Money.of("0.10", "EUR"))
                        .build());
    }

    @Test
    void itDelaysNeitherOtherJobsNorOtherListenersNorDeliveries() throws InterruptedException {
        Hearing mail = new Hearing("mail");
        mail.hangsAt.addAll(Set.of("a", "b", "c"));
        try (PrintSmart node = node(mail, admin)) {
            JobId stuck = submit(node, "a").id();
            submit(node, "b");
            submit(node, "c");
            JobId other = submit(node, "d").id();

            mail.awaitEnd(other);
            admin.awaitEnd(other);
            assertThat(node.awaitIdle(LIMIT)).isTrue();
            assertThat(store.events().untold("mail")).isPositive();

            released.countDown();
            mail.awaitEnd(stuck);
            assertThat(node.awaitTold(LIMIT)).isTrue();
            assertThat(store.events().untold("mail") + store.events().untold("admin"))
                    .isZero();
        }
    }

    @Test
    void whereAllItsCallsHangOtherListenersAndDeliveriesGoOn() throws InterruptedException {
        Hearing mail = new Hearing("mail");
        try (PrintSmart node = node(mail, admin)) {
            for (int i = 0; i < 6; i++) {
                mail.hangsAt.add("job-" + i);
            }
            for (int i = 0; i < 6; i++) {
                admin.awaitEnd(submit(node, "job-" + i).id());
            }

            assertThat(node.awaitIdle(LIMIT)).isTrue();
            assertThat(mail.hanging).hasSizeLessThanOrEqualTo(4);
            assertThat(mail.hanging)
                    .allSatisfy(thread -> assertThat(thread.getName()).startsWith("printsmart-listener-mail-"));
            released.countDown();
            assertThat(node.awaitTold(LIMIT)).isTrue();
        }
    }

    @Test
    void closingEndsItAndItsEventIsToldByTheNextNode() throws InterruptedException {
        Hearing mail = new Hearing("mail");
        mail.hangsAt.add("a");
        PrintSmart node = node(mail, admin);
        JobId stuck = submit(node, "a").id();
        admin.awaitEnd(stuck);
        while (mail.hanging.isEmpty()) {
            Thread.onSpinWait();
        }

        node.close();
        for (Thread thread : mail.hanging) {
            thread.join(LIMIT.toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(mail.heard).noneMatch(event -> event instanceof JobEvent);

        Hearing next = new Hearing("mail");
        try (PrintSmart again = node(next)) {
            next.awaitEnd(stuck);
            assertThat(again.awaitTold(LIMIT)).isTrue();
        }
    }
}
