package dev.banister.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.model.FindingCodes;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FindingsDocumentTest {

    private static final Pattern ENTRY = Pattern.compile("### `(.+)`");
    private static final Pattern PART = Pattern.compile("- \\*\\*(.+):\\*\\* .+");

    @Test
    void hasOneEntryForEveryCodeAndNoOther() throws Exception {
        List<String> codes = new ArrayList<>();
        for (Field constant : FindingCodes.class.getFields()) {
            codes.add((String) constant.get(null));
        }

        assertThat(entries().keySet()).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void saysOfEveryCodeWhatItMeansWhyItComesAboutAndWhatToDo() throws IOException {
        assertThat(entries())
                .isNotEmpty()
                .allSatisfy((code, parts) -> assertThat(parts)
                        .as(code)
                        .containsExactly("Severity", "Meaning", "Likely cause", "What to do"));
    }

    private static Map<String, List<String>> entries() throws IOException {
        Map<String, List<String>> entries = new LinkedHashMap<>();
        List<String> parts = new ArrayList<>();
        for (String line : Files.readAllLines(document())) {
            Matcher entry = ENTRY.matcher(line);
            Matcher part = PART.matcher(line);
            if (entry.matches()) {
                parts = new ArrayList<>();
                assertThat(entries.put(entry.group(1), parts)).as(line).isNull();
            } else if (part.matches()) {
                parts.add(part.group(1));
            }
        }
        return entries;
    }

    /** Maven runs tests in the module's folder; an IDE may run them in the one above. */
    private static Path document() {
        Path beside = Path.of("..", "docs", "findings.md");
        return Files.exists(beside) ? beside : Path.of("docs", "findings.md");
    }
}
