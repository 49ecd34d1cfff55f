package io.printsmart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code work --events} prints. */
class EventsTest {

    @TempDir
    Path folder;

    private final Cli cli = Cli.inMemory();
    private final ScriptedRawPrinter lab = ScriptedRawPrinter.start();

    @BeforeEach
    void setUp() {
        cli.done("printers", "add", "lab", lab.uri().toString(), "--allow-loopback");
        cli.done("accounts", "top-up", "ann", "5.00", "--key", "desk-1");
        assertThat(work().get(0).has("idle")).as("nothing has happened yet").isTrue();
    }

    @AfterEach
    void switchOff() {
        lab.close();
    }

    private List<JsonNode> work() {
        return cli.done("work", "--until-idle", "--events", "--poll", "100ms").lines();
    }

    private String submit(String key) {
        String file = Documents.file(folder, key + ".pdf", key).toString();
        return cli.done("submit", file, "--printer", "lab", "--account", "ann", "--cost", "0.60", "--key", key)
                .object()
                .get("id")
                .asText();
    }

    @Test
    void eachEventIsPrintedOnceInOrderAsOneLine() {
        String id = submit("order-1");

        List<JsonNode> lines = work();
        List<JsonNode> ofJob = lines.stream().filter(line -> line.has("job")).toList();
        assertThat(ofJob)
                .extracting(line -> line.get("kind").asText())
                .startsWith("ACCEPTED")
                .endsWith("COMPLETED");
        assertThat(ofJob)
                .allSatisfy(line -> assertThat(line.get("event").asText()).startsWith("job:" + id + ":"));
        List<String> fields = new ArrayList<>();
        ofJob.get(0).fieldNames().forEachRemaining(fields::add);
        assertThat(fields)
                .containsExactly(
                        "event",
                        "at",
                        "kind",
                        "job",
                        "key",
                        "account",
                        "printer",
                        "state",
                        "payment",
                        "cost",
                        "currency",
                        "reason",
                        "instead");
        JsonNode end = ofJob.get(ofJob.size() - 1);
        assertThat(end.get("payment").asText()).isEqualTo("CAPTURED");
        assertThat(end.get("cost").asText()).isEqualTo("0.60");
        JsonNode looked =
                lines.stream().filter(line -> line.has("before")).findFirst().orElseThrow();
        assertThat(looked.get("printer").asText()).isEqualTo("lab");
        assertThat(looked.get("status").asText()).isEqualTo("ONLINE");
        assertThat(lines.get(lines.size() - 1).get("unfinished").asInt()).isZero();

        assertThat(work()).as("the next run").hasSize(1);
    }

    @Test
    void peopleReadALineForEachEvent() {
        String id = submit("order-1");

        String text =
                cli.run("work", "--until-idle", "--events", "--poll", "100ms").out();
        assertThat(text.lines())
                .anySatisfy(
                        line -> assertThat(line).contains("job " + id + "  COMPLETED  CAPTURED  0.60 EUR  ann at lab"));
        assertThat(text).contains("printer lab  UNKNOWN -> ONLINE").endsWith("No job is unfinished.\n");
    }

    @Test
    void withoutTheOptionNothingIsPrinted() {
        submit("order-1");

        assertThat(cli.done("work", "--until-idle", "--poll", "100ms").lines()).hasSize(1);
    }
}
