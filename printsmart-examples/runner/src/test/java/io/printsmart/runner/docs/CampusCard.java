package io.printsmart.runner.docs;

import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

// docs: campus-card
/** Users' money behind an HTTP service that knows each charge by its key. */
final class CampusCard implements Wallet {

    private final HttpClient http;
    private final URI charges;

    CampusCard(HttpClient http, URI charges) {
        this.http = http;
        this.charges = charges;
    }

    @Override
    public Answer charge(String key, AccountId account, Money amount, Duration timeout) {
        return ask("PUT", key, account + "\n" + amount, timeout);
    }

    @Override
    public Answer refund(String chargeKey, AccountId account, Money amount, Duration timeout) {
        return ask("DELETE", chargeKey, account + "\n" + amount, timeout);
    }

    @Override
    public Answer find(String key, Duration timeout) {
        return ask("GET", key, "", timeout);
    }

    private Answer ask(String method, String key, String body, Duration timeout) {
        URI charge = charges.resolve(URLEncoder.encode(key, StandardCharsets.UTF_8));
        BodyPublisher publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(charge)
                .method(method, publisher)
                .timeout(timeout)
                .build();
        try {
            return switch (http.send(request, BodyHandlers.discarding()).statusCode()) {
                case 200 -> Answer.DONE;
                case 402 -> Answer.DECLINED;
                case 404 -> Answer.NOT_FOUND;
                default -> Answer.UNKNOWN;
            };
        } catch (IOException e) {
            return Answer.UNKNOWN; // it may have moved the money all the same
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.UNKNOWN;
        }
    }
}
// docs: end
