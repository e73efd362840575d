package dev.banister.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir
    Path cache;

    @Test
    void fillsOnce() throws IOException {
        Path first = Folders.cached(cache, "wanted", folder -> Files.writeString(folder.resolve("file"), "first"));

        Path second = Folders.cached(cache, "wanted", folder -> Files.writeString(folder.resolve("file"), "second"));

        assertThat(second).isEqualTo(first);
        assertThat(second.resolve("file")).hasContent("first");
    }

    @Test
    void takesWhatAnotherBuildWasQuickerToFill() throws IOException {
        Path found = Folders.cached(cache, "wanted", folder -> {
            Files.writeString(folder.resolve("file"), "ours");
            Files.writeString(Files.createDirectory(cache.resolve("wanted")).resolve("file"), "theirs");
        });

        assertThat(found.resolve("file")).hasContent("theirs");
        assertThat(cache).isDirectoryNotContaining("glob:**new-*");
    }

    @Test
    void leavesNothingBehindWhereFillingFails() {
        assertThatThrownBy(() -> Folders.cached(cache, "wanted", folder -> {
                    Files.writeString(folder.resolve("half"), "half");
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");

        assertThat(cache).isEmptyDirectory();
    }
}
