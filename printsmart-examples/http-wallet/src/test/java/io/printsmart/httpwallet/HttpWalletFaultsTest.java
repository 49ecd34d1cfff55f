package io.printsmart.httpwallet;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.printsmart.testkit.time.SettableTime;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet.Answer;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong on the way: unknown, within the time, and the token stays here. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HttpWalletFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int TOO_LATE = 3_000;
    private static final WireMockServer SERVICE =
            new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());

    private final SettableTime time = new SettableTime();
    private HttpWallet wallet = wallet(3, 1000);

    @BeforeAll
    static void start() {
        SERVICE.start();
    }

    @AfterAll
    static void stop() {
        SERVICE.stop();
    }

    @BeforeEach
    void clear() {
        SERVICE.resetAll();
    }

    private HttpWallet wallet(int tries, int failuresToOpen) {
        return wallet(tries, failuresToOpen, () -> MoneyService.TOKEN);
    }

    private HttpWallet wallet(int tries, int failuresToOpen, Supplier<String> token) {
        HttpWalletSettings settings = new HttpWalletSettings(
                URI.create("http://127.0.0.1:" + SERVICE.port() + "/money/"),
                Duration.ofSeconds(3),
                tries,
                Duration.ofMillis(1),
                failuresToOpen,
                Duration.ofSeconds(30),
                Optional.empty());
        return new HttpWallet(settings, token, time.withZone(ZoneOffset.UTC));
    }

    private Answer charge(Duration timeout) {
        return wallet.charge("charge:j1", new AccountId("ada"), Money.of("0.60", "EUR"), timeout);
    }

    private static void answers(ResponseDefinitionBuilder response) {
        SERVICE.stubFor(any(anyUrl()).willReturn(response));
    }

    private static ResponseDefinitionBuilder good() {
        return okJson(WalletAnswersTest.proof("charge", "done"));
    }

    private static void assertAsked(int times) {
        SERVICE.verify(times, anyRequestedFor(anyUrl()));
    }

    @Test
    void eachQuestionHasItsPathItsTokenAndItsAmount() {
        answers(good());
        assertThat(charge(PATIENCE)).isEqualTo(Answer.DONE);
        wallet.refund("charge:j1", new AccountId("ada"), Money.of("0.60", "EUR"), PATIENCE);
        wallet.find("a b/../c?d+%", PATIENCE);

        String amount = "{\"account\":\"ada\",\"amount\":60,\"currency\":\"EUR\"}";
        SERVICE.verify(putRequestedFor(urlEqualTo("/money/charges/charge%3Aj1/charge"))
                .withHeader("Authorization", equalTo("Bearer " + MoneyService.TOKEN))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(equalToJson(amount)));
        SERVICE.verify(
                putRequestedFor(urlEqualTo("/money/charges/charge%3Aj1/refund")).withRequestBody(equalToJson(amount)));
        SERVICE.verify(getRequestedFor(urlEqualTo("/money/charges/a%20b%2F..%2Fc%3Fd%2B%25")));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                400, 401, 403, 404, 405, 406, 407, 408, 410, 411, 412, 413, 414, 415, 421, 422, 423, 425, 426, 428, 429,
                431, 451, 501, 505, 507, 511
            })
    void aRefusalIsUnknownAndNotRepeatedAtOnce(int status) {
        answers(good().withStatus(status));

        assertThat(charge(PATIENCE)).isEqualTo(Answer.UNKNOWN);

        assertAsked(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aServiceThatIsUnwellIsAskedAgainAndNotForEver(int status) {
        answers(good().withStatus(status));

        assertThat(charge(PATIENCE)).isEqualTo(Answer.UNKNOWN);

        assertAsked(3);
    }

    @Test
    void aServiceThatGetsWellWithinTheCallIsBelieved() {
        SERVICE.stubFor(any(anyUrl())
                .inScenario("recovers")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("reset"));
        SERVICE.stubFor(any(anyUrl())
                .inScenario("recovers")
                .whenScenarioStateIs("reset")
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                .willSetStateTo("well"));
        SERVICE.stubFor(
                any(anyUrl()).inScenario("recovers").whenScenarioStateIs("well").willReturn(good()));

        assertThat(charge(PATIENCE)).isEqualTo(Answer.DONE);

        assertAsked(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) {
        answers(aResponse().withStatus(status).withHeader("Location", "http://127.0.0.1:" + SERVICE.port() + "/trap"));

        assertThat(charge(PATIENCE)).isEqualTo(Answer.UNKNOWN);

        assertAsked(1);
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenConnectionIsUnknown(Fault fault) {
        answers(aResponse().withFault(fault));

        assertThat(charge(PATIENCE)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void anAnswerThatComesTooLateIsUnknownAndTheCallKeepsItsTime() {
        answers(good().withFixedDelay(TOO_LATE));

        assertThat(charge(SHORT)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void anAnswerThatTricklesInTooSlowlyIsUnknownAndTheCallKeepsItsTime() {
        answers(good().withChunkedDribbleDelay(20, TOO_LATE));

        assertThat(charge(SHORT)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void anAnswerThatIsTooLongIsUnknownHoweverGood() {
        String padding = " ".repeat(20_000);
        answers(okJson(WalletAnswersTest.proof("charge", "done") + padding));

        assertThat(charge(PATIENCE)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void anAnswerThatIsCutOffIsUnknown() {
        answers(good().withHeader("Content-Length", "500"));

        assertThat(charge(Duration.ofSeconds(2))).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void withoutATokenThatCanBeSentNobodyIsAsked() {
        answers(good());
        wallet = new HttpWallet(
                HttpWalletSettings.of(URI.create("http://127.0.0.1:" + SERVICE.port() + "/money/")),
                () -> "two\r\nlines");

        assertThat(charge(PATIENCE)).isEqualTo(Answer.UNKNOWN);

        assertAsked(0);
    }

    @Test
    void whereThereIsNoTimeNobodyIsAsked() {
        answers(good());

        assertThat(charge(Duration.ZERO)).isEqualTo(Answer.UNKNOWN);

        assertAsked(0);
    }

    @Test
    void aServiceThatFailsAgainAndAgainIsLeftAloneForAWhile() {
        wallet = wallet(1, 5);
        answers(aResponse().withStatus(503));
        for (int i = 0; i < 9; i++) {
            assertThat(charge(PATIENCE)).isEqualTo(Answer.UNKNOWN);
        }
        assertAsked(5);

        answers(good());
        time.advance(Duration.ofSeconds(29));
        assertThat(charge(PATIENCE)).isEqualTo(Answer.UNKNOWN);
        time.advance(Duration.ofSeconds(2));
        assertThat(charge(PATIENCE)).isEqualTo(Answer.DONE);
        assertThat(charge(PATIENCE)).isEqualTo(Answer.DONE);
        assertAsked(7);
    }

    @Test
    void anErrorInTheOneTryAfterAWhileDoesNotEndAllTries() {
        AtomicBoolean noMemory = new AtomicBoolean();
        wallet = wallet(1, 2, () -> {
            if (noMemory.get()) {
                throw new OutOfMemoryError("pretended");
            }
            return MoneyService.TOKEN;
        });
        answers(aResponse().withStatus(503));
        charge(PATIENCE);
        charge(PATIENCE);
        answers(good());
        time.advance(Duration.ofSeconds(31));

        noMemory.set(true);
        assertThatThrownBy(() -> charge(PATIENCE)).isInstanceOf(OutOfMemoryError.class);
        noMemory.set(false);

        assertThat(charge(PATIENCE)).isEqualTo(Answer.DONE);
    }

    @Test
    void whatIsDeclinedIsNoFailure() {
        wallet = wallet(1, 2);
        answers(okJson(WalletAnswersTest.proof("charge", "declined")).withStatus(402));

        for (int i = 0; i < 5; i++) {
            assertThat(charge(PATIENCE)).isEqualTo(Answer.DECLINED);
        }
    }

    @Test
    void whoeverIsInterruptedStaysInterrupted() {
        answers(good().withFixedDelay(TOO_LATE));
        Thread.currentThread().interrupt();

        assertThat(charge(PATIENCE)).isEqualTo(Answer.UNKNOWN);

        assertThat(Thread.interrupted()).isTrue();
    }
}
