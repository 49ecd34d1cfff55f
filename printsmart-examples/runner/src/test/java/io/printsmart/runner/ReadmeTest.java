package io.printsmart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

    @Test
    void theSmallestHostCompilesAndHasThirtyLines(@TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("SmallestHost.java"), Readme.smallestHost());
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

        int errors = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), "-cp", classPath, source.toString());

        assertThat(errors).isZero();
        assertThat(Readme.smallestHost().lines().filter(line -> !line.startsWith("import ")))
                .hasSizeLessThanOrEqualTo(30);
        assertThat(Readme.smallestHostOnLoopback()).isNotEqualTo(Readme.smallestHost());
    }
}
