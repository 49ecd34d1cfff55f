package io.printsmart.ipp.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.ipp.IppTransport;
import io.printsmart.job.JobState;
import io.printsmart.job.Policies;
import io.printsmart.job.PrintJob;
import io.printsmart.job.RetryPolicy;
import io.printsmart.job.Why;
import io.printsmart.service.Settings;
import io.printsmart.store.HistoryEntry;
import io.printsmart.testkit.engine.HandCrank;
import io.printsmart.testkit.printer.IppFault;
import io.printsmart.testkit.printer.IppOperation;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a document is sent again that a printer surely did not print. */
class IppRetryTimesTest {

    private static final RetryPolicy EXACT =
            new RetryPolicy(3, Duration.ofSeconds(2), 2, Duration.ofMinutes(5), 0, Duration.ofSeconds(30));

    private ScriptedIppPrinter printer;
    private HandCrank crank;
    private PrintJob job;

    @BeforeEach
    void submitToAPrinterThatDropsDocuments() {
        printer = ScriptedIppPrinter.start();
        Settings settings = Settings.builder()
                .policies(Policies.builder().retry(EXACT).build())
                .build();
        crank = HandCrank.with(settings, parts -> parts.transport(IppTransport.create()));
        Student.enrol(crank.print(), printer.uri());
        job = crank.print().service().submit(Student.request("a").build());
        printer.faults().always(IppOperation.SEND_DOCUMENT, IppFault.resetAfterDocumentBytes(5));
    }

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
        printer.close();
    }

    @Test
    void threeRetriesOnTheBackoffCurveAndThenTheMoneyIsBackOnce() {
        PrintJob failed = end();

        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.why().code()).isEqualTo(Why.Code.RETRIES_SPENT);
        assertThat(failed.attempts()).isEqualTo(4);
        assertThat(secondsBeforeRetries()).containsExactly(2L, 4L, 8L);
        assertThat(printer.posts(IppOperation.CREATE_JOB)).isEqualTo(4);
        assertThat(printer.paper().complete()).isEmpty();
        Student.assertBooks(crank.print(), Student.FULL, Student.NOTHING);
    }

    @Test
    void aPrinterThatRecoversAtTheSecondRetryPrintsOnceAndIsPaidOnce() {
        crank.crankFor(Duration.ofSeconds(4));
        printer.faults().clear();

        PrintJob done = end();

        assertThat(done.state()).isEqualTo(JobState.COMPLETED);
        assertThat(done.attempts()).isEqualTo(3);
        assertThat(secondsBeforeRetries()).containsExactly(2L, 4L);
        assertThat(printer.paper().complete()).hasSize(1);
        Student.assertBooks(crank.print(), Student.LESS, Student.COST);
    }

    private PrintJob end() {
        assertThat(crank.crankUntilIdle(Duration.ofHours(1))).isTrue();
        return crank.print().service().find(job.id()).orElseThrow();
    }

    private List<Long> secondsBeforeRetries() {
        List<HistoryEntry> story = crank.print().service().history(job.id());
        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i < story.size(); i++) {
            HistoryEntry before = story.get(i - 1);
            if (before.why().code() == Why.Code.RETRY_SCHEDULED) {
                pauses.add(Duration.between(before.at(), story.get(i).at()).toSeconds());
            }
        }
        return pauses;
    }
}
