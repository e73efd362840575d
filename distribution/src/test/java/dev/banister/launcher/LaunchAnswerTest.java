package dev.banister.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchAnswerTest {

    @Test
    void isADocumentAsTheCommandsPrintIt() throws Exception {
        LaunchException failure = LaunchException.refused("the folder \"a\\b\"\nis in use", "Take another one.");

        Map<String, Object> document = JSON.std.mapFrom(LaunchAnswer.json(failure));

        assertThat(document).containsEntry("exitCode", 4);
        Map<?, ?> error = (Map<?, ?>) document.get("error");
        assertThat((List<?>) error.get("findings"))
                .singleElement()
                .satisfies(finding -> assertThat((Map<?, ?>) finding)
                        .extracting("code", "severity", "text", "remedy")
                        .containsExactly(
                                "not-launched", "error", "the folder \"a\\b\"\nis in use", "Take another one."));
    }
}
