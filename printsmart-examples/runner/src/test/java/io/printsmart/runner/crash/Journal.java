package io.printsmart.runner.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a host wrote down of its orders: a key before it asks, and the answer. Its successor goes on from there, as a
 * host would that keeps its own orders, and asks again where there is no answer.
 */
final class Journal {

    private static final String ACCEPTED = "accepted";
    private static final String REFUSED = "refused";

    private final Path file;

    Journal(Path file) {
        this.file = file;
    }

    void asking(String key) {
        append("asking " + key);
    }

    void accepted(String key, String job) {
        append(ACCEPTED + " " + key + " " + job);
    }

    void refused(String key, String code) {
        append(REFUSED + " " + key + " " + code);
    }

    void failed(String key, Exception e) {
        append("failed " + key + " " + e.getClass().getSimpleName());
    }

    /** How many requests failed, so that nobody knew what had become of them. */
    long failures() {
        return lines().stream().filter(line -> line.startsWith("failed ")).count();
    }

    /** How many requests were accepted, repeats included. */
    long acceptances() {
        return lines().stream().filter(line -> line.startsWith(ACCEPTED + " ")).count();
    }

    /** How many lines there are. */
    int size() {
        return lines().size();
    }

    /** The answer to each key: the job that was acknowledged, a refusal, or nothing yet. */
    Map<String, Answer> answers() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (String line : lines()) {
            String[] fields = line.split(" ", -1);
            Answer before = answers.getOrDefault(fields[1], Answer.NONE);
            answers.put(fields[1], before.then(fields[0], fields.length > 2 ? fields[2] : ""));
        }
        return answers;
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the kernel's hands when this returns: a killed process loses nothing of it. */
    private void append(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is known of one key.
     *
     * @param job the job that was acknowledged
     * @param refused whether it was refused
     */
    record Answer(Optional<String> job, boolean refused) {

        static final Answer NONE = new Answer(Optional.empty(), false);

        Answer then(String what, String detail) {
            return switch (what) {
                case ACCEPTED -> new Answer(Optional.of(detail), refused);
                case REFUSED -> new Answer(job, true);
                default -> this;
            };
        }

        boolean isOpen() {
            return job.isEmpty() && !refused;
        }
    }
}
