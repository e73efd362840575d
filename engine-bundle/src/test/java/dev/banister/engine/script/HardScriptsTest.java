package dev.banister.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.model.Place;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HardScriptsTest {

    static Stream<HardScript> scripts() {
        return HardScript.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void findsTheStatementsWithLinesAndKinds(HardScript script) {
        assertThat(script.told(read(script, script.text()))).isEqualTo(script.expected());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void findsTheSameInAFileFromWindows(HardScript script) {
        String windows = "\ufeff" + script.text().replace("\n", "\r\n") + "\r\n";

        assertThat(script.told(read(script, windows))).isEqualTo(script.expected());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void givesTheSameChecksumWhateverTheLineEnds(HardScript script) {
        List<String> checksums = Stream.of("\n", "\r\n")
                .map(lineEnd -> read(script, script.text().replace("\n", lineEnd)))
                .map(reading -> reading.script().map(SqlScript::checksum).orElse("none"))
                .distinct()
                .toList();

        assertThat(checksums).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void readsTheSameThroughWindowsOfAnySize(HardScript script) {
        ScriptReader.Reading whole = read(script, script.text());

        for (int size : new int[] {2, 3, 5, 8, 13, 34, 89}) {
            ScriptReader.Reading cut = new ScriptReader(script.syntax())
                    .read(Place.host(), "a.up.sql", ScriptText.of(script.text()), size);

            assertThat(script.told(cut)).as("window of %d", size).isEqualTo(script.expected());
            assertThat(cut.script().map(SqlScript::checksum))
                    .isEqualTo(whole.script().map(SqlScript::checksum));
            assertThat(cut.findings()).isEqualTo(whole.findings());
        }
    }

    private static ScriptReader.Reading read(HardScript script, String text) {
        return new ScriptReader(script.syntax()).read(Place.host(), "a.up.sql", text.getBytes(StandardCharsets.UTF_8));
    }
}
