package io.printsmart.httpwallet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.printsmart.testkit.wallet.InMemoryWallet;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Currency;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The service that an {@link HttpWallet} speaks to, with a wallet in memory behind it. It can be told to fail. */
final class MoneyService implements AutoCloseable {

    static final String TOKEN = "s3cret-token";

    /** How it fails. */
    enum Weather {
        FINE,
        DOWN_BEFORE_ACTING,
        DOWN_AFTER_ACTING
    }

    private static final String PATH = "/money/charges/";
    private static final Duration ANY = Duration.ofSeconds(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final InMemoryWallet money;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private volatile Weather weather = Weather.FINE;

    private MoneyService(HttpServer server, InMemoryWallet money) {
        this.server = server;
        this.money = money;
    }

    static MoneyService start() {
        return start(new InMemoryWallet(Money.currency("EUR")));
    }

    /** One that cannot void keys. */
    static MoneyService startWithDelay(Duration longestDelay) {
        return start(new InMemoryWallet(Money.currency("EUR"), longestDelay));
    }

    private static MoneyService start(InMemoryWallet money) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
            MoneyService service = new MoneyService(server, money);
            server.createContext(PATH, service::answer);
            server.setExecutor(service.threads);
            server.start();
            return service;
        } catch (IOException e) {
            throw new IllegalStateException("no port on loopback", e);
        }
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/money/");
    }

    InMemoryWallet money() {
        return money;
    }

    int asked() {
        return asked.get();
    }

    void is(Weather now) {
        weather = now;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.incrementAndGet();
            byte[] body = exchange.getRequestBody().readAllBytes();
            Weather now = weather;
            boolean mayAct = now != Weather.DOWN_BEFORE_ACTING
                    && ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            ObjectNode said = JSON.createObjectNode();
            int status = mayAct ? act(exchange, body, said) : 503;
            byte[] json = said.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(now == Weather.FINE ? status : 503, json.length);
            exchange.getResponseBody().write(json);
        }
    }

    private int act(HttpExchange exchange, byte[] body, ObjectNode said) throws IOException {
        String[] parts =
                exchange.getRequestURI().getPath().substring(PATH.length()).split("/", -1);
        String operation = parts.length == 1 ? "find" : parts[1];
        Answer answer =
                parts.length == 1 ? money.find(parts[0], ANY) : act(operation, parts[0], JSON.readTree(body), said);
        said.put("operation", operation)
                .put("key", parts[0])
                .put("result", answer.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return switch (answer) {
            case DONE -> 200;
            case DECLINED -> 402;
            case NOT_FOUND -> 404;
            case UNKNOWN -> 500;
        };
    }

    private Answer act(String operation, String key, JsonNode asked, ObjectNode said) {
        AccountId account = new AccountId(asked.get("account").textValue());
        Currency currency = Money.currency(asked.get("currency").textValue());
        Money amount = new Money(asked.get("amount").longValue(), currency);
        said.put("account", account.value())
                .put("amount", amount.minorUnits())
                .put("currency", currency.getCurrencyCode());
        return operation.equals("charge")
                ? money.charge(key, account, amount, ANY)
                : money.refund(key, account, amount, ANY);
    }
}
