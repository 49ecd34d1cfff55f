package io.printsmart.httpwallet;

import io.printsmart.wallet.Wallet.Answer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Asks the service once. No redirect is followed: the token and the question are for this service only. */
final class Exchange {

    private static final int MOST_BYTES = 16 * 1024;
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

    /** The service, or what stands before it, is not well just now. All others would say the same once more. */
    private static final Set<Integer> MAY_PASS = Set.of(500, 502, 503, 504);

    private final HttpWalletSettings settings;
    private final Supplier<String> token;
    private final HttpClient http;

    Exchange(HttpWalletSettings settings, Supplier<String> token) {
        this.settings = settings;
        this.token = token;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectLimit())
                .build();
    }

    Reply ask(Question question, Budget budget) {
        String bearer = token.get();
        long left = budget.leftMillis();
        if (left == 0 || !TOKEN.matcher(bearer).matches()) {
            // The client would put the token into its message.
            return Reply.failed(left == 0 ? "no time left" : "the token cannot stand in a header", false);
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request(question, bearer, left), head -> new BoundedBody(MOST_BYTES));
        try {
            return judged(question, answer.get(left, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Reply.failed("no whole answer in time", false);
        } catch (ExecutionException e) {
            String kind = e.getCause() == null ? "" : e.getCause().getClass().getSimpleName();
            return Reply.failed("no answer: " + kind, true); // its message may quote the service
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.failed("interrupted", false);
        } finally {
            answer.cancel(true); // ends the exchange if it still goes on
        }
    }

    private HttpRequest request(Question question, String bearer, long left) {
        HttpRequest.Builder request = HttpRequest.newBuilder(question.under(settings.base()))
                .timeout(Duration.ofMillis(left))
                .header("Authorization", "Bearer " + bearer)
                .header("Accept", "application/json");
        question.money().ifPresent(money -> request.header("Content-Type", "application/json"));
        return request.method(
                        question.operation().method(),
                        question.money()
                                .map(money -> BodyPublishers.ofString(money.toJson()))
                                .orElseGet(BodyPublishers::noBody))
                .build();
    }

    private static Reply judged(Question question, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        Answer answer =
                WalletAnswers.judge(question, status, response.headers().firstValue("Content-Type"), response.body());
        return new Reply(answer, MAY_PASS.contains(status), "HTTP " + status + " proves nothing");
    }
}
