package io.printsmart.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.jdbc.databases.BigDocument;
import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A document of 200 MB goes into each database and out again in a process that has 64 MB of heap. */
class BigDocumentTest {

    private static final long BYTES = 200_000_000;

    @ParameterizedTest
    @EnumSource(
            value = Databases.class,
            names = {"H2_FILE", "POSTGRESQL", "MARIADB"})
    void fitsIntoASmallHeap(Databases kind) throws Exception {
        TestDatabase database = kind.fresh();
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BigDocument.class.getName(),
                        database.url(),
                        database.user(),
                        Long.toString(BYTES)))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("in and out: " + BYTES + " bytes");
    }
}
