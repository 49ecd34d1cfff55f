package io.printsmart.runner.docs;

import io.printsmart.service.Settings;
import java.time.Duration;

/** The sample of docs/configuration.md. */
final class SettingsSamples {

    private SettingsSamples() {}

    static Settings settings() {
        // docs: settings
        Settings settings =
                Settings.builder().freshness(Duration.ofSeconds(5)).workers(16).build();
        // docs: end
        return settings;
    }
}
