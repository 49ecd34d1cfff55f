package io.printsmart.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SlicesTest {

    /** Nodes of different versions share one store: the slice of a printer must never change. */
    @Test
    void theSliceOfAPrinterIsFixed() {
        assertThat(Slices.of(new PrinterId("library"))).isEqualTo(208);
        assertThat(Slices.of(new PrinterId("Büro 1"))).isEqualTo(213);
    }

    @Test
    void printersAreSpreadEvenly() {
        int[] printers = new int[Slices.COUNT];
        for (int i = 0; i < 100_000; i++) {
            printers[Slices.of(new PrinterId("printer-" + i))]++;
        }
        assertThat(Arrays.stream(printers).min().orElseThrow()).isGreaterThan(250);
        assertThat(Arrays.stream(printers).max().orElseThrow()).isLessThan(550);
    }

    /** So that looks at few printers with like names are spread over the period. */
    @Test
    void namesThatAreAlikeLieFarApart() {
        int[] tenths = new int[10];
        for (int i = 0; i < 100; i++) {
            tenths[(int) ((Slices.spread(new PrinterId("hall-" + i)) * 10) >> 32)]++;
        }
        assertThat(Arrays.stream(tenths).min().orElseThrow()).isGreaterThan(3);
        assertThat(Arrays.stream(tenths).max().orElseThrow()).isLessThan(20);
    }
}
