package dev.banister.engine.script;

import dev.banister.api.model.Finding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A script with what is expected of it, from a file of such: a line {@code === title}, the script, a line {@code ---}, then
 * a line for each statement ({@code LINE KIND first words}, or {@code first words … last words}), {@code > data} for the
 * data of a COPY, {@code >-} for none, and {@code ! CODE LINE} for a finding.
 */
record HardScript(String syntaxName, String title, String text, List<String> expected) {

    static final Map<String, ScriptSyntax> SYNTAXES = Map.of(
            "postgresql", ScriptSyntax.POSTGRESQL,
            "mariadb", ScriptSyntax.MARIADB,
            "sqlite", ScriptSyntax.SQLITE,
            "h2", ScriptSyntax.H2);

    static Stream<HardScript> all() {
        return SYNTAXES.keySet().stream().sorted().flatMap(HardScript::of);
    }

    private static Stream<HardScript> of(String syntaxName) {
        return Stream.of(read(syntaxName + ".txt").split("(?m)^=== "))
                .filter(text -> !text.isEmpty())
                .map(text -> parse(syntaxName, text));
    }

    private static HardScript parse(String syntaxName, String text) {
        int title = text.indexOf('\n');
        int rule = text.indexOf("\n---\n", title);
        return new HardScript(
                syntaxName,
                text.substring(0, title),
                text.substring(title + 1, rule),
                text.substring(rule + 5).lines().toList());
    }

    private static String read(String file) {
        try (InputStream in = HardScript.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ScriptSyntax syntax() {
        return SYNTAXES.get(syntaxName);
    }

    /** What came of reading it, in the words of the file; statements as far as their line is expected to tell. */
    List<String> told(ScriptReader.Reading reading) {
        List<String> told = new ArrayList<>();
        if (reading.isSound()) {
            reading.script().orElseThrow().statements().forEach(statement -> tell(statement, told));
        }
        reading.findings().stream().map(HardScript::tell).forEach(told::add);
        return told;
    }

    private void tell(Statement statement, List<String> told) {
        String expectation = told.size() < expected.size() ? expected.get(told.size()) : "";
        String head = statement.line() + " " + statement.kind() + " ";
        told.add(head
                + shortened(
                        statement.text(), expectation.startsWith(head) ? expectation.substring(head.length()) : ""));
        statement.data().ifPresent(data -> {
            if (data.isEmpty()) {
                told.add(">-");
            }
            lines(data).map(line -> "> " + line).forEach(told::add);
        });
    }

    private static Stream<String> lines(StatementData data) {
        return new BufferedReader(data.open()).lines();
    }

    /** As much of the statement as is asked for, so that a difference shows it whole. */
    private static String shortened(String statement, String asked) {
        String text = statement.replace("\r\n", "\n");
        int dots = asked.indexOf(" … ");
        if (dots < 0) {
            boolean firstWords =
                    text.startsWith(asked) && asked.toLowerCase(Locale.ROOT).matches("[a-z0-9@=_ ().]+");
            return firstWords ? asked : text;
        }
        boolean fits = text.startsWith(asked.substring(0, dots)) && text.endsWith(asked.substring(dots + 3));
        return fits ? asked : text;
    }

    private static String tell(Finding finding) {
        return "! " + finding.code() + " " + finding.place().line().orElse(0);
    }

    @Override
    public String toString() {
        return syntaxName + ": " + title;
    }
}
