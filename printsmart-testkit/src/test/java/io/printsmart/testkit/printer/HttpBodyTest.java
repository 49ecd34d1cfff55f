package io.printsmart.testkit.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class HttpBodyTest {

    private static final String CHUNKED = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static String body(String message) throws IOException {
        InputStream in = new ByteArrayInputStream(message.getBytes(StandardCharsets.US_ASCII));
        HttpHead head = Objects.requireNonNull(HttpHead.read(in));
        return new String(HttpBody.of(head, in, null).readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void endsWithItsLength() throws IOException {
        assertThat(body("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcdef")).isEqualTo("abc");
        assertThat(body("GET / HTTP/1.1\r\n\r\nabc")).isEmpty();
    }

    @Test
    void joinsChunksWithExtensionsAndTrailers() throws IOException {
        assertThat(body(CHUNKED + "3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: 1\r\n\r\n"))
                .isEqualTo("abc0123456789");
    }

    @Test
    void neverTakesAPartForTheWhole() {
        assertThatThrownBy(() -> body("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc"))
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("6 bytes");
        assertThatThrownBy(() -> body(CHUNKED + "3\r\nabc\r\n")).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> body(CHUNKED + "9\r\nabc")).isInstanceOf(EOFException.class);
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatThrownBy(() -> body(CHUNKED + "xyz\r\n")).hasMessageContaining("xyz");
        assertThatThrownBy(() -> body("POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n"))
                .hasMessageContaining("Content-Length");
    }

    @Test
    void saysContinueOnceAtTheFirstRead() throws IOException {
        InputStream in =
                new ByteArrayInputStream("POST / HTTP/1.1\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\nabc"
                        .getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HttpBody body = HttpBody.of(Objects.requireNonNull(HttpHead.read(in)), in, out);
        assertThat(out.size()).isZero();
        body.drain();
        assertThat(out).hasToString("HTTP/1.1 100 Continue\r\n\r\n");
    }

    @Test
    void tellsWhetherTheConnectionStays() throws IOException {
        assertThat(head("POST / HTTP/1.1\r\n\r\n").keepsAlive()).isTrue();
        assertThat(head("POST / HTTP/1.1\r\nConnection: close\r\n\r\n").keepsAlive())
                .isFalse();
        assertThat(head("POST / HTTP/1.0\r\n\r\n").keepsAlive()).isFalse();
        assertThatThrownBy(() -> head("POST / HT")).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> head("x".repeat(70_000))).hasMessageContaining("longer");
    }

    private static HttpHead head(String text) throws IOException {
        return Objects.requireNonNull(
                HttpHead.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))));
    }
}
