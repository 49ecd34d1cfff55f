package io.printsmart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That it compiles is shown with all other pages, that it prints by hosts that are built against the artifacts. */
class ReadmeTest {

    @Test
    void theSmallestHostHasThirtyLines() {
        assertThat(Readme.smallestHost().lines().filter(line -> !line.startsWith("import ")))
                .hasSizeLessThanOrEqualTo(30);
        assertThat(Readme.smallestHostOnLoopback()).isNotEqualTo(Readme.smallestHost());
    }
}
