package io.printsmart.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Types;
import io.printsmart.ipp.internal.http.ExchangeException;
import io.printsmart.ipp.internal.message.AnswerReader;
import io.printsmart.ipp.internal.message.Packets;
import io.printsmart.job.Proof;
import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a job's attributes mean. */
final class JobViewTest {

    private static final RemoteJob REMOTE = new RemoteJob(7, "ipp://p:631/", Optional.empty(), Optional.empty());

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6})
    void isWorkingUntilItIsFinal(int state) throws ExchangeException {
        Sighting.Working working = (Sighting.Working) seen(state, "none");
        assertThat(working.remote()).isEqualTo(REMOTE);
        assertThat(working.awaitsDocument()).isFalse();
        assertThat(working.detail()).contains("state " + state);
    }

    @Test
    void awaitsItsDocument() throws ExchangeException {
        assertThat(awaits(seen(3, "job-incoming"))).isTrue();
        assertThat(awaits(seen(4, "job-data-insufficient"))).isTrue();
        assertThat(awaits(seen(4, "none", Types.numberOfDocuments.of(0)))).isTrue();
        assertThat(awaits(seen(4, "none", Types.numberOfDocuments.of(1)))).isFalse();
        assertThat(awaits(seen(5, "none", Types.numberOfDocuments.of(0)))).isFalse();
    }

    @Test
    void isPrintedWhenCompleted() throws ExchangeException {
        assertThat(seen(9, "job-completed-successfully", Types.jobImpressionsCompleted.of(4)))
                .isEqualTo(new Sighting.Printed(Proof.COMPLETED, OptionalInt.of(4)));
        assertThat(seen(9, "job-completed-with-warnings"))
                .isEqualTo(new Sighting.Printed(Proof.COMPLETED, OptionalInt.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued-in-device", "job-completed-with-errors"})
    void isOnlyAcceptedWhereThePrinterDoesNotVouchForAllOfIt(String reason) throws ExchangeException {
        assertThat(seen(9, reason)).isEqualTo(new Sighting.Printed(Proof.ACCEPTED, OptionalInt.empty()));
    }

    /** A printer whose time for the document is over may close the empty job, and call that completed. */
    @Test
    void isNotPrintedWhereItNeverHadADocument() throws ExchangeException {
        assertThat(seen(9, "none", Types.numberOfDocuments.of(0), Types.timeAtProcessing.noValue()))
                .isInstanceOfSatisfying(
                        Sighting.Stopped.class,
                        stopped -> assertThat(stopped.processed()).hasValue(false));
        assertThat(seen(9, "none", Types.numberOfDocuments.of(0))).isInstanceOf(Sighting.Printed.class);
        assertThat(seen(9, "none", Types.timeAtProcessing.noValue())).isInstanceOf(Sighting.Printed.class);
        assertThat(seen(9, "none", Types.numberOfDocuments.of(1), Types.timeAtProcessing.noValue()))
                .isInstanceOf(Sighting.Printed.class);
        assertThat(seen(
                        9,
                        "none",
                        Types.numberOfDocuments.of(0),
                        Types.timeAtProcessing.noValue(),
                        Types.jobImpressionsCompleted.of(1)))
                .isInstanceOf(Sighting.Printed.class);
    }

    @Test
    void tellsWhetherAStoppedJobWasProcessed() throws ExchangeException {
        assertThat(stopped(8, Types.timeAtProcessing.noValue()).processed()).hasValue(false);
        assertThat(stopped(8, Types.timeAtProcessing.of(12)).processed()).hasValue(true);
        assertThat(stopped(7, Types.timeAtProcessing.of(-5)).processed()).hasValue(true);
        assertThat(stopped(7, Types.timeAtProcessing.unknown()).processed()).isEmpty();
        assertThat(stopped(7).processed()).isEmpty();
    }

    @Test
    void countsImpressions() throws ExchangeException {
        assertThat(stopped(8, Types.jobImpressionsCompleted.of(0)).impressions())
                .hasValue(0);
        assertThat(stopped(8, Types.jobImpressionsCompleted.of(-2)).impressions())
                .isEmpty();
        assertThat(stopped(8).impressions()).isEmpty();
        assertThat(stopped(8).zeroMeansNone()).isTrue();
    }

    @Test
    void isNotFinalBeforeItsStoppingPoint() throws ExchangeException {
        assertThat(seen(5, "processing-to-stop-point")).isInstanceOf(Sighting.Working.class);
        assertThat(seen(7, "processing-to-stop-point")).isInstanceOf(Sighting.Working.class);
        assertThat(seen(9, "processing-to-stop-point")).isInstanceOf(Sighting.Printed.class);
    }

    @Test
    void isNotUnderstoodWithoutAState() throws ExchangeException {
        Sighting.Unanswered unanswered =
                (Sighting.Unanswered) view(Types.jobId.of(7)).sighting(REMOTE, true);
        assertThat(unanswered.detail()).contains("not understood");
    }

    private static boolean awaits(Sighting sighting) {
        return ((Sighting.Working) sighting).awaitsDocument();
    }

    private static Sighting.Stopped stopped(int state, Attribute<?>... more) throws ExchangeException {
        return (Sighting.Stopped) seen(state, "aborted-by-system", more);
    }

    private static Sighting seen(int state, String reason, Attribute<?>... more) throws ExchangeException {
        List<Attribute<?>> all = new ArrayList<>(Arrays.asList(more));
        all.add(Types.jobState.of(new JobState(state, "")));
        all.add(Types.jobStateReasons.of(reason));
        return view(all.toArray(new Attribute<?>[0])).sighting(REMOTE, true);
    }

    private static JobView view(Attribute<?>... attributes) throws ExchangeException {
        return new JobView(AnswerReader.read(Packets.of(0, Tag.jobAttributes, attributes))
                .jobs()
                .get(0));
    }
}
