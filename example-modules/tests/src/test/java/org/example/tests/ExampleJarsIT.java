package org.example.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleJarsIT {

    static Stream<Map.Entry<String, Path>> jars() {
        return ExampleJars.all().entrySet().stream();
    }

    @Test
    void allModulesAreHere() {
        assertThat(ExampleJars.all()).containsOnlyKeys("attachments", "blogs", "news", "products", "reports");
    }

    @ParameterizedTest
    @MethodSource("jars")
    void aModuleRequiresTheExtenderAndImportsTheApiAlone(Map.Entry<String, Path> jar) throws IOException {
        Attributes manifest = ExampleJars.manifest(jar.getValue()).getMainAttributes();

        assertThat(manifest.getValue("Bundle-SymbolicName")).isEqualTo("org.example." + jar.getKey());
        assertThat(manifest.getValue("Require-Capability")).contains("(osgi.extender=banister.migrations)");
        assertThat(manifest.getValue("Export-Package")).isNull();
        assertThat(Optional.ofNullable(manifest.getValue("Import-Package")).stream()
                        .flatMap(imports -> Stream.of(imports.split(",(?=[a-z])"))))
                .allMatch(imported -> imported.startsWith("dev.banister.api."));
    }

    @Test
    void theLinesWrittenByHandAreTheWholeManifestOfBlogs() throws IOException {
        Attributes manifest =
                ExampleJars.manifest(ExampleJars.all().get("blogs")).getMainAttributes();

        for (String line : Files.readAllLines(SourceTree.root().resolve("example-modules/blogs/module/manifest.txt"))) {
            assertThat(manifest.getValue(line.substring(0, line.indexOf(':'))))
                    .isEqualTo(line.substring(line.indexOf(' ') + 1));
        }
        assertThat(manifest.keySet().stream()
                        .map(Object::toString)
                        .filter(header -> header.startsWith("Bundle-") || header.endsWith("-Capability")))
                .hasSize(4);
    }
}
