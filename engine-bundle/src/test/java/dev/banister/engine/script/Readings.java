package dev.banister.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.model.GroupId;
import dev.banister.api.model.Place;
import java.nio.charset.StandardCharsets;

/** Reads scripts as H2 has them. */
final class Readings {

    static final Place PLACE =
            Place.of(GroupId.parse("org.example.news/2010-11-29-news").script("news"));
    static final String FILE = "migrations/2010-11-29-news/news.up.sql";

    static final ScriptReader READER = new ScriptReader(ScriptSyntax.H2);

    private Readings() {}

    static SqlScript sound(String text) {
        ScriptReader.Reading reading = read(text);
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.isSound()).isTrue();
        SqlScript script = reading.script().orElseThrow();
        assertThat(script.file()).isEqualTo(FILE);
        return script;
    }

    static ScriptReader.Reading read(String text) {
        return READER.read(PLACE, FILE, text.getBytes(StandardCharsets.UTF_8));
    }
}
