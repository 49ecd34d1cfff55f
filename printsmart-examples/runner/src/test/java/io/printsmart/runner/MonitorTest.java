package io.printsmart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.printsmart.runner.process.Wait;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code monitor} prints and returns. */
class MonitorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> QUICK = List.of("--interval", "1s", "--connect-limit", "200ms");

    private final Cli cli = Cli.inMemory();
    private final ScriptedRawPrinter lab = ScriptedRawPrinter.start();
    private final ExecutorService threads = Executors.newSingleThreadExecutor();

    @AfterEach
    void switchOff() {
        threads.shutdownNow();
        lab.close();
    }

    private void addLab() {
        cli.done("printers", "add", "lab", lab.uri().toString(), "--allow-loopback", "--site", "North");
    }

    private void addClosed() {
        cli.done("printers", "add", "closed", "socket://127.0.0.1:1", "--allow-loopback");
    }

    private String[] once(String... more) {
        List<String> all = new ArrayList<>(List.of("monitor", "--once", "--limit", "60s"));
        all.addAll(QUICK);
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    @Test
    void oneRoundTellsOfEachPrinterAndWhetherAllAreOnline() {
        addLab();
        assertThat(cli.run(once()).exit()).isZero();
        addClosed();

        Cli.Result round = cli.run(once());

        assertThat(round.exit()).as("%s", round).isEqualTo(5);
        List<String> lines = round.out().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0).split(" +")).containsExactly("PRINTER", "SITE", "STATUS", "SINCE", "SEEN", "WHAT");
        assertThat(lines.get(1)).matches("closed +ERROR +\\d+s +\\d+s +Print service down");
        assertThat(lines.get(2)).matches("lab +North +ONLINE +\\d+s +\\d+s");
        assertThat(lines.get(3)).startsWith("2 printers: 1 online, 0 offline, 1 error, 0 unknown; the round took ");
    }

    @Test
    void programsReadAnObjectForEachPrinterAndOneForTheRound() {
        addLab();
        addClosed();

        Cli.Result round = cli.run(once("--json"));

        assertThat(round.exit()).as("%s", round).isEqualTo(5);
        assertThat(round.lines()).hasSize(3);
        JsonNode closed = round.lines().get(0);
        assertThat(names(closed))
                .containsExactly(
                        "kind",
                        "printer",
                        "site",
                        "enabled",
                        "status",
                        "since",
                        "seenAt",
                        "reasons",
                        "message",
                        "flapping");
        assertThat(closed.get("printer").asText()).isEqualTo("closed");
        assertThat(closed.get("message").asText()).isEqualTo("Print service down");
        JsonNode all = round.lines().get(2);
        assertThat(names(all)).containsExactly("kind", "printers", "undecided", "millis", "blind");
        assertThat(all.get("printers").toString()).isEqualTo("{\"ONLINE\":1,\"OFFLINE\":0,\"ERROR\":1,\"UNKNOWN\":0}");
        assertThat(all.get("undecided")).isEmpty();
        assertThat(all.get("blind").asBoolean()).isFalse();
    }

    @Test
    void nobodyHasToBeToldOfAPrinterThatIsSwitchedOff() {
        addLab();
        addClosed();
        cli.done("printers", "disable", "closed");

        Cli.Result round = cli.run(once());

        assertThat(round.exit()).as("%s", round).isZero();
        assertThat(round.out()).contains("Print service down disabled");
    }

    @Test
    void aRoundWithoutTimeIsNotSure() {
        addLab();

        Cli.Result round = cli.run("monitor", "--once", "--limit", "0s");

        assertThat(round.exit()).as("%s", round).isEqualTo(6);
    }

    @Test
    void theWatchItselfIsToldOfOnDemand() {
        assertThat(cli.run(once("--verbose")).out()).contains("watch of 0 printers", "looks/s");
        assertThat(cli.run(once()).out()).doesNotContain("looks/s");
    }

    @Test
    void aChangeIsALine() throws Exception {
        addLab();
        addClosed();
        Reader reader = new Reader();

        Future<Cli.Result> watch = watch(reader);
        Wait.until("the closed one", PATIENCE, () -> reader.text().contains("printer closed  UNKNOWN -> ERROR"));
        Wait.until("the open one", PATIENCE, () -> reader.text().contains("printer lab  UNKNOWN -> ONLINE"));
        lab.switchOff();
        Wait.until(
                "it is down",
                PATIENCE,
                () -> reader.text().contains("printer lab  ONLINE -> ERROR  Print service down  at North"));
        lab.switchOn();
        Wait.until("it is back", PATIENCE, () -> reader.text().contains("printer lab  ERROR -> ONLINE  at North"));
        reader.leave();
        lab.switchOff();

        Cli.Result end = watch.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(end.exit()).isEqualTo(1);
        assertThat(end.err()).contains("standard output takes no more").doesNotContain("\tat ");
    }

    @Test
    void programsReadALineForEachChangeAndOneForEachInterval() throws Exception {
        addLab();
        Reader reader = new Reader();

        Future<Cli.Result> watch = watch(reader, "--json");
        Wait.until(
                "it is looked at", PATIENCE, () -> reader.text().contains("\"kind\":\"CHANGE\",\"printer\":\"lab\""));
        Wait.until("a round", PATIENCE, () -> reader.text().contains("\"printers\":{\"ONLINE\":1,"));
        reader.leave();

        watch.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        List<JsonNode> lines = new Cli.Result(0, reader.text(), "").lines();
        JsonNode change = lines.stream()
                .filter(line -> line.get("kind").asText().equals("CHANGE"))
                .findFirst()
                .orElseThrow();
        assertThat(change.get("before").asText()).isEqualTo("UNKNOWN");
        assertThat(change.get("status").asText()).isEqualTo("ONLINE");
        JsonNode health = lines.stream()
                .filter(line -> line.get("kind").asText().equals("HEALTH"))
                .findFirst()
                .orElseThrow();
        assertThat(names(health))
                .containsExactly(
                        "kind",
                        "running",
                        "printers",
                        "slices",
                        "doubtful",
                        "inFlight",
                        "waiting",
                        "reporting",
                        "looksPerSecond",
                        "latenessMillis",
                        "notLooked",
                        "storeCalls",
                        "lastFullRound",
                        "blind");
    }

    @Test
    void whoSitsAtATerminalSeesATableThatIsDrawnInItsPlace() throws Exception {
        addLab();
        addClosed();
        Reader screen = new Reader();
        Cli watched = cli.with(Map.of("TERM", "xterm")).watchedOn(new PrintWriter(screen.writer()));

        Future<Cli.Result> watch = threads.submit(() -> watched.run(watching("--for", "6s")));
        Wait.until("the lab", PATIENCE, () -> screen.text().contains("lab      North  ONLINE"));

        Cli.Result end = watch.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(end.exit()).as("%s", end).isZero();
        assertThat(end.out()).startsWith("watch of 2 printers: ").doesNotContain("\u001b");
        assertThat(screen.text())
                .startsWith("\u001b[?1049h")
                .contains("2 printers: 1 online, 0 offline, 1 error, 0 unknown", "this node watches 2: ")
                .endsWith("\u001b[?1049l");
    }

    @Test
    void aTerminalThatUnderstandsNothingGetsLines() {
        addLab();
        Reader screen = new Reader();

        Cli.Result end = cli.with(Map.of("TERM", "dumb"))
                .watchedOn(new PrintWriter(screen.writer()))
                .run("monitor", "--for", "0s");

        assertThat(end.exit()).isZero();
        assertThat(screen.text()).isEmpty();
    }

    private Future<Cli.Result> watch(OutputStream into, String... more) {
        return threads.submit(() -> cli.into(into, watching(more)));
    }

    private static String[] watching(String... more) {
        List<String> all = new ArrayList<>(List.of("monitor"));
        all.addAll(QUICK);
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Somebody who reads what is printed, until he leaves. */
    private static final class Reader extends OutputStream {

        private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
        private volatile boolean gone;

        String text() {
            return seen.toString(StandardCharsets.UTF_8);
        }

        void leave() {
            gone = true;
        }

        Writer writer() {
            return new OutputStreamWriter(this, StandardCharsets.UTF_8);
        }

        @Override
        public void write(int b) throws IOException {
            requireHere();
            seen.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            requireHere();
            seen.write(bytes, from, length);
        }

        private void requireHere() throws IOException {
            if (gone) {
                throw new IOException("Broken pipe");
            }
        }
    }
}
