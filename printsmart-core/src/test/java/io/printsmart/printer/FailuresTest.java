package io.printsmart.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When failed jobs put a printer into ERROR, and what brings it back. */
class FailuresTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration REST = Duration.ofMinutes(10);
    private static final FailureRule RULE = new FailureRule(3, REST);

    private Health health = found(Health.NEVER_PROBED, Finding.READY, NOON);

    private static Health found(Health before, Finding finding, Instant now) {
        return before.after(ProbeResult.of(new PrinterId("library"), finding, "", Duration.ofMillis(3)), now);
    }

    private void fails(int jobs, Instant now) {
        for (int i = 0; i < jobs; i++) {
            health = health.afterJob(false, RULE, now);
        }
    }

    private void failed() {
        assertThat(health.status()).isEqualTo(PrinterStatus.ERROR);
        assertThat(health.reasons()).containsExactly(Health.JOBS_FAILED);
        assertThat(health.message()).isEqualTo("The last print jobs failed");
    }

    @Test
    void fewerThanTheLimitChangeNothing() {
        fails(2, NOON);

        assertThat(health.isOnline()).isTrue();
        assertThat(health.failures()).isEqualTo(new Failures(2, Optional.empty()));
    }

    @Test
    void theLastOfTooManyPutsItIntoErrorSinceThen() {
        fails(3, NOON.plusSeconds(5));

        failed();
        assertThat(health.since()).contains(NOON.plusSeconds(5));
        assertThat(health.failures())
                .isEqualTo(new Failures(3, Optional.of(NOON.plusSeconds(5).plus(REST))));
    }

    @Test
    void oneThatIsPrintedEndsTheRow() {
        fails(2, NOON);
        health = health.afterJob(true, RULE, NOON);
        fails(2, NOON);

        assertThat(health.isOnline()).isTrue();
        assertThat(health.failures().inARow()).isEqualTo(2);
    }

    @Test
    void aGoodLookBringsItBackAfterItsRestAndNotBefore() {
        fails(3, NOON);

        health = found(health, Finding.READY, NOON.plus(REST).minusMillis(1));
        failed();
        assertThat(health.seenAt()).contains(NOON.plus(REST).minusMillis(1));
        assertThat(health.since()).as("all the time").contains(NOON);
        health = found(health, Finding.READY, NOON.plus(REST));

        assertThat(health.isOnline()).isTrue();
        assertThat(health.message()).isEmpty();
        assertThat(health.reasons()).isEmpty();
    }

    @Test
    void onTrialOneMoreFailedJobPutsItBackForAnotherRest() {
        fails(3, NOON);
        Instant later = NOON.plus(REST);
        health = found(health, Finding.READY, later);
        fails(1, later.plusSeconds(9));

        failed();
        assertThat(health.failures().restsUntil()).contains(later.plusSeconds(9).plus(REST));
    }

    @Test
    void onTrialOnePrintedJobClearsIt() {
        fails(3, NOON);
        health = found(health, Finding.READY, NOON.plus(REST)).afterJob(true, RULE, NOON.plus(REST));

        assertThat(health.isOnline()).isTrue();
        assertThat(health.failures()).isEqualTo(Failures.NONE);
    }

    @Test
    void aJobThatWasStillUnderWayAndIsPrintedBringsItBackAtOnce() {
        fails(3, NOON);
        health = health.afterJob(true, RULE, NOON.plusSeconds(1));

        assertThat(health.isOnline()).isTrue();
        assertThat(health.failures()).isEqualTo(Failures.NONE);
    }

    @Test
    void aBadLookSaysWhatItFinds() {
        fails(3, NOON);
        health = found(health, Finding.SILENT, NOON.plusSeconds(5));

        assertThat(health.status()).isEqualTo(PrinterStatus.OFFLINE);
        health = found(health, Finding.READY, NOON.plusSeconds(6));
        failed();
    }

    @Test
    void whatIsDownStaysDownWhateverItsJobsDid() {
        health = found(health, Finding.SILENT, NOON);
        fails(3, NOON);

        assertThat(health.status()).isEqualTo(PrinterStatus.OFFLINE);
        health = health.afterJob(true, RULE, NOON);
        assertThat(health.status()).isEqualTo(PrinterStatus.OFFLINE);
    }

    @Test
    void anAdministratorForgives() {
        fails(3, NOON);
        health = health.forgiven();

        assertThat(health).isEqualTo(Health.NEVER_PROBED);
        assertThat(found(health, Finding.READY, NOON).isOnline()).isTrue();
    }

    @Test
    void forgivingDoesNotMendWhatElseIsWrong() {
        health = found(health, Finding.SILENT, NOON);
        fails(2, NOON);

        assertThat(health.forgiven().status()).isEqualTo(PrinterStatus.OFFLINE);
        assertThat(health.forgiven().failures()).isEqualTo(Failures.NONE);
    }

    @Test
    void aLookThatWasReadBeforeTheLastFailureDoesNotBringItBack() {
        Health look = found(health, Finding.READY, NOON.plusSeconds(2));
        fails(3, NOON.plusSeconds(1));

        health = look.keeping(health);

        failed();
        assertThat(health.failures().inARow()).isEqualTo(3);
        Health afterwards = found(health, Finding.READY, NOON.plusSeconds(1).plus(REST));
        assertThat(afterwards.keeping(health).isOnline()).isTrue();
    }

    @Test
    void theRuleHasBounds() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FailureRule(0, REST));
        assertThatIllegalArgumentException().isThrownBy(() -> new FailureRule(3, Duration.ZERO));
    }
}
