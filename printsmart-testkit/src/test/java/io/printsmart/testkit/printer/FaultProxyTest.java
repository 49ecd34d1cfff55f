package io.printsmart.testkit.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FaultProxyTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final byte[] DOCUMENT = IppPrinterContract.document(50_000);

    private final ScriptedIppPrinter printer = ScriptedIppPrinter.start();
    private final FaultProxy proxy = FaultProxy.http(printer.address());
    private final PlainIpp client = new PlainIpp(proxy.uri(printer.uri()));
    private final ScriptedRawPrinter raw = ScriptedRawPrinter.start();
    private final FaultProxy rawProxy = FaultProxy.raw(raw.address());

    @AfterEach
    void close() {
        proxy.close();
        rawProxy.close();
        printer.close();
        raw.close();
    }

    @Test
    void passesOnWhatItIsSent() throws IOException {
        assertThat(client.print("token-1", DOCUMENT).getCode()).isZero();
        assertThat(client.chunked().expectContinue().print("token-2", DOCUMENT).getCode())
                .isZero();
        assertThat(printer.paper().complete()).hasSize(2).allMatch(printout -> printout.isOf(DOCUMENT));
        assertThat(proxy.requests()).isEqualTo(2);
    }

    @Test
    void losesTheAnswerOfOneRequestByItsNumber() throws IOException {
        proxy.onRequest(2, ProxyFault.loseAnswer());
        client.printer();
        assertThatThrownBy(client::printer).isInstanceOf(IOException.class);
        client.printer();
        assertThat(printer.posts()).isEqualTo(3);
    }

    @Test
    void resetsInsideTheRequest() {
        proxy.onNextRequest(ProxyFault.resetAfterRequestBytes(0));
        assertThatThrownBy(() -> client.print("token-1", DOCUMENT)).isInstanceOf(IOException.class);
        assertThat(printer.posts()).isZero();
        proxy.onNext(IppOperation.PRINT_JOB, ProxyFault.resetAfterRequestBytes(40_000));
        assertThatThrownBy(() -> client.print("token-1", DOCUMENT)).isInstanceOf(IOException.class);
        assertThat(printer.awaitJobs(jobs -> jobs.size() == 1 && jobs.get(0).state() == RemoteJobState.ABORTED, LIMIT))
                .isTrue();
    }

    @Test
    void resetsInsideTheAnswer() {
        proxy.always(ProxyFault.resetAfterAnswerBytes(30));
        assertThatThrownBy(client::printer).isInstanceOf(IOException.class);
        assertThat(printer.posts()).isEqualTo(1);
    }

    @Test
    void holdsEverythingBack() {
        proxy.onNext(IppOperation.PRINT_JOB, ProxyFault.blackhole());
        CompletableFuture<Integer> code = inBackground();
        assertThat(proxy.awaitStalled(1, LIMIT)).isTrue();
        assertThat(printer.posts()).isZero();
        proxy.release();
        assertThat(code).succeedsWithin(LIMIT).isEqualTo(0);
    }

    @Test
    void handsTheAnswerOnLater() {
        proxy.onNextRequest(ProxyFault.delayAnswer(LIMIT));
        CompletableFuture<Integer> code = inBackground();
        assertThat(proxy.awaitStalled(1, LIMIT)).isTrue();
        assertThat(printer.paper().complete()).hasSize(1);
        proxy.release();
        assertThat(code).succeedsWithin(LIMIT).isEqualTo(0);
    }

    @Test
    void refusesWhileItIsOff() throws IOException {
        proxy.switchOff();
        assertThatThrownBy(client::printer).isInstanceOf(IOException.class);
        proxy.switchOn();
        proxy.behave();
        assertThat(client.printer().getCode()).isZero();
    }

    @Test
    void standsBeforeARawPort() throws IOException {
        RawClient.send(rawProxy.address(), DOCUMENT);
        rawProxy.onNextRequest(ProxyFault.resetAfterRequestBytes(10_000));
        assertThatThrownBy(() -> RawClient.send(rawProxy.address(), DOCUMENT)).isInstanceOf(IOException.class);
        rawProxy.onNextRequest(ProxyFault.loseAnswer());
        assertThatThrownBy(() -> RawClient.send(rawProxy.address(), DOCUMENT)).isInstanceOf(IOException.class);
        assertThat(raw.paper().awaitComplete(2, LIMIT)).isTrue();
        assertThat(raw.paper().complete()).hasSize(2).allMatch(printout -> printout.isOf(DOCUMENT));
        assertThat(rawProxy.requests()).isEqualTo(3);
    }

    private CompletableFuture<Integer> inBackground() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return client.print("token-1", DOCUMENT).getCode();
                    } catch (IOException failed) {
                        throw new CompletionException(failed);
                    }
                },
                task -> new Thread(task, "ipp-client").start());
    }
}
