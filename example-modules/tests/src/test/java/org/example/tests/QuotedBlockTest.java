package org.example.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuotedBlockTest {

    private static final Path TREE = SourceTree.root();

    static Stream<QuotedBlock> blocks() throws IOException {
        return Stream.concat(
                QuotedBlock.of(TREE, "README.md").stream(), QuotedBlock.of(TREE, "docs/authors.md").stream());
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockStandsInTheFileThatItNames(QuotedBlock block) throws IOException {
        String file = Files.readString(TREE.resolve(block.file()));

        assertThat(file).contains(block.text());
    }

    @Test
    void theReadmeShowsTheWholeFirstModule() throws IOException {
        String script = Files.readString(TREE.resolve("example-modules/first-module/make.sh"));
        String commands = script.substring(script.indexOf("set -e\n\n") + "set -e\n\n".length());

        List<QuotedBlock> shown = QuotedBlock.of(TREE, "README.md").stream()
                .filter(block -> block.file().endsWith("make.sh"))
                .toList();

        assertThat(shown).singleElement().extracting(QuotedBlock::text).isEqualTo(commands);
    }

    @Test
    void theGuideQuotesEveryModule() throws IOException {
        List<String> files = QuotedBlock.of(TREE, "docs/authors.md").stream()
                .map(QuotedBlock::file)
                .toList();

        for (String module : List.of("attachments", "blogs", "news", "products", "reports")) {
            assertThat(files).anyMatch(file -> file.startsWith("example-modules/" + module + "/"));
        }
    }
}
