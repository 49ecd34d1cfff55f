package io.printsmart.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the module shows, and what it asks for. */
final class ModuleDescriptorTest {

    @Test
    void exportsTheTransportAndNothingElse() throws IOException {
        ModuleDescriptor module = descriptor();
        assertThat(module.name()).isEqualTo("io.printsmart.ipp");
        assertThat(module.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactly("io.printsmart.ipp");
    }

    @Test
    void asksForKotlinSinceJippCannot() throws IOException {
        assertThat(descriptor().requires().stream()
                        .map(ModuleDescriptor.Requires::name)
                        .collect(Collectors.toSet()))
                .contains("jipp.core", "kotlin.stdlib", "io.printsmart.core", "org.slf4j");
    }

    /** On a class path there may be several; this one lies where the transport does. */
    private static ModuleDescriptor descriptor() throws IOException {
        String place = IppTransport.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        try (InputStream in = URI.create(place + "module-info.class").toURL().openStream()) {
            return ModuleDescriptor.read(in);
        }
    }
}
