package org.example.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.model.ModuleState;
import dev.banister.api.model.ScriptState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTablesTest {

    private static final Path README = SourceTree.root().resolve("README.md");

    @Test
    void everyStateOfAScriptIsExplained() throws IOException {
        List<String> explained = firstColumn("Of a script");

        assertThat(explained)
                .containsExactlyElementsOf(Stream.of(ScriptState.values())
                        .map(ScriptState::toString)
                        .toList());
    }

    @Test
    void everyStateOfAModuleIsExplained() throws IOException {
        List<String> explained = firstColumn("Of a module");

        assertThat(explained)
                .containsExactlyElementsOf(Stream.of(ModuleState.values())
                        .map(ModuleState::toString)
                        .toList());
    }

    /** The first cells of the table that follows the line which begins so, without their back quotes. */
    private static List<String> firstColumn(String heading) throws IOException {
        return Files.readString(README)
                .lines()
                .dropWhile(line -> !line.startsWith(heading))
                .dropWhile(line -> !line.startsWith("|---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .map(row -> row.split("\\|")[1].strip().replace("`", ""))
                .toList();
    }
}
