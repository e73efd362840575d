package dev.banister.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

    @TempDir
    Path folder;

    @Test
    void saysWhatToInstall() {
        assertThatThrownBy(() -> Program.find("no-such-program", "its-package"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no-such-program is not installed")
                .hasMessageContaining("/usr/sbin")
                .hasMessageContaining("apt-get install its-package");
    }

    @Test
    void isTheFirstThatIsThere() throws IOException {
        Path there = Files.createFile(folder.resolve("there"));

        assertThat(Program.firstOf("there", List.of(folder.resolve("not"), there), "its-package"))
                .isEqualTo(there.toString());
    }

    @Test
    void isFoundWithoutItsFolder() {
        assertThat(Program.find("sh", "dash")).endsWith("/sh");
    }
}
