package io.printsmart.httpwallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What no well-made server sends: an answer twice, an answer without end, one that is not HTTP. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RawAnswersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket server;
    private HttpWallet wallet;

    /** Writes what a connection gets once a question has come over it. */
    private interface Script {
        void play(OutputStream out) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        wallet = new HttpWallet(
                HttpWalletSettings.of(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/")),
                () -> MoneyService.TOKEN);
    }

    @AfterEach
    void end() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private Future<?> serves(Script script) {
        return threads.submit(() -> {
            while (true) {
                Socket connection = server.accept();
                threads.execute(() -> serve(connection, script));
            }
        });
    }

    private static void serve(Socket connection, Script script) {
        try (connection) {
            byte[] part = new byte[8192];
            while (connection.getInputStream().read(part) > 0) {
                script.play(connection.getOutputStream());
                connection.getOutputStream().flush();
            }
        } catch (IOException e) {
            // The client has had enough, as it should.
        }
    }

    private static byte[] http(String key) {
        String body = WalletAnswersTest.proof("charge", "done").replace("charge:j1", key);
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Answer charge(String key) {
        return wallet.charge(key, new AccountId("ada"), Money.of("0.60", "EUR"), PATIENCE);
    }

    @Test
    void anAnswerThatComesTwiceIsNotTakenForTheAnswerToTheNextQuestion() {
        Future<?> serving = serves(out -> {
            out.write(http("charge:j1"));
            out.write(http("charge:j1"));
        });

        assertThat(charge("charge:j1")).isEqualTo(Answer.DONE);
        assertThat(charge("charge:j2")).isEqualTo(Answer.UNKNOWN);
        assertThat(serving).isNotDone();
    }

    @Test
    void anAnswerWithoutEndIsNotReadToTheEnd() {
        Future<?> serving = serves(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(" ".repeat(10_000).getBytes(StandardCharsets.US_ASCII));
            }
        });

        assertThat(charge("charge:j1")).isEqualTo(Answer.UNKNOWN);
        assertThat(serving).isNotDone();
    }

    @Test
    void whatIsNotHttpIsUnknown() {
        Future<?> serving =
                serves(out -> out.write("220 smtp.example.org ESMTP\r\n".getBytes(StandardCharsets.US_ASCII)));

        assertThat(charge("charge:j1")).isEqualTo(Answer.UNKNOWN);
        assertThat(serving).isNotDone();
    }
}
