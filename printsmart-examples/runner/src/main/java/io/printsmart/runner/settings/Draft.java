package io.printsmart.runner.settings;

import io.printsmart.job.InDoubtPolicy;
import io.printsmart.job.PartialPolicy;
import io.printsmart.job.Policies;
import io.printsmart.job.RetryPolicy;
import io.printsmart.printer.AddressPolicy;
import io.printsmart.printer.Network;
import io.printsmart.service.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Settings while they are collected: what PrintSmart nests in records lies flat here. Not thread-safe. */
final class Draft {

    final Settings.Builder settings = Settings.builder();

    int maxRetries = RetryPolicy.DEFAULT.maxRetries();
    Duration firstDelay = RetryPolicy.DEFAULT.firstDelay();
    double multiplier = RetryPolicy.DEFAULT.multiplier();
    Duration maxDelay = RetryPolicy.DEFAULT.maxDelay();
    double jitter = RetryPolicy.DEFAULT.jitter();
    Duration maxWait = RetryPolicy.DEFAULT.maxWait();

    boolean countOutages = Policies.DEFAULT.countOutages();
    Duration attemptLimit = Policies.DEFAULT.attemptLimit();
    Duration doubtWindow = Policies.DEFAULT.doubtWindow();
    InDoubtPolicy inDoubt = Policies.DEFAULT.inDoubt();
    PartialPolicy partial = Policies.DEFAULT.partial();
    Duration firstLook = Policies.DEFAULT.firstLook();
    Duration maxLook = Policies.DEFAULT.maxLook();
    Duration leftoverLimit = Policies.DEFAULT.leftoverLimit();

    Set<String> schemes = AddressPolicy.DEFAULT.schemes();
    Set<Integer> ports = AddressPolicy.DEFAULT.ports();
    List<Network> networks = AddressPolicy.DEFAULT.networks();

    /** Makes the settings, or says which of them is out of its bounds. */
    Settings build() {
        RetryPolicy retry = new RetryPolicy(maxRetries, firstDelay, multiplier, maxDelay, jitter, maxWait);
        Policies policies = new Policies(
                retry, countOutages, attemptLimit, doubtWindow, inDoubt, partial, firstLook, maxLook, leftoverLimit);
        return settings.policies(policies)
                .addressPolicy(new AddressPolicy(schemes, ports, networks))
                .build();
    }
}
