package io.printsmart.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentFormatTest {

    private static String sniff(String head) {
        return DocumentFormat.sniff(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({
        "%PDF-1.7, application/pdf",
        "%PDF-2.0, application/pdf",
        "%!PS-Adobe-3.0, application/postscript",
        "RaS2, image/pwg-raster",
    })
    void knowsItsFormats(String head, String mime) {
        assertThat(sniff(head)).isEqualTo(mime);
        assertThat(sniff(head + "\n\u0000\u0001\u00ff")).isEqualTo(mime);
    }

    @Test
    void knowsFormatsWithControlCharacters() {
        assertThat(sniff("UNIRAST\0\0\0\1")).isEqualTo("image/urf");
        assertThat(sniff("\u00ff\u00d8\u00ff\u00e0")).isEqualTo("image/jpeg");
        assertThat(sniff("\u0089PNG\r\n\u001a\n")).isEqualTo("image/png");
        assertThat(sniff("\u001b%-12345X@PJL\r\n")).isEqualTo("application/vnd.hp-pcl");
        assertThat(sniff("\u001bE\u001b&l0O")).isEqualTo("application/vnd.hp-pcl");
    }

    @Test
    void textIsWhatHoldsNoControlCharacters() {
        assertThat(sniff("Hello\r\n\tworld\f")).isEqualTo("text/plain");
        assertThat(DocumentFormat.sniff("Grüße, 日本".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "text\u0000", "\u007fELF", "MZ\u0090\u0000", "PK\u0003\u0004", "\u001b[31m"})
    void whatIsNotKnownIsUnknown(String head) {
        assertThat(sniff(head)).isEqualTo(DocumentFormat.UNKNOWN);
    }

    @Test
    void anEmptyDocumentIsOfNoFormat() {
        assertThat(sniff("")).isEqualTo(DocumentFormat.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF", "%!P", "RaS", "UNIRAST", "x%PDF-1.7"})
    void halfAMarkIsNoMark(String head) {
        assertThat(sniff(head)).isEqualTo("text/plain");
    }

    @Test
    void onlyTheHeadIsLookedAt() {
        byte[] bytes = new byte[DocumentFormat.SNIFFED_BYTES + 1];
        Arrays.fill(bytes, (byte) 'x');
        bytes[DocumentFormat.SNIFFED_BYTES] = 0;
        assertThat(DocumentFormat.sniff(bytes)).isEqualTo("text/plain");

        bytes[DocumentFormat.SNIFFED_BYTES - 1] = 0;
        assertThat(DocumentFormat.sniff(bytes)).isEqualTo(DocumentFormat.UNKNOWN);
    }
}
