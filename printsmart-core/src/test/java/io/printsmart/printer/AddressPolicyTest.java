package io.printsmart.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    private static final Printer PRINTER = Printer.of("library", "ipp://printer.example/ipp/print");

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    private static AddressPolicy networks(String... cidrs) {
        return new AddressPolicy(
                Set.of("ipp"), Set.of(), Stream.of(cidrs).map(Network::parse).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "10.1.2.3", "172.16.0.1", "192.168.1.1", "8.8.8.8", "2001:db8::7", "fd00::7"})
    void allowsWhatAPrinterMayHave(String literal) throws Exception {
        assertThat(AddressPolicy.DEFAULT.objectionTo(PRINTER, address(literal))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, loopback",
        "127.255.255.254, loopback",
        "::1, loopback",
        "169.254.169.254, link-local",
        "169.254.0.1, link-local",
        "fe80::1, link-local",
        "febf::1, link-local",
        "224.0.0.251, no single host",
        "239.255.255.250, no single host",
        "ff02::fb, no single host",
        "255.255.255.255, no single host",
        "0.0.0.0, no single host",
        "0.1.2.3, no single host",
        "::, no single host",
        "64:ff9b::7f00:1, carries an IPv4 address",
        "64:ff9b::a9fe:a9fe, carries an IPv4 address",
        "64:ff9b:1::7f00:1, carries an IPv4 address",
        "2002:7f00:1::1, carries an IPv4 address",
        "2001:0:7f00:1::, carries an IPv4 address",
        "::ffff:0:7f00:1, carries an IPv4 address",
        "::7f00:1, carries an IPv4 address",
    })
    void deniesWhatNoPrinterShouldHave(String literal, String because) throws Exception {
        assertThat(AddressPolicy.DEFAULT.objectionTo(PRINTER, address(literal)))
                .get()
                .asString()
                .contains(because);
        assertThat(networks("0.0.0.0/0", "::/0").objectionTo(PRINTER, address(literal)))
                .as("a network that merely includes it")
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, loopback",
        "169.254.169.254, link-local",
        "255.255.255.255, no single host",
        "10.1.2.3, ",
        "192.0.2.7, "
    })
    void seesThroughMappedAddresses(String literal, String because) throws Exception {
        byte[] ipv4 = address(literal).getAddress();
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        System.arraycopy(ipv4, 0, mapped, 12, 4);
        InetAddress inIpv6 = Inet6Address.getByAddress(null, mapped, -1);
        assertThat(inIpv6.getAddress()).as("stays IPv6").hasSize(16);

        assertThat(AddressPolicy.DEFAULT.objectionTo(PRINTER, inIpv6).orElse(""))
                .contains(because == null ? "" : because)
                .satisfies(text -> assertThat(text.isEmpty()).isEqualTo(because == null));
    }

    @Test
    void aPrinterMayAllowLoopbackForItself() throws Exception {
        Printer local = PRINTER.withLoopbackAllowed(true);

        assertThat(AddressPolicy.DEFAULT.objectionTo(local, address("127.0.0.1")))
                .isEmpty();
        assertThat(AddressPolicy.DEFAULT.objectionTo(local, address("::1"))).isEmpty();
        assertThat(AddressPolicy.DEFAULT.objectionTo(local, address("169.254.169.254")))
                .isPresent();
        assertThat(networks("10.0.0.0/8").objectionTo(local, address("127.0.0.1")))
                .isEmpty();
        assertThat(networks("127.0.0.0/8").objectionTo(PRINTER, address("127.0.0.1")))
                .isPresent();
    }

    @Test
    void networksAreAllThatIsAllowed() throws Exception {
        AddressPolicy campus = networks("10.1.0.0/16", "2001:db8::/32");

        assertThat(campus.objectionTo(PRINTER, address("10.1.255.255"))).isEmpty();
        assertThat(campus.objectionTo(PRINTER, address("2001:db8:ffff::1"))).isEmpty();
        assertThat(campus.objectionTo(PRINTER, address("10.2.0.0")))
                .get()
                .asString()
                .contains("10.2.0.0")
                .contains("10.1.0.0/16");
        assertThat(campus.objectionTo(PRINTER, address("2001:db9::1"))).isPresent();
        assertThat(campus.objectionTo(PRINTER, address("169.254.1.1"))).isPresent();
    }

    @Test
    void linkLocalAndEmbeddingNetworksMustBeNamed() throws Exception {
        assertThat(networks("169.254.7.0/24").objectionTo(PRINTER, address("169.254.7.9")))
                .isEmpty();
        assertThat(networks("169.254.7.0/24").objectionTo(PRINTER, address("169.254.169.254")))
                .isPresent();
        assertThat(networks("fe80::/10").objectionTo(PRINTER, address("fe80::7")))
                .isEmpty();
        assertThat(networks("64:ff9b::/96").objectionTo(PRINTER, address("64:ff9b::c000:207")))
                .isEmpty();
        assertThat(networks("::/0").objectionTo(PRINTER, address("64:ff9b::c000:207")))
                .isPresent();
        assertThat(networks("::/0").objectionTo(PRINTER, address("2001:db8::7")))
                .isEmpty();
    }

    @Test
    void schemesAndPortsAreJudgedBeforeANameIsResolved() {
        AddressPolicy strict = new AddressPolicy(Set.of("ipps"), Set.of(631), List.of());

        assertThat(strict.objectionTo(Printer.of("a", "ipps://printer/"))).isEmpty();
        assertThat(strict.objectionTo(Printer.of("a", "ipp://printer/"))).contains("scheme ipp is not one of [ipps]");
        assertThat(strict.objectionTo(Printer.of("a", "ipps://printer:8631/")))
                .contains("port 8631 is not one of [631]");
        assertThat(AddressPolicy.DEFAULT.objectionTo(Printer.of("a", "socket://printer:22")))
                .isEmpty();
    }

    @Test
    void whatNoDeviceUriCanHaveIsNotAPolicy() {
        assertThatThrownBy(() -> new AddressPolicy(Set.of(), Set.of(), List.of()))
                .hasMessageContaining("schemes is ''");
        assertThatThrownBy(() -> new AddressPolicy(Set.of("ipp", "lpd"), Set.of(), List.of()))
                .hasMessageContaining("schemes is 'ipp,lpd'; it must be one or more of [ipp, ipps, socket]");
        assertThatThrownBy(() -> new AddressPolicy(Set.of("ipp"), Set.of(0), List.of()))
                .hasMessageContaining("ports is 0; it must be from 1 to 65535");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, 11.0.0.0",
        "10.128.0.0/9, 10.128.0.1, 10.127.255.255",
        "192.0.2.7/32, 192.0.2.7, 192.0.2.6",
        "192.0.2.6/31, 192.0.2.7, 192.0.2.8",
        "0.0.0.0/1, 127.0.0.1, 128.0.0.1",
        "2001:db8::/33, 2001:db8:7fff::1, 2001:db8:8000::1",
        "2001:db8::7/128, 2001:db8::7, 2001:db8::6",
        "0.0.0.0/0, 255.255.255.255, ::1",
        "::/0, ::1, 1.2.3.4"
    })
    void aNetworkKnowsItsAddresses(String cidr, String inside, String outside) throws Exception {
        assertThat(Network.parse(cidr).contains(address(inside))).isTrue();
        assertThat(Network.parse(cidr).contains(address(outside))).isFalse();
        assertThat(Network.parse(Network.parse(cidr).toString())).isEqualTo(Network.parse(cidr));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "::/129",
                "/8",
                "10.0/8",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "printer.example/24",
                "deadbeef/8",
                "0x7f.0.0.1/8",
                "127.1/8",
                "::::/8",
                "1:2/8",
                "10.0.0.0/1000",
                "10.0.0.0/ 8"
            })
    void aNetworkIsWrittenInFull(String cidr) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.parse(cidr));
    }
}
