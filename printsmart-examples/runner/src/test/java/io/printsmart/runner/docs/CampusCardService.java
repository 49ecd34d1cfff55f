package io.printsmart.runner.docs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.printsmart.testkit.wallet.InMemoryWallet;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet;
import io.printsmart.wallet.Wallet.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands for the campus-card service that {@link CampusCard} speaks to; behind it is a wallet in memory. */
final class CampusCardService implements AutoCloseable {

    private static final String PATH = "/charges/";

    private final InMemoryWallet money = new InMemoryWallet(Money.currency("EUR"));
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    private CampusCardService(HttpServer server) {
        this.server = server;
    }

    static CampusCardService start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
            CampusCardService service = new CampusCardService(server);
            server.createContext(PATH, service::answer);
            server.setExecutor(service.threads);
            server.start();
            return service;
        } catch (IOException e) {
            throw new IllegalStateException("no port on loopback", e);
        }
    }

    URI charges() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    InMemoryWallet money() {
        return money;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String key = exchange.getRequestURI().getPath().substring(PATH.length());
            exchange.sendResponseHeaders(status(exchange.getRequestMethod(), key, body), -1);
        }
    }

    private int status(String method, String key, byte[] body) {
        Duration any = Duration.ofSeconds(1);
        if (method.equals("GET")) {
            return status(money.find(key, any));
        }
        String[] lines = new String(body, StandardCharsets.UTF_8).split("\n", -1);
        String[] amount = lines[1].split(" ", -1);
        AccountId account = new AccountId(lines[0]);
        Money cost = Money.of(amount[0], amount[1]);
        Wallet wallet = money;
        return status(
                method.equals("PUT") ? wallet.charge(key, account, cost, any) : wallet.refund(key, account, cost, any));
    }

    private static int status(Answer answer) {
        return switch (answer) {
            case DONE -> 200;
            case DECLINED -> 402;
            case NOT_FOUND -> 404;
            case UNKNOWN -> 500;
        };
    }
}
