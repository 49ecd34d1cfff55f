package io.printsmart.httpwallet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the wallet is asked. Each can be repeated: the key makes it one charge, and one refund of it, for ever.
 *
 * @param operation what is asked for
 * @param key the charge's key
 * @param money whose and how much; empty for a look-up
 */
record Question(Operation operation, String key, Optional<Amount> money) {

    /** The operations, as the service's paths and answers name them. */
    enum Operation {
        CHARGE("PUT", "charge", "/charge"),
        REFUND("PUT", "refund", "/refund"),
        FIND("GET", "find", "");

        private final String method;
        private final String word;
        private final String path;

        Operation(String method, String word, String path) {
            this.method = method;
            this.word = word;
            this.path = path;
        }

        String method() {
            return method;
        }

        String word() {
            return word;
        }
    }

    /**
     * Whose money, and how much.
     *
     * @param account whose
     * @param money how much
     */
    record Amount(AccountId account, Money money) {

        String toJson() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("account", account.value())
                    .put("amount", money.minorUnits())
                    .put("currency", money.currency().getCurrencyCode())
                    .toString();
        }
    }

    static Question charge(String key, AccountId account, Money money) {
        return new Question(Operation.CHARGE, key, Optional.of(new Amount(account, money)));
    }

    static Question refund(String key, AccountId account, Money money) {
        return new Question(Operation.REFUND, key, Optional.of(new Amount(account, money)));
    }

    static Question find(String key) {
        return new Question(Operation.FIND, key, Optional.empty());
    }

    URI under(URI base) {
        String escaped = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
        return base.resolve("charges/" + escaped + operation.path);
    }
}
