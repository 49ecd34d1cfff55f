package io.printsmart.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrinterTest {

    private static final Printer LIBRARY = Printer.of("library", "ipp://library.example/ipp/print");

    @Test
    void aPrinterIsEnabledAndNothingIsStatedOfIt() {
        assertThat(LIBRARY.enabled()).isTrue();
        assertThat(LIBRARY.loopbackAllowed()).isFalse();
        assertThat(LIBRARY.site()).isEmpty();
        assertThat(LIBRARY.capabilities()).isEqualTo(Capabilities.UNSTATED);
    }

    @Test
    void changesGiveCopies() {
        Capabilities color = new Capabilities(true, true, List.of("image/urf"));
        Printer changed = LIBRARY.withSite("annex")
                .withCapabilities(color)
                .withLoopbackAllowed(true)
                .withCompletionRequired(true)
                .withEnabled(false);

        assertThat(changed).isEqualTo(new Printer(LIBRARY.id(), LIBRARY.uri(), "annex", color, true, true, false));
        assertThat(LIBRARY.site()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "\u0000"})
    void aPrinterHasAProperName(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Printer.of(name, "ipp://library.example/"))
                .withMessageContaining("printer name");
    }

    @Test
    void aSiteHasItsLimit() {
        assertThat(LIBRARY.withSite("s".repeat(120)).site()).hasSize(120);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LIBRARY.withSite("s".repeat(121)))
                .withMessageContaining("site of printer library");
    }

    @Test
    void printersAreSortedByName() {
        assertThat(new PrinterId("a")).isLessThan(new PrinterId("b"));
    }
}
