package dev.banister.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptLinesTest {

    private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
    private final List<String> above = new ArrayList<>();
    private boolean atPrompt = true;
    private final PrintStream errors = new PrintStream(new PromptLines(plain, this::take), true);

    private boolean take(String lines) {
        if (atPrompt) {
            above.add(lines);
        }
        return atPrompt;
    }

    private String plain() {
        return plain.toString(Charset.defaultCharset());
    }

    @Test
    void handsWholeLinesToTheShell() {
        errors.println("one");
        errors.print("two\nthree\n");

        assertThat(above).containsExactly("one", "two\nthree");
        assertThat(plain()).isEmpty();
    }

    @Test
    void writesWhatTheShellDoesNotTake() {
        errors.println("before");
        atPrompt = false;
        errors.println("meanwhile");
        atPrompt = true;
        errors.println("after");

        assertThat(above).containsExactly("before", "after");
        assertThat(plain()).isEqualTo("meanwhile" + System.lineSeparator());
    }

    @Test
    void writesALineWithoutAnEndWhenItIsFlushed() {
        errors.print("Password: ");
        errors.flush();

        assertThat(above).isEmpty();
        assertThat(plain()).isEqualTo("Password: ");
    }
}
