package io.printsmart.runner.settings;

import io.printsmart.job.Policies;
import io.printsmart.job.RetryPolicy;
import io.printsmart.printer.AddressPolicy;
import io.printsmart.printer.Network;
import io.printsmart.service.MonitorSettings;
import io.printsmart.service.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Settings while they are collected: what PrintSmart nests in records lies flat here. Not thread-safe. */
final class Draft {

    final Settings.Builder settings = Settings.builder();
    final Policies.Builder policies = Policies.builder();
    final MonitorSettings.Builder monitor = MonitorSettings.builder();

    int maxRetries = RetryPolicy.DEFAULT.maxRetries();
    Duration firstDelay = RetryPolicy.DEFAULT.firstDelay();
    double multiplier = RetryPolicy.DEFAULT.multiplier();
    Duration maxDelay = RetryPolicy.DEFAULT.maxDelay();
    double jitter = RetryPolicy.DEFAULT.jitter();
    Duration maxWait = RetryPolicy.DEFAULT.maxWait();

    Set<String> schemes = AddressPolicy.DEFAULT.schemes();
    Set<Integer> ports = AddressPolicy.DEFAULT.ports();
    List<Network> networks = AddressPolicy.DEFAULT.networks();

    /** Makes the settings, or says which of them is out of its bounds. */
    Settings build() {
        RetryPolicy retry = new RetryPolicy(maxRetries, firstDelay, multiplier, maxDelay, jitter, maxWait);
        return settings.policies(policies.retry(retry).build())
                .monitor(monitor.build())
                .addressPolicy(new AddressPolicy(schemes, ports, networks))
                .build();
    }
}
