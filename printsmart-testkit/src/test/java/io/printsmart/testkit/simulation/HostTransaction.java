package io.printsmart.testkit.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * A transaction of a host's, which PrintSmart has joined: nobody sees what it did before its commit, and meanwhile nobody
 * else gets at its key and its wallet.
 */
final class HostTransaction {

    final List<Runnable> writes = new ArrayList<>();
    final List<String> locks = new ArrayList<>();
}
