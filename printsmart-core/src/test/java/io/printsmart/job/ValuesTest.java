package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @EnumSource(JobState.class)
    void onlyCompletedFailedAndCanceledAreFinal(JobState state) {
        boolean ended = state == JobState.COMPLETED || state == JobState.FAILED || state == JobState.CANCELED;
        assertThat(state.isFinal()).isEqualTo(ended);
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void aPrinterIsHeldFromTheIntentUntilTheEnd(JobState state) {
        boolean holds = state == JobState.SENDING || state == JobState.PRINTING || state == JobState.IN_DOUBT;
        assertThat(state.holdsPrinter()).isEqualTo(holds);
    }

    @Test
    void aReasonQuotesAPrinterWithoutControlCharacters() {
        assertThat(new Why(Why.Code.REJECTED, " a\u0000\r\nb\u001b[31m\u0085c ").detail())
                .isEqualTo("a b [31m c");
        assertThat(new Why(Why.Code.REJECTED, "a\ud83db").detail()).isEqualTo("a b");
    }

    @Test
    void aReasonIsCutAtItsLimit() {
        assertThat(new Why(Why.Code.REJECTED, "x".repeat(300)).detail()).isEqualTo("x".repeat(300));
        assertThat(new Why(Why.Code.REJECTED, "x".repeat(301)).detail()).isEqualTo("x".repeat(299) + "…");
    }

    @Test
    void aReasonIsNeverCutInsideACharacter() {
        String detail = new Why(Why.Code.REJECTED, "x".repeat(298) + "😀and more").detail();

        assertThat(detail).isEqualTo("x".repeat(298) + "…");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(detail)).isTrue();
    }

    @Test
    void aReasonReadsAsKeywordAndDetail() {
        assertThat(Why.of(Why.Code.RETRY_SCHEDULED)).hasToString("retry-scheduled");
        assertThat(new Why(Why.Code.REJECTED, "no PDF")).hasToString("rejected: no PDF");
    }

    @Test
    void optionsReadAsTheKeywordsOfTheStandard() {
        assertThat(Sides.TWO_SIDED_LONG_EDGE.keyword()).isEqualTo("two-sided-long-edge");
        assertThat(ColorMode.AUTO.keyword()).isEqualTo("auto");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000, -1})
    void copiesOutOfRangeAreRefused(int copies) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PrintOptions(copies, Sides.ONE_SIDED, ColorMode.AUTO, ""))
                .withMessageContaining("copies is " + copies);
    }

    @Test
    void mediaIsAMediaName() {
        assertThat(new PrintOptions(1, Sides.ONE_SIDED, ColorMode.AUTO, "iso_a4_210x297mm").media())
                .isEqualTo("iso_a4_210x297mm");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PrintOptions(1, Sides.ONE_SIDED, ColorMode.AUTO, "A4; rm"))
                .withMessageContaining("media 'A4; rm'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb"})
    void idsAreNames(String bad) {
        assertThatIllegalArgumentException().isThrownBy(() -> new JobId(bad)).withMessageContaining("job id");
        assertThatIllegalArgumentException().isThrownBy(() -> new NodeId(bad)).withMessageContaining("node id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DocumentRef(bad, "0".repeat(64), 1, "application/pdf"))
                .withMessageContaining("document id");
    }

    @Test
    void idsAreBoundedAndReadAsTheyAre() {
        assertThatIllegalArgumentException().isThrownBy(() -> new JobId("j".repeat(41)));
        assertThatIllegalArgumentException().isThrownBy(() -> new NodeId("n".repeat(81)));
        assertThat(new JobId("j".repeat(40)).toString()).hasSize(40);
        assertThat(new NodeId("node-1")).hasToString("node-1");
    }

    @Test
    void aDocumentHasADigestAndALength() {
        for (String bad : new String[] {"", "0".repeat(63), "0".repeat(65), "A".repeat(64)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new DocumentRef("d1", bad, 1, "application/pdf"))
                    .withMessageContaining("document d1 has the digest");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DocumentRef("d1", "0".repeat(64), -1, "application/pdf"))
                .withMessageContaining("the length -1");
        assertThat(new DocumentRef("d1", "0".repeat(64), 0, "application/pdf").length())
                .isZero();
    }
}
