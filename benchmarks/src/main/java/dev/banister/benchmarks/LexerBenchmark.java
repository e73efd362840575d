package dev.banister.benchmarks;

import dev.banister.api.model.Place;
import dev.banister.engine.script.Digest;
import dev.banister.engine.script.ScriptReader;
import dev.banister.engine.script.ScriptSyntax;
import dev.banister.engine.script.Statement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads scripts of 16 MB from memory with each syntax: from bytes to statements with their hashes. Next to it stands what
 * the hashing of the same statements costs alone, which is SHA-256 of each, so that the difference is the lexer's.
 */
public final class LexerBenchmark {

    private static final int WARM_UP = 4;
    private static final int ROUNDS = 9;
    private static final int BYTES = 16_000_000;

    private static final Map<String, ScriptSyntax> SYNTAXES = syntaxes();
    private static final Map<String, String> TEXTS = texts();

    private LexerBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        System.out.printf("%-24s%14s%14s%14s%n", "MB/s", "read", "hash alone", "lexer alone");
        for (Map.Entry<String, String> text : TEXTS.entrySet()) {
            byte[] content = repeated(text.getValue()).getBytes(StandardCharsets.UTF_8);
            for (Map.Entry<String, ScriptSyntax> syntax : SYNTAXES.entrySet()) {
                measure(syntax.getKey() + ", " + text.getKey(), new ScriptReader(syntax.getValue()), content);
            }
        }
    }

    private static void measure(String what, ScriptReader reader, byte[] content) throws Exception {
        ScriptReader.Reading once = reader.read(Place.host(), "a.up.sql", content);
        Rounds rounds = new Rounds()
                .add("read", () -> time(() -> reader.read(Place.host(), "a.up.sql", content)))
                .add("hash", () -> time(() -> hash(once)))
                .run(WARM_UP, ROUNDS);
        double read = rounds.medianMillis("read");
        double hash = rounds.medianMillis("hash");
        double megabytes = content.length / 1e6;
        System.out.printf(
                "%-24s%14.0f%14.0f%14.0f%n",
                what, megabytes * 1e3 / read, megabytes * 1e3 / hash, megabytes * 1e3 / (read - hash));
    }

    private static int hash(ScriptReader.Reading reading) {
        Digest digest = new Digest();
        int length = 0;
        for (Statement statement : reading.script().orElseThrow().statements()) {
            length += digest.of(statement.text()).length();
        }
        return length;
    }

    private static Duration time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String repeated(String text) {
        return text.repeat(BYTES / text.length() + 1);
    }

    private static Map<String, ScriptSyntax> syntaxes() {
        Map<String, ScriptSyntax> syntaxes = new LinkedHashMap<>();
        syntaxes.put("PostgreSQL", ScriptSyntax.POSTGRESQL);
        syntaxes.put("MariaDB", ScriptSyntax.MARIADB);
        syntaxes.put("SQLite", ScriptSyntax.SQLITE);
        syntaxes.put("H2", ScriptSyntax.H2);
        return syntaxes;
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(
                "rows",
                "INSERT INTO news (id, title, body, created) VALUES (4711, 'Something new', 'It is told that nothing has"
                        + " happened, and that is all there is to tell of it.', '2020-01-01 00:00:00');\n");
        texts.put("structure", """
                -- Keeps the words of a page.
                CREATE TABLE page_words (
                  id INTEGER NOT NULL PRIMARY KEY,
                  page_id INTEGER NOT NULL REFERENCES page (id), /* the page */
                  word VARCHAR(100) DEFAULT 'none' NOT NULL,
                  CHECK (word <> '')
                );
                CREATE INDEX page_words_word ON page_words (word, page_id);
                ALTER TABLE page ADD COLUMN words INTEGER DEFAULT 0;

                """);
        return texts;
    }
}
