package io.printsmart.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LeasedStreamTest {

    private static final int CHUNK = 32 * 1024;

    private final AtomicBoolean leased = new AtomicBoolean(true);
    private final LeasedStream document = new LeasedStream(new ByteArrayInputStream(new byte[10 * CHUNK]), leased::get);

    @Test
    void theLeaseIsCheckedBeforeEachChunkAndNotOneByteMoreIsReadOnceItIsOver() throws IOException {
        byte[] all = new byte[10 * CHUNK];
        assertThat(document.read(all, 0, all.length))
                .as("one chunk, however much is asked for")
                .isEqualTo(CHUNK);
        leased.set(false);

        assertThatThrownBy(() -> document.read(all, 0, all.length)).hasMessageContaining("lease is over");
        assertThatThrownBy(document::read).hasMessageContaining("lease is over");
        assertThatThrownBy(document::readAllBytes).hasMessageContaining("lease is over");
        assertThatThrownBy(() -> document.skip(1)).isInstanceOf(IOException.class);

        assertThat(document.count()).isEqualTo(CHUNK);
        assertThat(document.failed()).isTrue();
    }

    @Test
    void whatWasReadIsCountedAndNothingElse() throws IOException {
        assertThat(document.count()).isZero();
        assertThat(document.read()).isZero();
        assertThat(document.read(new byte[100], 10, 20)).isEqualTo(20);
        assertThat(document.count()).isEqualTo(21);

        document.readAllBytes();

        assertThat(document.read()).isEqualTo(-1);
        assertThat(document.count()).isEqualTo(10L * CHUNK);
        assertThat(document.failed()).isFalse();
    }
}
