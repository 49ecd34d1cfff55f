package io.printsmart.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** What a store is as a whole. */
public abstract class InstallationContract extends StoreContract {

    /** For adapters' tests. */
    protected InstallationContract() {}

    @Test
    void anInstallationHasOneNameForAllItsNodes() {
        assertThat(store().installation()).matches("[a-z0-9]{6,12}");
        assertThat(storeOfAnotherNode().installation()).isEqualTo(store().installation());
    }

    @Test
    void itsPartsAreAlwaysTheSame() {
        assertThat(store().jobs()).isSameAs(store().jobs());
        assertThat(store().printers()).isSameAs(store().printers());
        assertThat(store().accounts()).isSameAs(store().accounts());
        assertThat(store().nodes()).isSameAs(store().nodes());
    }

    @Test
    void itsClockTellsMillisecondsAndDoesNotGoBack() {
        Instant first = now();
        Instant second = now();

        assertThat(first).isEqualTo(first.truncatedTo(ChronoUnit.MILLIS));
        assertThat(second).isAfterOrEqualTo(first);
    }
}
