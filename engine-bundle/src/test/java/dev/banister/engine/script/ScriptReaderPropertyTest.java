package dev.banister.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.model.Place;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ScriptReaderPropertyTest {

    private static final ScriptReader READER = new ScriptReader(ScriptSyntax.H2);

    @Property(tries = 500)
    void readsAnyTextWithoutFailing(@ForAll("texts") String text) {
        ScriptReader.Reading reading = read(text);

        assertThat(reading.script().isPresent() || !reading.findings().isEmpty())
                .isTrue();
        reading.script()
                .ifPresent(script -> assertThat(script.statements())
                        .allMatch(statement -> text.contains(statement.text()))
                        .isSortedAccordingTo((one, other) -> Integer.compare(one.line(), other.line())));
    }

    @Property(tries = 500)
    void findsTheStatementsThatWerePutTogether(@ForAll("statements") List<List<String>> statements) {
        String text = String.join(
                ";\n", statements.stream().map(each -> String.join(" ", each)).toList());

        assertThat(read(text).script().orElseThrow().statements())
                .extracting(Statement::text)
                .isEqualTo(
                        statements.stream().map(each -> String.join(" ", each)).toList());
    }

    @Property(tries = 500)
    void givesTheSameChecksumWhateverStandsBetweenTheWords(
            @ForAll("statements") List<List<String>> statements, @ForAll("gaps") String gap) {
        String plain = String.join(
                ";", statements.stream().map(each -> String.join(" ", each)).toList());
        String spread = gap
                + String.join(
                        ";" + gap,
                        statements.stream().map(each -> String.join(gap, each)).toList())
                + gap;

        SqlScript one = read(plain).script().orElseThrow();
        SqlScript other = read(spread).script().orElseThrow();

        assertThat(other.checksum()).isEqualTo(one.checksum());
        assertThat(other.statements())
                .extracting(Statement::kind)
                .isEqualTo(one.statements().stream().map(Statement::kind).toList());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "'",
                        "\"",
                        "`",
                        "$$",
                        "$",
                        "--",
                        "//",
                        "/*",
                        "*/",
                        "/",
                        "-",
                        ";",
                        "\n",
                        "\r",
                        "\r\n",
                        " ",
                        "a",
                        "1",
                        "é",
                        "😀",
                        "\ufeff",
                        "-- banister: ",
                        "after=",
                        ",",
                        "delimiter=//",
                        "BEGIN",
                        "COMMIT")
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<List<String>>> statements() {
        Arbitrary<String> words = Arbitraries.of(
                "select",
                "SET",
                "insert",
                "a",
                "a$$b",
                "1",
                "'it''s; -- no /* comment'",
                "\"a;\"\"b\"",
                "`;`",
                "''",
                "$$ body; ' $$",
                "(",
                ")",
                ",",
                "-",
                "/",
                "*",
                "${prefix}news",
                "é",
                "@");
        return words.list().ofMinSize(1).ofMaxSize(6).list().ofMinSize(1).ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> gaps() {
        return Arbitraries.of(
                " ", "\n", "\r\n", "\t \u00a0", " -- it's; $$\n", " // ;'\r\n", " /* ; /* ' */ */ ", " /**/ ");
    }

    private static ScriptReader.Reading read(String text) {
        return READER.read(Place.host(), "a.up.sql", text.getBytes(StandardCharsets.UTF_8));
    }
}
