package dev.banister.shell.command;

import dev.banister.shell.output.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a command has found out or done: one value, that is shown as text or as JSON. */
interface Answer {

    int exitCode();

    /** The fields of the JSON document, in order; {@code exitCode} is added to them. */
    Map<String, @Nullable Object> json();

    void print(Text text);
}
