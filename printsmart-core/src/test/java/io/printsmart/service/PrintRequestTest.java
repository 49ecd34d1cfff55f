package io.printsmart.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printsmart.wallet.Money;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintRequestTest {

    private static final String CANARY = "c4n4ry";

    /** A source of the host's, whose text names the file. */
    private record Essay(String file) implements DocumentSource {

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(new byte[1]);
        }
    }

    private static PrintRequest.Builder request() {
        return PrintRequest.builder()
                .key("order-1")
                .account("ann")
                .printer("library")
                .document(new Essay(CANARY + ".pdf"))
                .cost(Money.of("0.60", "EUR"));
    }

    @Test
    void itsTextTellsNotWhatIsPrinted() {
        assertThat(request().title(CANARY).build().toString())
                .contains("order-1", "ann", "library", "0.60 EUR")
                .doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {CANARY + "\n", "\u0000" + CANARY, "\ud83d" + CANARY})
    void aRefusedTitleIsNotRepeated(String title) {
        assertNotRepeated(request().title(title));
        assertNotRepeated(request().title(title + "x".repeat(300)));
    }

    private static void assertNotRepeated(PrintRequest.Builder request) {
        PrintRefusedException refused = catchThrowableOfType(PrintRefusedException.class, request::build);

        assertThat(refused.getMessage()).contains("title").doesNotContain(CANARY);
        assertThat(refused.toString()).doesNotContain(CANARY);
        assertThat(refused.refusal().toString()).doesNotContain(CANARY);
        assertThat(refused.refusal().message()).doesNotContain(CANARY);
    }

    @Test
    void aCostHasItsLimits() {
        for (String cost : new String[] {"-0.01", "10000000000000.01"}) {
            PrintRefusedException refused = catchThrowableOfType(
                    PrintRefusedException.class,
                    () -> request().cost(Money.of(cost, "EUR")).build());
            assertThat(refused.getMessage()).contains(cost + " EUR", "at most 10000000000000.00 EUR");
        }
    }
}
