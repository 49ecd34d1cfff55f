package io.printsmart.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.DocumentRef;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Why;
import io.printsmart.store.HistoryEntry;
import io.printsmart.store.JobQuery;
import io.printsmart.testkit.fixture.SampleStep;
import io.printsmart.wallet.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How a store finds, lists and counts jobs, and what it tells of their past. */
public abstract class JobQueryContract extends StoreContract {

    /** For adapters' tests. */
    protected JobQueryContract() {}

    private List<String> list(Optional<String> account, Optional<JobState> state, Optional<String> after, int limit) {
        return ids(store().jobs().list(new JobQuery(account.map(AccountId::new), state, after.map(JobId::new), limit)));
    }

    private List<String> list(int limit) {
        return list(Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(store().jobs().find(new JobId("nothing"))).isEmpty();
        assertThat(store().jobs().findByKey("nothing")).isEmpty();
        assertThat(store().jobs().history(new JobId("nothing"), 0, 10)).isEmpty();
        assertThat(list(10)).isEmpty();
    }

    @Test
    void jobsAreListedNewestFirst() {
        Instant sameMoment = now();
        for (String id : List.of("job-b", "job-c", "job-a")) {
            accepted(sample(id).dueAt(sameMoment));
        }

        assertThat(list(10)).containsExactly("job-a", "job-c", "job-b");
        assertThat(list(2)).containsExactly("job-a", "job-c");
    }

    @Test
    void jobsAreListedByAccountAndState() {
        accepted(sample("job-1").account("ada"));
        applied(SampleStep.failed(accepted(sample("job-2").account("ada")), now()));
        applied(SampleStep.failed(accepted(sample("job-3").account("bob")), now()));

        assertThat(list(Optional.of("ada"), Optional.empty(), Optional.empty(), 10))
                .containsExactly("job-2", "job-1");
        assertThat(list(Optional.empty(), Optional.of(JobState.FAILED), Optional.empty(), 10))
                .containsExactly("job-3", "job-2");
        assertThat(list(Optional.of("ada"), Optional.of(JobState.FAILED), Optional.empty(), 10))
                .containsExactly("job-2");
        assertThat(list(Optional.of("eve"), Optional.empty(), Optional.empty(), 10))
                .isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapAlsoWhenJobsComeIn() {
        for (int i = 0; i < 7; i++) {
            accepted(sample("job-" + i).account(i % 2 == 0 ? "ada" : "bob"));
        }
        List<String> seen = new ArrayList<>();
        Optional<String> last = Optional.empty();
        for (int page = 0; page < 2; page++) {
            List<String> ids = list(Optional.of("ada"), Optional.of(JobState.PENDING), last, 2);
            seen.addAll(ids);
            last = Optional.of(ids.get(ids.size() - 1));
            accepted(sample("late-" + page).account("ada"));
        }

        assertThat(seen).containsExactly("job-6", "job-4", "job-2", "job-0");
        assertThat(list(Optional.of("ada"), Optional.of(JobState.PENDING), last, 2))
                .isEmpty();
    }

    @Test
    void afterAnUnknownJobThereIsNothing() {
        accepted(sample("job-1"));

        assertThat(list(Optional.empty(), Optional.empty(), Optional.of("nothing"), 10))
                .isEmpty();
    }

    @Test
    void aHistoryIsToldOldestFirstAndInPages() {
        PrintJob job = claimed("job-1", joined("node-1"));
        for (int i = 1; i <= 5; i++) {
            job = applied(SampleStep.from(job, now())
                    .why(new Why(Why.Code.STILL_PRINTING, "look " + i))
                    .held()
                    .build());
        }

        List<HistoryEntry> all = history(job);
        assertThat(all).hasSize(6);
        assertThat(all.stream().map(entry -> entry.why().detail()))
                .containsExactly("", "look 1", "look 2", "look 3", "look 4", "look 5");
        assertThat(all.stream().map(HistoryEntry::version)).isSorted().doesNotHaveDuplicates();
        assertThat(store().jobs().history(job.id(), 0, 2)).isEqualTo(all.subList(0, 2));
        assertThat(store().jobs().history(job.id(), all.get(1).version(), 2)).isEqualTo(all.subList(2, 4));
        assertThat(store().jobs().history(job.id(), all.get(5).version(), 2)).isEmpty();
    }

    @Test
    void unfinishedJobsAreCounted() {
        assertThat(store().jobs().unfinished()).isZero();
        printer("library");
        accepted(sample("job-1"));
        accepted(sample("job-2"));
        accepted(sample("job-3").printer("nowhere"));
        store().jobs().accept(sample("job-4").paidRemotely().job(), "node-0", Optional.empty());
        applied(SampleStep.failed(accepted(sample("job-5").printer("quiet")), now()));

        assertThat(store().jobs().unfinished()).isEqualTo(4);
        assertThat(store().jobs().unfinishedByPrinter())
                .containsEntry(printerId("library"), 3)
                .containsEntry(printerId("nowhere"), 1);
        assertThat(store().jobs().unfinishedByPrinter().getOrDefault(printerId("quiet"), 0))
                .isZero();
    }

    @Test
    void documentsAreNeededUntilTheirJobsWereFinishedForLongEnough() {
        PrintJob waiting = accepted(sample("job-1"));
        PrintJob failed = applied(SampleStep.failed(accepted(sample("job-2")), now()));
        Instant finishedAt = failed.finishedAt().orElseThrow();
        String open = waiting.order().document().id();
        String closed = failed.order().document().id();
        List<String> documents = List.of(open, closed, "orphan");

        assertThat(store().jobs().neededDocuments(documents, finishedAt)).containsExactly(open);
        assertThat(store().jobs().neededDocuments(documents, finishedAt.minusMillis(1)))
                .containsExactlyInAnyOrder(open, closed);
        assertThat(store().jobs().neededDocuments(List.of(closed), finishedAt)).isEmpty();
        assertThat(store().jobs().neededDocuments(List.of(), finishedAt)).isEmpty();
    }

    @Test
    void aDocumentOfTwoJobsIsNeededByEither() {
        DocumentRef shared = new DocumentRef("shared", "0".repeat(64), 1, "text/plain");
        accepted(sample("job-1").document(shared));
        PrintJob failed = applied(SampleStep.failed(accepted(sample("job-2").document(shared)), now()));

        assertThat(store().jobs()
                        .neededDocuments(Set.of("shared"), failed.finishedAt().orElseThrow()))
                .containsExactly("shared");
    }

    @Test
    void oneThousandDocumentsCanBeAskedForAtOnce() {
        String needed = accepted(sample("job-1")).order().document().id();
        List<String> documents = new ArrayList<>(List.of(needed));
        for (int i = 0; i < 999; i++) {
            documents.add("orphan" + i);
        }

        assertThat(store().jobs().neededDocuments(documents, now())).containsExactly(needed);
    }
}
