package io.printsmart.runner.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The properties file: the names of {@link Tunable}, and {@code db}, {@code db-user}, {@code db-password-env}. */
public final class ConfigFile {

    private ConfigFile() {}

    /**
     * Reads a properties file.
     *
     * @param file the file, in UTF-8
     * @return its values by name
     * @throws IllegalArgumentException if it cannot be read; unknown names are found when they are used
     */
    public static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no configuration file " + file + "; check the path", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the configuration file " + file + " cannot be read: " + e.getMessage(), e);
        }
        Map<String, String> values = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            values.put(name.strip(), properties.getProperty(name).strip());
        }
        return values;
    }
}
