package io.printsmart.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.Claim;
import io.printsmart.job.DocumentRef;
import io.printsmart.job.Funding;
import io.printsmart.job.JobId;
import io.printsmart.job.Lifecycle;
import io.printsmart.job.NodeId;
import io.printsmart.job.Order;
import io.printsmart.job.Policies;
import io.printsmart.job.PrintJob;
import io.printsmart.job.PrintOptions;
import io.printsmart.job.Sighting;
import io.printsmart.printer.PrinterId;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static Order order(String id) {
        return new Order(
                new JobId(id),
                "key-" + id,
                new AccountId("ann"),
                new PrinterId("library"),
                Money.of("0.60", "EUR"),
                Funding.IN_STORE,
                PrintOptions.DEFAULT,
                "thesis",
                new DocumentRef("d1", "0".repeat(64), 1234, "application/pdf"),
                50,
                NOON,
                NOON.plusSeconds(60),
                NOON.plusSeconds(120));
    }

    /** As a store claims it from its printer's line. */
    private static PrintJob claimed(PrintJob job, long fence) {
        Claim claim = new Claim(
                Optional.of(new NodeId("node-1")),
                Claim.Place.HOLDS_PRINTER,
                fence,
                job.claim().version() + 1);
        return new PrintJob(
                job.order(),
                job.state(),
                job.payment(),
                job.attempts(),
                job.waits(),
                job.attempt(),
                job.proof(),
                job.flags(),
                job.why(),
                Optional.empty(),
                job.finishedAt(),
                claim);
    }

    private static PrintJob after(PrintJob job, Sighting seen) {
        return Lifecycle.after(job, seen, Policies.DEFAULT, NOON, "node-1").after();
    }

    @Test
    void whatNobodyWorksOnIsLeftBehind() {
        Ticket ticket =
                new Ticket(order("job1"), "ps-campus-job1-3", "campus", true, Set.of("ps-campus-job2-5")::contains);

        assertThat(ticket.isLeftBehind("ps-campus-job1-3 thesis"))
                .as("this attempt")
                .isFalse();
        assertThat(ticket.isLeftBehind("ps-campus-job1-2 thesis"))
                .as("the attempt before")
                .isTrue();
        assertThat(ticket.isLeftBehind("ps-campus-job2-5 letter"))
                .as("another job's attempt")
                .isFalse();
        assertThat(ticket.isLeftBehind("ps-campus-job2-4 letter"))
                .as("the one before that")
                .isTrue();
        assertThat(ticket.isLeftBehind("ps-town-job2-4"))
                .as("another installation's")
                .isFalse();
        assertThat(ticket.isLeftBehind("letter")).as("somebody else's").isFalse();
    }

    @Test
    void aJobThatHoldsNoPrinterUsesNoToken() {
        assertThat(Tokens.inUse("campus", Lifecycle.accept(order("job1"), NOON)))
                .isEmpty();
    }

    @Test
    void aClaimedJobUsesTheTokenOfItsClaimAndLaterTheOneOfItsAttempt() {
        PrintJob claimed = claimed(Lifecycle.accept(order("job1"), NOON), 1);
        assertThat(Tokens.inUse("campus", claimed)).contains("ps-campus-job1-1");

        PrintJob printing = after(
                after(claimed, new Sighting.Opened("ps-campus-job1-1", Optional.empty())),
                new Sighting.Accepted(Optional.empty()));
        assertThat(Tokens.inUse("campus", claimed(printing, 7))).contains("ps-campus-job1-1");
    }

    @Test
    void aRetryUsesItsNewTokenOnly() {
        PrintJob claimed = claimed(Lifecycle.accept(order("job1"), NOON), 1);
        PrintJob failed = after(
                after(claimed, new Sighting.Opened("ps-campus-job1-1", Optional.empty())),
                new Sighting.NotDelivered("refused", false, false));

        assertThat(Tokens.inUse("campus", failed)).isEmpty();
        assertThat(Tokens.inUse("campus", claimed(failed, 4))).contains("ps-campus-job1-4");
    }

    @Test
    void onlyAHigherClaimOfTheSameJobIsALaterAttempt() {
        assertThat(Tokens.isLaterAttempt("ps-campus-job1-10", "ps-campus-job1-9"))
                .isTrue();
        assertThat(Tokens.isLaterAttempt("ps-campus-job1-9", "ps-campus-job1-9"))
                .isFalse();
        assertThat(Tokens.isLaterAttempt("ps-campus-job1-8", "ps-campus-job1-9"))
                .isFalse();
        assertThat(Tokens.isLaterAttempt("ps-campus-job2-10", "ps-campus-job1-9"))
                .isFalse();
        assertThat(Tokens.isLaterAttempt("ps-campus-job1-", "ps-campus-job1-9")).isFalse();
        assertThat(Tokens.isLaterAttempt("ps-campus-job1-x", "ps-campus-job1-9"))
                .isFalse();
        assertThat(Tokens.isLaterAttempt("ps-campus-job1-99999999999999999999", "ps-campus-job1-9"))
                .isFalse();
    }

    @Test
    void aTokenNamesItsJob() {
        assertThat(Tokens.job("campus", "ps-campus-job1-3")).contains(new JobId("job1"));
        assertThat(Tokens.job("campus", "ps-campus-job-1-3")).contains(new JobId("job-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ps-", "ps-campus-", "ps-campus-job1", "ps-town-job1-3", "letter", "ps-campus--3"})
    void whatIsNoTokenNamesNoJob(String token) {
        assertThat(Tokens.job("campus", token)).isEmpty();
    }

    @Test
    void aTokenThatIsTooLongForAJobNamesNone() {
        assertThat(Tokens.job("campus", "ps-campus-" + "x".repeat(200) + "-3")).isEmpty();
    }
}
