package io.printsmart.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.printsmart.job.JobId;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Step;
import io.printsmart.service.PrintService;
import io.printsmart.store.HistoryEntry;
import io.printsmart.testkit.fixture.SampleStep;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job with a longer story than one page holds: the end, which people ask for, is not cut off. */
class LongHistoryTest {

    private static final int STEPS = 2500;

    private final ScriptedRawPrinter printer = ScriptedRawPrinter.start();
    private final HandCrank crank = HandCrank.plain();

    private PrintService service() {
        return crank.print().service();
    }

    @BeforeEach
    void open() {
        Desk.open(crank, printer.uri());
    }

    @AfterEach
    void end() {
        crank.close();
        printer.close();
    }

    private PrintJob jobWithHistory() {
        PrintJob job = Desk.submit(crank, "a");
        for (int i = 1; i < STEPS; i++) {
            Step step = SampleStep.from(job, crank.time().instant()).build();
            assertThat(crank.store().jobs().apply(List.of(step))).isEmpty();
            job = step.after();
        }
        return job;
    }

    @Test
    void theWholeHistoryIsThereAndSoIsEachPage() {
        PrintJob job = jobWithHistory();

        List<HistoryEntry> whole = service().history(job.id());

        assertThat(whole).hasSize(STEPS);
        assertThat(whole.get(STEPS - 1).version()).isEqualTo(job.claim().version());
        List<HistoryEntry> pages = new ArrayList<>(service().history(job.id(), 0, 1000));
        pages.addAll(service().history(job.id(), pages.get(999).version(), 1000));
        pages.addAll(service().history(job.id(), pages.get(1999).version(), 1000));
        assertThat(pages).isEqualTo(whole);
    }

    @Test
    void aPageHasItsLimits() {
        JobId job = Desk.submit(crank, "a").id();

        assertThat(service().history(job, 0, 1)).hasSize(1);
        assertThat(service().history(new JobId("no-such-job"))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> service().history(job, 0, 1001))
                .withMessage("limit is 1001; it must be from 1 to 1000");
        assertThatIllegalArgumentException().isThrownBy(() -> service().history(job, 0, 0));
    }
}
