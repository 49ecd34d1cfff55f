package io.printsmart.httpwallet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet.Answer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What an answer proves: a pure function of what came back. A status says what is meant, the body says that it is meant:
 * it names the operation, the key and the amount that were asked for. Everything else, above all everything that a proxy or
 * a portal in between could have said, is {@link Answer#UNKNOWN}.
 */
final class WalletAnswers {

    private static final int MOST_DEPTH = 10;

    /** Rejects names that stand twice, and anything behind the one object. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private WalletAnswers() {}

    /**
     * Judges an answer.
     *
     * @param question what was asked
     * @param status the HTTP status
     * @param contentType the content type, if there was one
     * @param body the whole body
     * @return what is proved
     */
    static Answer judge(Question question, int status, Optional<String> contentType, byte[] body) {
        Answer claimed = claimed(question, status);
        if (claimed == Answer.UNKNOWN || !isJson(contentType)) {
            return Answer.UNKNOWN;
        }
        return object(body).filter(json -> proves(json, question, claimed)).isPresent() ? claimed : Answer.UNKNOWN;
    }

    private static Answer claimed(Question question, int status) {
        boolean refund = question.operation() == Question.Operation.REFUND;
        return switch (status) {
            case 200 -> Answer.DONE;
            // A refund cannot be declined: what was never taken is given back with nothing.
            case 402, 409 -> refund ? Answer.UNKNOWN : Answer.DECLINED;
            case 404 -> question.operation() == Question.Operation.CHARGE ? Answer.UNKNOWN : Answer.NOT_FOUND;
            default -> Answer.UNKNOWN;
        };
    }

    private static boolean isJson(Optional<String> contentType) {
        return contentType
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter("application/json"::equals)
                .isPresent();
    }

    private static Optional<JsonNode> object(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return Optional.ofNullable(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean proves(JsonNode json, Question question, Answer claimed) {
        String result = claimed.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return isText(json, "operation", question.operation().word())
                && isText(json, "key", question.key())
                && isText(json, "result", result)
                && question.money().map(asked -> names(json, asked)).orElse(true);
    }

    private static boolean names(JsonNode json, Question.Amount asked) {
        Money money = asked.money();
        JsonNode amount = json.path("amount");
        return amount.isIntegralNumber()
                && amount.canConvertToLong()
                && amount.longValue() == money.minorUnits()
                && isText(json, "currency", money.currency().getCurrencyCode())
                && isText(json, "account", asked.account().value());
    }

    private static boolean isText(JsonNode json, String field, String expected) {
        return json.path(field).isTextual() && json.path(field).textValue().equals(expected);
    }
}
