package io.printsmart.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Prometheus' blackbox exporter, which is asked over HTTP for each look, as Prometheus does. */
final class Blackbox implements AutoCloseable {

    private static final int AT_ONCE = 64;

    private final Process process;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Blackbox(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it, if this machine has it. */
    static Optional<Blackbox> start(Path folder) throws IOException, InterruptedException {
        Optional<Path> program = Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(path -> Stream.of("prometheus-blackbox-exporter", "blackbox_exporter")
                        .map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Path settings = Files.writeString(
                folder.resolve("blackbox.yml"), "modules: {tcp_connect: {prober: tcp, timeout: 3s}}\n");
        int port = freePort();
        Process process = new ProcessBuilder(
                        program.get().toString(),
                        "--config.file=" + settings,
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=error")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("blackbox.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        Blackbox blackbox = new Blackbox(process, port);
        blackbox.awaitStarted();
        return Optional.of(blackbox);
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    private void awaitStarted() throws IOException, InterruptedException {
        HttpRequest request = request("/-/healthy");
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            try {
                HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet, which is what this waits for.
                if (System.nanoTime() > end || !process.isAlive()) {
                    throw e;
                }
            }
            Thread.sleep(50);
        }
    }

    Figures measure(int target, int probes) throws InterruptedException {
        Semaphore room = new Semaphore(AT_ONCE);
        AtomicLong good = new AtomicLong();
        Duration before = processorTime();
        long start = System.nanoTime();
        for (int i = 0; i < probes; i++) {
            room.acquire();
            String address = "127.2." + (i >> 8 & 255) + "." + (i & 255);
            HttpRequest request = request("/probe?module=tcp_connect&target=" + address + ":" + target);
            CompletableFuture<?> unused = client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .whenComplete((answer, failure) -> {
                        if (failure == null && answer.body().contains("\nprobe_success 1")) {
                            good.incrementAndGet();
                        }
                        room.release();
                    });
        }
        room.acquire(AT_ONCE);
        long took = System.nanoTime() - start;
        Duration used = processorTime().minus(before);
        return new Figures(probes, took / 1e9, used.toNanos() / 1e9, probes - good.get());
    }

    /** As /proc has it, user and system. */
    private Duration processorTime() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
