package io.printsmart.httpwallet;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What can be set of an {@link HttpWallet}. Immutable.
 *
 * @param base the service's address, which ends with a slash: {@code https}, or {@code http} on this machine only, since
 *     each call carries a token
 * @param connectLimit the longest wait for a connection
 * @param mostTries how often one call may ask, 1 to 10; all within the call's timeout
 * @param firstPause the pause before the second try, at least 1 ms; each further one is twice as long
 * @param failuresToOpen after so many failed tries in a row the wallet is left alone, 1 to 1000
 * @param openFor for so long
 * @param longestDelay how late a charge can still move money, for a service that cannot void keys; empty for one that can
 */
public record HttpWalletSettings(
        URI base,
        Duration connectLimit,
        int mostTries,
        Duration firstPause,
        int failuresToOpen,
        Duration openFor,
        Optional<Duration> longestDelay) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Checks the values.
     *
     * @param base the service's address
     * @param connectLimit the longest wait for a connection
     * @param mostTries how often one call may ask
     * @param firstPause the pause before the second try
     * @param failuresToOpen after so many failed tries the wallet is left alone
     * @param openFor for so long
     * @param longestDelay how late a charge can still move money
     * @throws IllegalArgumentException if one is out of its bounds, or the token would leave this machine in the clear
     */
    public HttpWalletSettings {
        if (base.getHost() == null || !base.getRawPath().endsWith("/")) {
            throw new IllegalArgumentException("base must name a host and end with a slash");
        }
        boolean safe = "https".equalsIgnoreCase(base.getScheme())
                || ("http".equalsIgnoreCase(base.getScheme()) && THIS_MACHINE.contains(base.getHost()));
        if (!safe || base.getRawUserInfo() != null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "base must be an https address, or http on this machine, without user, query and fragment");
        }
        range("mostTries", mostTries, 10);
        range("failuresToOpen", failuresToOpen, 1000);
        range("connectLimit in ms", connectLimit.toMillis(), Integer.MAX_VALUE);
        range("firstPause in ms", firstPause.toMillis(), Integer.MAX_VALUE);
        range("openFor in ms", openFor.toMillis(), Integer.MAX_VALUE);
    }

    /**
     * The defaults: 3 seconds for a connection, three tries with 200 and 400 ms in between, left alone for 30 seconds after
     * 10 failures; the service voids keys.
     *
     * @param base the service's address, which ends with a slash
     * @return the settings
     */
    public static HttpWalletSettings of(URI base) {
        return new HttpWalletSettings(
                base, Duration.ofSeconds(3), 3, Duration.ofMillis(200), 10, Duration.ofSeconds(30), Optional.empty());
    }

    private static void range(String what, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be from 1 to " + most);
        }
    }
}
