package io.printsmart.internal.delivery;

import io.printsmart.internal.loop.Breakers;
import io.printsmart.internal.loop.NodeLease;
import io.printsmart.internal.loop.Observations;
import io.printsmart.internal.loop.StoreTime;
import io.printsmart.internal.loop.Wakeup;
import io.printsmart.internal.net.Inspector;
import io.printsmart.internal.net.Transports;
import io.printsmart.service.Settings;
import io.printsmart.store.DocumentStore;
import io.printsmart.store.PrintStore;
import io.printsmart.wallet.Wallet;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What a delivery needs.
 *
 * @param store keeps the jobs
 * @param documents keeps the documents
 * @param wallet where money is that is kept elsewhere
 * @param transports speak to printers
 * @param inspector looks at printers
 * @param observations what is made of a look
 * @param time the store's time
 * @param lease this node's right to what it claimed
 * @param breakers delay what failed lately
 * @param slowPeers who keeps workers for long
 * @param watchdog ends what takes too long
 * @param wakeup ends the rest of the engine's loop
 * @param settings the host's settings
 */
public record Tools(
        PrintStore store,
        DocumentStore documents,
        Optional<Wallet> wallet,
        Transports transports,
        Inspector inspector,
        Observations observations,
        StoreTime time,
        NodeLease lease,
        Breakers breakers,
        SlowPeers slowPeers,
        ScheduledExecutorService watchdog,
        Wakeup wakeup,
        Settings settings) {}
