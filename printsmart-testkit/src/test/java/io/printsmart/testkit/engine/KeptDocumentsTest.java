package io.printsmart.testkit.engine;

import static io.printsmart.testkit.engine.Desk.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.Proof;
import io.printsmart.job.Sighting;
import io.printsmart.service.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long documents are kept. */
class KeptDocumentsTest {

    private static final Duration RETENTION = Duration.ofHours(2);

    private final FakeReach reach = new FakeReach();
    private final FakeIpp printer = new FakeIpp();
    private final HandCrank crank = HandCrank.with(
            Settings.builder()
                    .documentRetention(RETENTION)
                    .deadline(Duration.ofHours(8))
                    .build(),
            parts -> parts.prober(reach).transport(printer));

    @BeforeEach
    void open() {
        Desk.open(crank, FakeReach.uri("ipp", 1));
        printer.answer = () -> new Sighting.Printed(Proof.COMPLETED, OptionalInt.empty());
    }

    @AfterEach
    void end() {
        crank.close();
    }

    private int kept() throws IOException {
        crank.print().eraseOldDocuments();
        return crank.documents()
                .olderThan(crank.time().instant().plusSeconds(1), 10)
                .size();
    }

    @Test
    void aDocumentIsKeptUntilItsJobHasBeenOverForTheRetentionTimeAndThenErased() throws IOException {
        submit(crank, "a");
        reach.down.add("library");
        crank.crankFor(Duration.ofHours(3));
        assertThat(kept()).as("while its job waits").isEqualTo(1);
        reach.down.clear();
        assertThat(crank.crankUntilIdle(Duration.ofMinutes(1))).isTrue();

        crank.time().advance(RETENTION.minusSeconds(1));
        assertThat(kept()).as("within the retention time").isEqualTo(1);
        crank.time().advance(Duration.ofSeconds(2));

        assertThat(kept()).isZero();
    }

    @Test
    void aDocumentThatNoSubmitClaimedExpires() throws IOException {
        crank.print().service().prepare(Desk.request("a").build());
        crank.time().advance(RETENTION.minusSeconds(1));
        assertThat(kept()).isEqualTo(1);

        crank.time().advance(Duration.ofSeconds(2));

        assertThat(kept()).isZero();
    }
}
