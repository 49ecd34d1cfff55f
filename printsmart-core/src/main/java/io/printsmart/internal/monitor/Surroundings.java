package io.printsmart.internal.monitor;

import io.printsmart.internal.loop.NodeLease;
import io.printsmart.internal.loop.StoreTime;
import io.printsmart.internal.net.AddressResolver;
import io.printsmart.internal.net.Eyesight;
import io.printsmart.internal.net.Inspector;
import io.printsmart.internal.net.Transports;
import io.printsmart.service.Settings;
import io.printsmart.store.PrintStore;
import io.printsmart.store.SliceStore;
import io.printsmart.transport.ConnectivityProber;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What the watch works with.
 *
 * @param settings the settings
 * @param store keeps what is found
 * @param lease this node's right to its slices
 * @param time the store's time, and the ticker
 * @param resolver resolves names
 * @param prober looks at ports
 * @param inspector asks printers for their own state
 * @param transports speak to printers
 * @param eyesight whether this node suspects itself
 * @param storeThread calls the store, one call after the other
 * @param askers ask printers, and ping hosts
 * @param random jitter
 */
public record Surroundings(
        Settings settings,
        PrintStore store,
        NodeLease lease,
        StoreTime time,
        AddressResolver resolver,
        ConnectivityProber prober,
        Inspector inspector,
        Transports transports,
        Eyesight eyesight,
        Executor storeThread,
        Executor askers,
        RandomGenerator random) {

    SliceStore slices() {
        return store.slices();
    }
}
