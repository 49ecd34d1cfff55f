package io.printsmart.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceUriTest {

    @ParameterizedTest
    @CsvSource({
        "ipp://printer.example:631/ipp/print, ipp, printer.example, 631, /ipp/print",
        "ipp://printer.example/ipp/print, ipp, printer.example, 631, /ipp/print",
        "ipps://printer.example/ipp/print, ipps, printer.example, 631, /ipp/print",
        "ipps://printer.example:443, ipps, printer.example, 443, /",
        "IPP://Printer.Example/Ipp/Print, ipp, printer.example, 631, /Ipp/Print",
        "ipp://printer.example:/ipp, ipp, printer.example, 631, /ipp",
        "ipp://hp_laser_2/ipp, ipp, hp_laser_2, 631, /ipp",
        "ipp://xn--drcker-3ya.example/, ipp, xn--drcker-3ya.example, 631, /",
        "ipp://printer./ipp, ipp, printer., 631, /ipp",
        "ipp://192.0.2.7/ipp/print%20me, ipp, 192.0.2.7, 631, /ipp/print%20me",
        "ipp://[2001:db8::7]:8631/ipp, ipp, 2001:db8::7, 8631, /ipp",
        "ipp://[2001:DB8::7]/ipp, ipp, 2001:db8::7, 631, /ipp",
        "ipp://[::ffff:192.0.2.7]/ipp, ipp, ::ffff:192.0.2.7, 631, /ipp",
        "socket://192.0.2.7, socket, 192.0.2.7, 9100, ''",
        "socket://192.0.2.7:9101/, socket, 192.0.2.7, 9101, ''",
    })
    void readsWhatCupsWrites(String text, String scheme, String host, int port, String path) {
        DeviceUri uri = DeviceUri.parse(text);

        assertThat(uri).isEqualTo(new DeviceUri(scheme, host, port, path));
        assertThat(DeviceUri.parse(uri.toString())).isEqualTo(uri);
    }

    @Test
    void isWrittenWithItsPort() {
        assertThat(DeviceUri.parse("ipp://printer")).hasToString("ipp://printer:631/");
        assertThat(DeviceUri.parse("socket://[2001:db8::7]")).hasToString("socket://[2001:db8::7]:9100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/etc/passwd", "file:///etc/passwd", "http://printer/", "https://printer/", "lpd://printer/queue",
                "usb://HP/LaserJet", "dnssd://printer", "jar:file:/x!/y", "javascript:alert(1)", "printer.example",
                "//printer.example/ipp", "printer:631", ""
            })
    void refusesOtherSchemes(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeviceUri.parse(text))
                .withMessageContaining("ipp://");
    }

    /** Resolvers read these each in their own way, often as 127.0.0.1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x7f.1",
                "0x7f.0.0.1",
                "0x7f000001",
                "2130706433",
                "127.1",
                "127.0.1",
                "0177.0.0.1",
                "017700000001",
                "127.0.0.01",
                "127.0.0.256",
                "127.0.0.0.1",
                "127.0.0.1.",
                "1",
                "0",
                "0x",
                "printer.1",
                "printer.0x7f",
                "127.0.0.0x1"
            })
    void refusesOddSpellingsOfAddresses(String host) {
        assertThatIllegalArgumentException().isThrownBy(() -> DeviceUri.parse("ipp://" + host + "/ipp/print"));
        assertThatIllegalArgumentException().isThrownBy(() -> DeviceUri.parse("socket://" + host + ":9100"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeviceUri("ipp", host, 631, "/"))
                .withMessageContaining("'" + host + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ipp://",
                "ipp:///ipp/print",
                "ipp:printer",
                "ipp:",
                "ipp://:631/",
                "ipp://-printer/",
                "ipp://a..b/",
                "ipp://.a/",
                "ipp://printer:0/",
                "ipp://printer:65536/",
                "ipp://printer:-1/",
                "ipp://printer:99999999999/",
                "ipp://printer:6e2/",
                "ipp://printer:631:631/",
                "ipp://[::1/",
                "ipp://::1/",
                "ipp://[::1]x/",
                "ipp://[1.2.3.4]/",
                "ipp://[:::]/",
                "ipp://[1::2::3]/",
                "ipp://[fe80::1%25eth0]/",
                "ipp://[fe80::1%eth0]/",
                "ipp://[v1.fe]/",
                "ipp://[]/",
                "ipp://１２７.0.0.1/",
                "ipp://printer。example/",
                "ipp://drücker/",
                "ipp://a b/",
                "ipp://printer/a b",
                "ipp://printer\\@evil/",
                "ipp://printer/\u0000",
                " ipp://printer/",
                "ipp://printer/ ",
                "ipp://printer%2eexample/",
                "ipp://printer/ipp?x=1",
                "ipp://printer/ipp#x",
                "ipp://printer?x",
                "ipp://*/",
                "socket://printer/queue",
                "socket://printer:9100/x"
            })
    void refusesWhatIsMalformed(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DeviceUri.parse(text));
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(DeviceUri.parse("ipp://printer/" + "x".repeat(986)).path()).hasSize(987);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeviceUri.parse("ipp://printer/" + "x".repeat(987)))
                .withMessageContaining("1001 characters");
        assertThatIllegalArgumentException().isThrownBy(() -> DeviceUri.parse("ipp://" + "x".repeat(64) + "/"));
        assertThatIllegalArgumentException().isThrownBy(() -> DeviceUri.parse("ipp://" + "x.".repeat(127) + "xx/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ipp://admin:hunter2@printer/ipp",
                "ipp://admin:hunter2@0x7f.1/",
                "ipp://hunter2@printer/",
                "http://admin:hunter2@printer/",
                "admin:hunter2@printer",
                "hunter2@printer",
                "//admin:hunter2@printer/",
                "ipp:admin:hunter2@printer",
                "ipp://admin:hunter2@/",
                "ipp://admin:hunter2",
                "ipp://admin:hunter2/ipp",
                "ipp://admin:hunter2@[::1/ipp",
                "ipp://admin:hunter2%40printer/ipp",
                "ipp://admin:hunter2@a b/",
                "ipp://admin:hunter2@printer:x/",
                "ipps://admin:hunter2@printer/ipp?x#y"
            })
    void neverRepeatsCredentials(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeviceUri.parse(text))
                .satisfies(e -> {
                    assertThat(e.getMessage()).doesNotContain("hunter2").doesNotContain("admin");
                    assertThat(e.getCause()).isNull();
                });
    }

    @Test
    void itsPartsCanBeGivenToo() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceUri("file", "printer", 631, "/"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceUri("ipp", "Printer", 631, "/"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceUri("ipp", "user@printer", 631, "/"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceUri("ipp", "printer/x", 631, "/"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceUri("ipp", "::::", 631, "/"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceUri("ipp", ".:", 631, "/"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceUri("ipp", "", 631, "/"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceUri("ipp", "printer", 0, "/"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceUri("ipp", "printer", 631, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceUri("ipp", "printer", 631, "ipp"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceUri("ipp", "printer", 631, "/a?b"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceUri("ipp", "printer", 631, "/a b"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceUri("ipp", "printer", 631, "/a\r\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceUri("socket", "printer", 9100, "/"));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, true",
        "255.255.255.255, true",
        "0.0.0.0, true",
        "2001:db8::7, true",
        "::1, true",
        "printer, false",
        "printer.example, false",
        "a1.b2, false",
        "deadbeef, false"
    })
    void tellsAddressesFromNames(String host, boolean literal) {
        assertThat(new DeviceUri("ipp", host, 631, "/").isLiteralAddress()).isEqualTo(literal);
    }

    @ParameterizedTest
    @CsvSource({
        "ipp://Printer.example/ipp/print, ipps://printer.example.:631/ipp/print",
        "ipps://[2001:db8::7]/ipp/print, ipp://[2001:DB8:0:0:0:0:0:7]:631/ipp/print",
        "ipp://[::ffff:192.0.2.7]/ipp/print, ipp://192.0.2.7/ipp/print",
        "socket://192.0.2.7, socket://192.0.2.7:9100",
    })
    void theSpellingsOfOneDevice(String one, String other) {
        assertThat(DeviceUri.parse(one).device())
                .isEqualTo(DeviceUri.parse(other).device());
    }

    @ParameterizedTest
    @CsvSource({
        "ipp://printer.example/ipp/print, ipp://printer.example/ipp/fax",
        "ipp://printer.example/, ipp://printer.example:8631/",
        "ipp://printer.example/, ipp://printer.example.org/",
        "ipp://printer.example:9100/, socket://printer.example:9100",
        "socket://192.0.2.7, socket://192.0.2.8",
    })
    void differentDevices(String one, String other) {
        assertThat(DeviceUri.parse(one).device())
                .isNotEqualTo(DeviceUri.parse(other).device());
    }
}
