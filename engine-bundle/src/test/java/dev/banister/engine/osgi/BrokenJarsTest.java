package dev.banister.engine.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.model.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenJarsTest {

    @TempDir
    Path folder;

    @Test
    void findsWhatIsNoBundleOnceItDoesNotChangeAnyMore() throws IOException {
        byte[] whole = JarBuilder.module("org.example.shop", "1.0.0").build();
        Files.write(folder.resolve("good.jar"), whole);
        Files.write(folder.resolve("half.jar"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(folder.resolve("note.txt"), "garbage");
        BrokenJars jars = new BrokenJars(folder);

        List<Finding> first = jars.look();
        List<Finding> second = jars.look();
        Files.write(folder.resolve("half.jar"), whole);
        List<Finding> third = jars.look();

        assertThat(first).isEmpty();
        assertThat(second)
                .singleElement()
                .satisfies(finding -> assertThat(finding.reasons())
                        .contains("jar: " + folder.resolve("half.jar"))
                        .anyMatch(reason -> reason.startsWith("reason: it is no jar, or only a part of one")));
        assertThat(third).isEmpty();
        assertThat(jars.look()).isEmpty();
    }

    @Test
    void findsNothingWhereThereIsNoFolder() {
        assertThat(new BrokenJars(folder.resolve("none")).look()).isEmpty();
    }
}
