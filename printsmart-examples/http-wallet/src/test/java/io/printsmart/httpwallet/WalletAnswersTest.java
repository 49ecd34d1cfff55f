package io.printsmart.httpwallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer proves. */
class WalletAnswersTest {

    private static final Optional<String> JSON = Optional.of("application/json");
    private static final Question CHARGE = Question.charge("charge:j1", new AccountId("ada"), Money.of("0.60", "EUR"));
    private static final Question REFUND = Question.refund("charge:j1", new AccountId("ada"), Money.of("0.60", "EUR"));
    private static final Question FIND = Question.find("charge:j1");

    static String proof(String operation, String result) {
        return """
                {"operation":"%s","key":"charge:j1","account":"ada","amount":60,"currency":"EUR","result":"%s"}""".formatted(operation, result);
    }

    private static Answer judged(Question question, int status, Optional<String> type, String body) {
        return WalletAnswers.judge(question, status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer judged(String body) {
        return judged(CHARGE, 200, JSON, body);
    }

    @Test
    void whatNamesTheQuestionTheKeyAndTheAmountIsBelieved() {
        assertThat(judged(CHARGE, 200, JSON, proof("charge", "done"))).isEqualTo(Answer.DONE);
        assertThat(judged(CHARGE, 402, JSON, proof("charge", "declined"))).isEqualTo(Answer.DECLINED);
        assertThat(judged(CHARGE, 409, JSON, proof("charge", "declined"))).isEqualTo(Answer.DECLINED);
        assertThat(judged(REFUND, 200, JSON, proof("refund", "done"))).isEqualTo(Answer.DONE);
        assertThat(judged(REFUND, 404, JSON, proof("refund", "not-found"))).isEqualTo(Answer.NOT_FOUND);
        assertThat(judged(FIND, 200, JSON, proof("find", "done"))).isEqualTo(Answer.DONE);
        assertThat(judged(FIND, 402, JSON, proof("find", "declined"))).isEqualTo(Answer.DECLINED);
        assertThat(judged(FIND, 404, JSON, "{\"operation\":\"find\",\"key\":\"charge:j1\",\"result\":\"not-found\"}"))
                .isEqualTo(Answer.NOT_FOUND);
    }

    static IntStream otherStatuses() {
        Set<Integer> known = Set.of(200, 402, 404, 409);
        return IntStream.rangeClosed(100, 599).filter(status -> !known.contains(status));
    }

    @ParameterizedTest
    @MethodSource("otherStatuses")
    void noOtherStatusMeansAnythingWhateverItsBodySays(int status) {
        for (String result : Set.of("done", "declined", "not-found")) {
            assertThat(judged(CHARGE, status, JSON, proof("charge", result))).isEqualTo(Answer.UNKNOWN);
            assertThat(judged(REFUND, status, JSON, proof("refund", result))).isEqualTo(Answer.UNKNOWN);
            assertThat(judged(FIND, status, JSON, proof("find", result))).isEqualTo(Answer.UNKNOWN);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 402, 404, 409})
    void aStatusAloneMeansNothing(int status) {
        for (Question question : Set.of(CHARGE, REFUND, FIND)) {
            assertThat(judged(question, status, JSON, "")).isEqualTo(Answer.UNKNOWN);
            assertThat(judged(question, status, JSON, "{}")).isEqualTo(Answer.UNKNOWN);
            assertThat(judged(question, status, Optional.of("text/html"), "<h1>Campus network: log in</h1>"))
                    .isEqualTo(Answer.UNKNOWN);
        }
    }

    @Test
    void aStatusAndABodyThatContradictEachOtherMeanNothing() {
        assertThat(judged(CHARGE, 200, JSON, proof("charge", "declined"))).isEqualTo(Answer.UNKNOWN);
        assertThat(judged(CHARGE, 402, JSON, proof("charge", "done"))).isEqualTo(Answer.UNKNOWN);
        assertThat(judged(CHARGE, 409, JSON, proof("charge", "conflict"))).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void aChargeIsNotNotFoundAndARefundIsNotDeclined() {
        assertThat(judged(CHARGE, 404, JSON, proof("charge", "not-found"))).isEqualTo(Answer.UNKNOWN);
        assertThat(judged(REFUND, 402, JSON, proof("refund", "declined"))).isEqualTo(Answer.UNKNOWN);
        assertThat(judged(REFUND, 409, JSON, proof("refund", "declined"))).isEqualTo(Answer.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"operation\":\"refund\",\"key\":\"charge:j1\",\"account\":\"ada\",\"amount\":60,\"currency\":\"EUR\",\"result\":\"done\"}",
                "{\"operation\":\"charge\",\"key\":\"charge:j2\",\"account\":\"ada\",\"amount\":60,\"currency\":\"EUR\",\"result\":\"done\"}",
                "{\"operation\":\"charge\",\"key\":\"charge:j1\",\"account\":\"bob\",\"amount\":60,\"currency\":\"EUR\",\"result\":\"done\"}",
                "{\"operation\":\"charge\",\"key\":\"charge:j1\",\"account\":\"ada\",\"amount\":61,\"currency\":\"EUR\",\"result\":\"done\"}",
                "{\"operation\":\"charge\",\"key\":\"charge:j1\",\"account\":\"ada\",\"amount\":60,\"currency\":\"USD\",\"result\":\"done\"}",
                "{\"operation\":\"charge\",\"key\":\"charge:j1\",\"account\":\"ada\",\"amount\":60.0,\"currency\":\"EUR\",\"result\":\"done\"}",
                "{\"operation\":\"charge\",\"key\":\"charge:j1\",\"account\":\"ada\",\"amount\":\"60\",\"currency\":\"EUR\",\"result\":\"done\"}",
                "{\"operation\":\"charge\",\"key\":\"charge:j1\",\"account\":\"ada\",\"amount\":18446744073709551676,\"currency\":\"EUR\",\"result\":\"done\"}",
                "{\"operation\":\"charge\",\"key\":\"charge:j1\",\"account\":\"ada\",\"amount\":null,\"currency\":\"EUR\",\"result\":\"done\"}",
                "{\"operation\":\"charge\",\"key\":\"charge:j1\",\"account\":\"ada\",\"amount\":60,\"currency\":\"EUR\"}"
            })
    void anAnswerToAnotherQuestionMeansNothing(String body) {
        assertThat(judged(body)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void whatIsNotOneWholeObjectMeansNothing() {
        String good = proof("charge", "done");
        assertThat(judged(good)).as("this test's own proof").isEqualTo(Answer.DONE);
        assertThat(judged(good + good)).as("twice").isEqualTo(Answer.UNKNOWN);
        assertThat(judged("[" + good + "]")).as("in a list").isEqualTo(Answer.UNKNOWN);
        assertThat(judged(good.substring(0, good.length() - 1))).as("cut off").isEqualTo(Answer.UNKNOWN);
        assertThat(judged(good.replace("\"result\"", "\"result\":\"declined\",\"result\"")))
                .as("a name twice")
                .isEqualTo(Answer.UNKNOWN);
        assertThat(judged("\"done\"")).isEqualTo(Answer.UNKNOWN);
        assertThat(judged("[".repeat(5_000))).as("deep").isEqualTo(Answer.UNKNOWN);
        byte[] latin = good.replace("ada", "ad\u00e4").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(WalletAnswers.judge(CHARGE, 200, JSON, latin))
                .as("not UTF-8")
                .isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void onlyJsonIsRead() {
        String good = proof("charge", "done");
        assertThat(judged(CHARGE, 200, Optional.of("Application/JSON; charset=utf-8"), good))
                .isEqualTo(Answer.DONE);
        assertThat(judged(CHARGE, 200, Optional.of("text/plain"), good)).isEqualTo(Answer.UNKNOWN);
        assertThat(judged(CHARGE, 200, Optional.of("application/json-seq"), good))
                .isEqualTo(Answer.UNKNOWN);
        assertThat(judged(CHARGE, 200, Optional.empty(), good)).isEqualTo(Answer.UNKNOWN);
    }
}
