package dev.banister.shell.command;

import dev.banister.shell.output.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text that was asked for: a usage, or the version.
 *
 * @param field its name in JSON
 */
record HelpAnswer(String field, String words) implements Answer {

    @Override
    public int exitCode() {
        return ExitCode.DONE;
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put(field, words);
        return document;
    }

    @Override
    public void print(Text text) {
        words.lines().forEach(text::always);
    }
}
