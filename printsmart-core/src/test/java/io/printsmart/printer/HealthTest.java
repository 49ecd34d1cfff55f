package io.printsmart.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HealthTest {

    private static final PrinterId LIBRARY = new PrinterId("library");
    private static final Instant T0 = Instant.parse("2026-01-05T08:00:00Z");

    private static ProbeResult found(Finding finding) {
        return ProbeResult.of(LIBRARY, finding, "", Duration.ofMillis(3));
    }

    private static ProbeResult blocked(String... reasons) {
        return new ProbeResult(LIBRARY, Finding.BLOCKED, List.of(reasons), Optional.empty(), "", Duration.ofMillis(3));
    }

    private static ProbeResult readyAs(String uuid) {
        return new ProbeResult(LIBRARY, Finding.READY, List.of(), Optional.of(uuid), "", Duration.ofMillis(3));
    }

    /** The table of the design, section 7. */
    @ParameterizedTest
    @CsvSource({
        "READY, ONLINE, ''",
        "UNREACHABLE, OFFLINE, Printer unavailable",
        "SILENT, OFFLINE, Network connectivity issue",
        "REFUSED, ERROR, Print service down",
        "SILENT_PORT, ERROR, Print service down",
        "NOT_UNDERSTOOD, ERROR, Print service down",
        "UNRESOLVED, ERROR, Printer configuration error",
        "FORBIDDEN, ERROR, Printer configuration error",
        "MISCONFIGURED, ERROR, Printer configuration error",
        "OTHER_DEVICE, ERROR, Printer configuration error",
        "BLOCKED, ERROR, Printer stopped"
    })
    void whatIsFoundHasItsStatusAndItsText(Finding finding, PrinterStatus status, String text) {
        assertThat(finding.status()).isEqualTo(status);
        assertThat(found(finding).message()).isEqualTo(text);

        Health health = Health.NEVER_PROBED.after(found(finding), T0);

        assertThat(health.status()).isEqualTo(status);
        assertThat(health.message()).isEqualTo(text);
        assertThat(health.isOnline()).isEqualTo(status == PrinterStatus.ONLINE);
        assertThat(health.since()).contains(T0);
        assertThat(health.seenAt()).contains(T0);
    }

    @ParameterizedTest
    @EnumSource(value = Finding.class, mode = EnumSource.Mode.EXCLUDE, names = "NOT_LOOKED")
    void aLookIsNeverInconclusive(Finding finding) {
        assertThat(finding.status()).isNotEqualTo(PrinterStatus.UNKNOWN);
    }

    @Test
    void aLookThatCouldNotBeTakenChangesNothing() {
        Health online = Health.NEVER_PROBED.after(found(Finding.READY), T0);

        assertThat(online.after(found(Finding.NOT_LOOKED), T0.plusSeconds(60))).isEqualTo(online);
    }

    @Test
    void aBlockedPrinterSaysWhyInWords() {
        assertThat(blocked("cover-open", "media-empty").message()).isEqualTo("Cover open, out of paper");
    }

    @Test
    void aPrinterThatWasNeverProbedIsUnknown() {
        assertThat(Health.NEVER_PROBED.status()).isEqualTo(PrinterStatus.UNKNOWN);
        assertThat(Health.NEVER_PROBED.isOnline()).isFalse();
        assertThat(Health.NEVER_PROBED.since()).isEmpty();
        assertThat(Health.NEVER_PROBED.seenAt()).isEmpty();
    }

    @Test
    void remembersSinceWhenItIsAsItIs() {
        Health first = Health.NEVER_PROBED.after(found(Finding.SILENT), T0);

        Health second = first.after(found(Finding.SILENT), T0.plusSeconds(60));
        assertThat(second.since()).contains(T0);
        assertThat(second.seenAt()).contains(T0.plusSeconds(60));

        Health third = second.after(found(Finding.UNREACHABLE), T0.plusSeconds(120));
        assertThat(third.since()).as("same status, other words").contains(T0.plusSeconds(120));
    }

    @Test
    void otherReasonsAreNews() {
        Health low = Health.NEVER_PROBED.after(blocked("media-empty"), T0);

        assertThat(low.after(blocked("media-empty"), T0.plusSeconds(1)).since()).contains(T0);
        assertThat(low.after(blocked("media-empty", "toner-low"), T0.plusSeconds(1))
                        .since())
                .contains(T0.plusSeconds(1));
    }

    @Test
    void learnsTheDevicesUuidOnce() {
        Health known = Health.NEVER_PROBED.after(readyAs("urn:uuid:1"), T0);
        assertThat(known.uuid()).contains("urn:uuid:1");

        assertThat(known.after(readyAs("urn:uuid:2"), T0).uuid()).contains("urn:uuid:1");
        assertThat(known.after(found(Finding.SILENT), T0).uuid()).contains("urn:uuid:1");
    }

    @Test
    void doesNotLearnTheUuidOfAnotherDevice() {
        ProbeResult other = new ProbeResult(
                LIBRARY, Finding.OTHER_DEVICE, List.of(), Optional.of("urn:uuid:2"), "", Duration.ofMillis(3));

        assertThat(Health.NEVER_PROBED.after(other, T0).uuid()).isEmpty();
    }

    @Test
    void keepsThatImpressionsAreCounted() {
        Health counting = Health.NEVER_PROBED.with(DeviceFacts.NONE.counting());

        assertThat(counting.after(found(Finding.SILENT), T0).countsImpressions())
                .isTrue();
        assertThat(Health.NEVER_PROBED.after(found(Finding.READY), T0).countsImpressions())
                .isFalse();
    }

    private static ProbeResult telling(Finding finding, Optional<LearntCapabilities> capabilities) {
        DeviceReport said =
                new DeviceReport(List.of(), Optional.empty(), capabilities, OptionalInt.empty(), OptionalInt.empty());
        return new ProbeResult(LIBRARY, finding, said, "", Duration.ofMillis(3));
    }

    @Test
    void learnsWhatTheDeviceCanDoAndBelievesWhatItSaidLast() {
        Optional<LearntCapabilities> color =
                Optional.of(new LearntCapabilities(Optional.of(true), Optional.empty(), List.of("image/urf")));
        Optional<LearntCapabilities> monochrome =
                Optional.of(new LearntCapabilities(Optional.of(false), Optional.empty(), List.of()));

        Health known = Health.NEVER_PROBED.after(telling(Finding.BLOCKED, color), T0);

        assertThat(known.device().capabilities()).isEqualTo(color);
        assertThat(known.after(found(Finding.SILENT), T0).device().capabilities())
                .isEqualTo(color);
        assertThat(known.after(telling(Finding.READY, monochrome), T0).device().capabilities())
                .isEqualTo(monochrome);
        assertThat(known.after(telling(Finding.OTHER_DEVICE, monochrome), T0)
                        .device()
                        .capabilities())
                .isEqualTo(color);
    }
}
