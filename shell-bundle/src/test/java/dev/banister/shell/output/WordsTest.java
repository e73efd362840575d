package dev.banister.shell.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final List<String> COMMANDS = List.of("status", "list", "up", "down", "org.example.news");

    @Test
    void suggestsWhatIsNearlyTheSame() {
        assertThat(Words.like("satus", COMMANDS)).containsExactly("status");
        assertThat(Words.like("dwon", COMMANDS)).containsExactly("down");
        assertThat(Words.like("NEWS", COMMANDS)).containsExactly("org.example.news");
        assertThat(Words.like("nwes", COMMANDS)).containsExactly("org.example.news");
    }

    @Test
    void suggestsNothingThatIsFarOff() {
        assertThat(Words.like("attachments", COMMANDS)).isEmpty();
    }

    @Test
    void saysDurationsAsPeopleDo() {
        assertThat(Words.duration(Duration.ofMillis(999))).isEqualTo("999 ms");
        assertThat(Words.duration(Duration.ofMillis(3_440))).isEqualTo("3.4 s");
        assertThat(Words.duration(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
    }
}
