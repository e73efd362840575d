package dev.banister.engine.catalog;

import dev.banister.api.model.Place;
import dev.banister.engine.script.ScriptReader;
import dev.banister.engine.script.ScriptSyntax;
import dev.banister.engine.script.SqlScript;
import dev.banister.engine.script.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads a script in a JVM of its own, walks along its statements, and prints how many there are, and of which the last. */
public final class BigScriptReading {

    private BigScriptReading() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        SqlFiles files = new SqlFiles(new OneFile(file), new ScriptReader(ScriptSyntax.POSTGRESQL), List.of());
        ScriptReader.Reading reading = files.read(Place.host(), "big.up.sql");
        SqlScript script = reading.script()
                .orElseThrow(() -> new IllegalStateException(reading.findings().toString()));
        int walked = 0;
        long data = 0;
        for (Statement statement : script.statements()) {
            walked++;
            data += statement.data().map(lines -> lines.to() - lines.from()).orElse(0L);
        }
        Statement last = script.statements().get(walked - 1);
        System.out.println(script.statements().size() + " " + walked + " " + data + " " + last.line());
    }

    private record OneFile(Path file) implements ModuleFiles {

        @Override
        public SortedSet<String> below(String folder) {
            return new TreeSet<>(List.of("big.up.sql"));
        }

        @Override
        public byte[] read(String path) {
            throw new IllegalStateException("the file must not be read at once");
        }

        @Override
        public java.io.InputStream open(String path) throws java.io.IOException {
            return Files.newInputStream(file);
        }
    }
}
