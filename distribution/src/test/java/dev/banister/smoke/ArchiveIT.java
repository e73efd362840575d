package dev.banister.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveIT {

    private static final Pattern LINK = Pattern.compile("]\\(([^):#]+)[^):]*\\)");

    @TempDir
    Path temporary;

    @Test
    void holdsWhatItsReadmeLinksToButTheSourcesOfTheExamples() throws Exception {
        Path home = Unpacked.into(temporary).home();

        List<String> links = LINK.matcher(Files.readString(home.resolve("README.md")))
                .results()
                .map((MatchResult link) -> link.group(1))
                .filter(link -> !link.startsWith("example-modules"))
                .toList();

        assertThat(links)
                .contains("docs/findings.md")
                .allSatisfy(link -> assertThat(home.resolve(link)).exists());
    }
}
