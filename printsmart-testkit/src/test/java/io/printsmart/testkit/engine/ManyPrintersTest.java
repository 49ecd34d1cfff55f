package io.printsmart.testkit.engine;

import static io.printsmart.testkit.engine.Desk.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.Proof;
import io.printsmart.job.Sighting;
import io.printsmart.service.Settings;
import io.printsmart.transport.PrintTransport;
import io.printsmart.transport.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many printers share the workers of a node. All of it runs on one thread: what happens while a printer is being spoken to
 * happens inside of its transport.
 */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ManyPrintersTest {

    private final FakeIpp printers = new FakeIpp();
    private final Map<String, Runnable> whileOpening = new HashMap<>();
    private HandCrank crank = HandCrank.plain();
    private int inHand;
    private int most;

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
    }

    private void use(int workers, String... names) {
        PrintTransport transport = Meddling.with(PrintTransport.class, printers, "open", given -> {
            inHand++;
            most = Math.max(most, inHand);
            whileOpening
                    .getOrDefault(((Ticket) given[1]).order().printer().value(), () -> {})
                    .run();
            inHand--;
        });
        crank.close();
        crank = HandCrank.with(
                Settings.builder().workers(workers).build(),
                parts -> parts.prober(new FakeReach()).transport(transport));
        Desk.open(crank, FakeReach.uri("ipp", 99));
        for (int i = 0; i < names.length; i++) {
            Desk.add(crank, names[i], FakeReach.uri("ipp", i + 1));
        }
        prints(Duration.ZERO);
    }

    private void prints(Duration late) {
        printers.answer = () -> {
            crank.time().advance(late);
            return new Sighting.Printed(Proof.COMPLETED, OptionalInt.empty());
        };
    }

    private JobId submit(String key, String printer) {
        return crank.print()
                .service()
                .submit(Desk.request(key).printer(printer).build())
                .id();
    }

    @Test
    void aPrinterThatHangsDelaysNoOtherPrintersJobs() {
        use(8, "sick", "healthy");
        List<JobState> healthy = new ArrayList<>();
        whileOpening.put("sick", () -> {
            JobId other = submit("b", "healthy");
            crank.print().runDue();
            healthy.add(now(crank, other).state());
        });
        JobId job = submit("a", "sick");

        crank.crank();

        assertThat(healthy).containsExactly(JobState.PRINTING);
        assertThat(now(crank, job).state()).isEqualTo(JobState.PRINTING);
    }

    @Test
    void noMoreJobsAreInHandThanThereAreWorkers() {
        use(3, "p1", "p2", "p3", "p4", "p5", "p6");
        for (String printer : List.of("p1", "p2", "p3", "p4", "p5", "p6")) {
            submit(printer, printer);
            whileOpening.put(printer, crank.print()::runDue);
        }

        assertThat(crank.crankUntilIdle(Duration.ofMinutes(1))).isTrue();

        assertThat(most).isEqualTo(3);
    }

    @Test
    void printersThatStalledLatelyShareAQuarterOfTheWorkers() {
        use(8, "s1", "s2", "s3", "healthy");
        for (String slow : List.of("s1", "s2", "s3")) {
            whileOpening.put(slow, () -> crank.time().advance(Duration.ofSeconds(16)));
            prints(Duration.ofSeconds(16));
            submit("first-" + slow, slow);
            assertThat(crank.crankUntilIdle(Duration.ofMinutes(2))).isTrue();
        }
        prints(Duration.ZERO);
        Map<String, JobState> whileTwoAreBusy = new HashMap<>();
        whileOpening.clear();
        whileOpening.put("s1", () -> {
            submit("second-s2", "s2");
            crank.print().runDue();
        });
        whileOpening.put("s2", () -> {
            JobId third = submit("second-s3", "s3");
            JobId healthy = submit("h", "healthy");
            crank.print().runDue();
            whileTwoAreBusy.put("s3", now(crank, third).state());
            whileTwoAreBusy.put("healthy", now(crank, healthy).state());
        });
        submit("second-s1", "s1");

        crank.crank();

        assertThat(whileTwoAreBusy).containsEntry("s3", JobState.PENDING).containsEntry("healthy", JobState.PRINTING);
        assertThat(crank.crankUntilIdle(Duration.ofMinutes(1)))
                .as("the third had its turn, too")
                .isTrue();
    }
}
