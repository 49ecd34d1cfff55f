package io.printsmart.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the host states, what the printer says, and which of them decides. */
class CapabilitiesTest {

    private static final String PDF = "application/pdf";
    private static final String URF = "image/urf";

    private static Optional<LearntCapabilities> learnt(boolean color, boolean duplex, String... formats) {
        return Optional.of(new LearntCapabilities(Optional.of(color), Optional.of(duplex), List.of(formats)));
    }

    @Test
    void whereNobodySaysAnythingItIsPlain() {
        Optional<LearntCapabilities> silence =
                Optional.of(new LearntCapabilities(Optional.empty(), Optional.empty(), List.of()));

        assertThat(Capabilities.UNSTATED.filledBy(Optional.empty())).isEqualTo(Capabilities.PLAIN);
        assertThat(Capabilities.UNSTATED.filledBy(silence)).isEqualTo(Capabilities.PLAIN);
    }

    @Test
    void whatThePrinterSaysFillsWhatTheHostDoesNot() {
        assertThat(Capabilities.UNSTATED.filledBy(learnt(true, true, URF)))
                .isEqualTo(new Capabilities(true, true, List.of(URF)));
        assertThat(Capabilities.UNSTATED.filledBy(learnt(false, true, PDF)))
                .isEqualTo(new Capabilities(false, true, List.of(PDF)));
        assertThat(new Capabilities(Optional.of(false), Optional.empty(), List.of()).filledBy(learnt(true, true, URF)))
                .isEqualTo(new Capabilities(false, true, List.of(URF)));
        assertThat(new Capabilities(Optional.empty(), Optional.of(false), List.of(PDF))
                        .filledBy(learnt(true, true, URF)))
                .isEqualTo(new Capabilities(true, false, List.of(PDF)));
    }

    @Test
    void whatTheHostStatesStandsWhateverThePrinterSays() {
        Capabilities monochrome = new Capabilities(false, false, List.of(PDF));
        Capabilities everything = new Capabilities(true, true, List.of(PDF, URF));

        assertThat(monochrome.filledBy(learnt(true, true, URF))).isEqualTo(monochrome);
        assertThat(everything.filledBy(learnt(false, false, PDF))).isEqualTo(everything);
    }

    @Test
    void aPrinterThatTellsAPartLeavesTheRestPlain() {
        LearntCapabilities onlyColor = new LearntCapabilities(Optional.of(true), Optional.empty(), List.of());

        assertThat(Capabilities.UNSTATED.filledBy(Optional.of(onlyColor)))
                .isEqualTo(new Capabilities(true, false, List.of(PDF)));
    }

    @Test
    void isAllStatedOnlyWithoutAnEmptyPart() {
        assertThat(Capabilities.PLAIN.isAllStated()).isTrue();
        assertThat(Capabilities.UNSTATED.isAllStated()).isFalse();
        assertThat(new Capabilities(true, true, List.of()).isAllStated()).isFalse();
        assertThat(new Capabilities(Optional.empty(), Optional.of(true), List.of(PDF)).isAllStated())
                .isFalse();
        assertThat(new Capabilities(Optional.of(true), Optional.empty(), List.of(PDF)).isAllStated())
                .isFalse();
    }

    @Test
    void whatIsUnstatedIsPlainAlsoWhereNobodyFilledIt() {
        assertThat(Capabilities.UNSTATED.takes(PDF)).isTrue();
        assertThat(Capabilities.UNSTATED.takes(URF)).isFalse();
        assertThat(Capabilities.UNSTATED.printsColor()).isFalse();
        assertThat(Capabilities.UNSTATED.printsDuplex()).isFalse();
    }

    @Test
    void formatsAreSortedInLowerCaseAndOnce() {
        assertThat(new Capabilities(false, false, List.of("image/URF", PDF, URF)).formats())
                .containsExactly(PDF, URF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pdf", "a/b/c", "a /b", "application/pdf; q=1", "application/", "/pdf", "a/b\n"})
    void aFormatIsAMimeType(String format) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Capabilities(false, false, List.of(format)))
                .withMessageContaining("MIME type");
    }

    @Test
    void formatsAreNoFlood() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Capabilities(false, false, Collections.nCopies(51, URF)));
    }

    @Test
    void ofTheFormatsThatAPrinterTellsThoseAreTakenThatAreOne() {
        LearntCapabilities learnt = new LearntCapabilities(
                Optional.empty(),
                Optional.empty(),
                List.of(
                        "image/URF",
                        " application/pdf",
                        "application/octet-stream",
                        "text/plain; charset=utf-8",
                        "\0",
                        URF));

        assertThat(learnt.formats()).containsExactly(PDF, URF, "text/plain");
        assertThat(learnt.tellsAnything()).isTrue();
        assertThat(new LearntCapabilities(Optional.empty(), Optional.empty(), List.of("application/octet-stream"))
                        .tellsAnything())
                .isFalse();
    }
}
