package io.printsmart.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateReasonsTest {

    private static List<String> normalize(String... keywords) {
        return StateReasons.normalize(List.of(keywords));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "media-empty",
                "media-needed",
                "media-jam",
                "cover-open",
                "door-open",
                "interlock-open",
                "input-tray-missing",
                "output-tray-missing",
                "output-area-full",
                "marker-supply-empty",
                "toner-empty",
                "developer-empty",
                "marker-waste-full",
                "opc-life-over",
                "fuser-over-temp",
                "fuser-under-temp",
                "paused",
                "moving-to-paused",
                "stopping",
                "shutdown",
                "offline",
                "timed-out",
                "spool-area-full",
                "interpreter-resource-unavailable",
                "not-accepting-jobs"
            })
    void blocksWhateverTheSuffix(String keyword) {
        for (String suffix : List.of("", "-report", "-warning", "-error")) {
            assertThat(normalize(keyword + suffix)).containsExactly(keyword);
        }
        assertThat(StateReasons.isBlocking(keyword)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "media-low",
                "toner-low",
                "marker-supply-low",
                "developer-low",
                "marker-waste-almost-full",
                "output-area-almost-full",
                "opc-near-eol",
                "stopped-partly",
                "connecting-to-device"
            })
    void degradesWhateverTheSuffix(String keyword) {
        for (String suffix : List.of("", "-report", "-warning", "-error")) {
            assertThat(normalize(keyword + suffix)).containsExactly(keyword);
        }
        assertThat(StateReasons.isBlocking(keyword)).isFalse();
    }

    @Test
    void anErrorByNameKeepsItsName() {
        assertThat(normalize("media-path-input-feed-error")).containsExactly("media-path-input-feed-error");
        assertThat(normalize("media-path-input-feed-error-report")).containsExactly("media-path-input-feed-error");
        assertThat(StateReasons.isBlocking("media-path-input-feed-error")).isTrue();
    }

    @Test
    void whatIsUnknownIsKeptAndJudgedByItsSuffix() {
        assertThat(normalize("com.vendor_flux-error", "other-warning", "strange-report", "strange"))
                .containsExactly("com.vendor_flux-error", "other-warning", "strange", "strange-report");
        assertThat(StateReasons.isBlocking("com.vendor_flux-error")).isTrue();
        assertThat(StateReasons.isBlocking("other-warning")).isFalse();
        assertThat(StateReasons.isBlocking("strange-report")).isFalse();
        assertThat(StateReasons.isBlocking("strange")).isFalse();
    }

    @Test
    void noneIsNoReason() {
        assertThat(normalize("none")).isEmpty();
        assertThat(normalize(" NONE ")).isEmpty();
        assertThat(normalize()).isEmpty();
    }

    @Test
    void whatAPrinterSendsIsCleanedAndSorted() {
        assertThat(normalize(" Toner-Low-Report ", "media-empty-warning", "media-empty", "toner-low"))
                .containsExactly("media-empty", "toner-low");
        assertThat(normalize("", "a b", "<script>", "a\r\nb", "é", "x".repeat(256), "cover-open"))
                .containsExactly("cover-open");
        assertThat(normalize("x".repeat(255))).hasSize(1);
    }

    @Test
    void aFloodOfReasonsHidesNoBlockingOne() {
        List<String> flood = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            flood.add("aaa-" + i);
        }
        flood.add("toner-empty-warning");

        assertThat(StateReasons.normalize(flood))
                .hasSize(20)
                .contains("toner-empty")
                .isSorted();
    }

    @ParameterizedTest
    @CsvSource({
        "media-empty, Out of paper",
        "media-needed, Needs paper",
        "media-jam, Paper jam",
        "marker-supply-empty, Out of ink or toner",
        "timed-out, Not responding",
        "not-accepting-jobs, Not accepting jobs",
        "interlock-open, Interlock open",
        "fuser-over-temp, Fuser over temp",
        "media-path-input-feed-error, Media path input feed",
        "com.vendor_flux-error, Com.vendor_flux",
        "toner-low, Toner low"
    })
    void speaksInWords(String reason, String words) {
        assertThat(StateReasons.inWords(List.of(reason))).isEqualTo(words);
    }

    @Test
    void namesTheBlockingReasonsAloneIfThereAreAny() {
        assertThat(StateReasons.inWords(normalize("media-empty-error", "cover-open", "toner-low")))
                .isEqualTo("Cover open, out of paper");
        assertThat(StateReasons.inWords(normalize("media-low", "toner-low"))).isEqualTo("Paper low, toner low");
        assertThat(StateReasons.inWords(normalize("media-low", "not-accepting-jobs")))
                .isEqualTo("Not accepting jobs");
        assertThat(StateReasons.inWords(List.of())).isEmpty();
    }
}
