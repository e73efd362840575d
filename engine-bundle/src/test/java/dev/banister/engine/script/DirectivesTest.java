package dev.banister.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DirectivesTest {

    static Stream<Arguments> understood() {
        return Stream.of(
                arguments("", Directives.NONE),
                arguments("-- banister", Directives.NONE),
                arguments("/* banister: after=a */", Directives.NONE),
                arguments("select '-- banister: after=a'", Directives.NONE),
                arguments("-- banister: after=a", after("a")),
                arguments("--banister:after=a", after("a")),
                arguments("-- \tBanister:  after=a  ", after("a")),
                arguments("\ufeff\r\n-- other\r\n-- banister: after=a\r\nselect 1", after("a")),
                arguments("/* licence */ -- banister: after=a", after("a")),
                arguments("-- banister: after=a,b,c", after("a", "b", "c")),
                arguments("-- banister: after=a, b ,c", after("a", "b", "c")),
                arguments("-- banister: after=a\n-- banister: after=b", after("a", "b")),
                arguments(
                        "-- banister: transaction=false",
                        new Directives(List.of(), false, Optional.empty(), Optional.empty(), Optional.empty(), false)),
                arguments("-- banister: transaction=true", Directives.NONE),
                arguments(
                        "-- banister: delimiter=//",
                        new Directives(List.of(), true, Optional.of("//"), Optional.empty(), Optional.empty(), false)),
                arguments("-- banister: lock-timeout=5s", lockTimeout(Duration.ofSeconds(5))),
                arguments("-- banister: lock-timeout=250ms", lockTimeout(Duration.ofMillis(250))),
                arguments("-- banister: lock-timeout=2m", lockTimeout(Duration.ofMinutes(2))),
                arguments(
                        "-- banister: placeholders=on",
                        new Directives(List.of(), true, Optional.empty(), Optional.empty(), Optional.empty(), true)),
                arguments("-- banister: placeholders=off", Directives.NONE),
                arguments(
                        "-- banister: after=a,b transaction=false, delimiter=// lock-timeout=5s,statement-timeout=10m,"
                                + "placeholders=on",
                        new Directives(
                                List.of("a", "b"),
                                false,
                                Optional.of("//"),
                                Optional.of(Duration.ofSeconds(5)),
                                Optional.of(Duration.ofMinutes(10)),
                                true)));
    }

    @ParameterizedTest
    @MethodSource("understood")
    void readsTheHeadOfAScript(String text, Directives expected) {
        ScriptReader.Reading reading = read(text);

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.script().orElseThrow().directives()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour=red|there is no directive 'colour'",
                "After=a|there is no directive 'After'",
                "transaction=no|transaction=no: transaction is either true or false",
                "placeholders=true|placeholders=true: placeholders is either on or off",
                "lock-timeout=5|lock-timeout=5: the unit of a time is ms, s or m, such as 5s",
                "lock-timeout=5h|lock-timeout=5h: the unit of a time is ms, s or m, such as 5s",
                "lock-timeout=0s|lock-timeout=0s: a time is a number above 0 with a unit, such as 500ms, 5s or 2m",
                "lock-timeout=s|lock-timeout=s: a time is a number above 0 with a unit, such as 500ms, 5s or 2m",
                "lock-timeout=9999999999s|lock-timeout=9999999999s: a time is a number above 0 with a unit, such as 500ms, 5s or 2m",
                "delimiter='|delimiter=': a delimiter is some signs or a word without quotes, blanks and comments, such as // or GO",
                "delimiter=--|delimiter=--: a delimiter is some signs or a word without quotes, blanks and comments, such as // or GO",
                "delimiter=/*|delimiter=/*: a delimiter is some signs or a word without quotes, blanks and comments, such as // or GO",
                "transaction|the directive 'transaction' is not of the form key=value",
                "transaction=|the directive 'transaction=' is not of the form key=value",
                "=true|the directive '=true' is not of the form key=value",
                "after=a b|the directive 'b' is not of the form key=value",
                "transaction=false, b|the directive 'b' is not of the form key=value",
                "transaction=true transaction=false|the directive transaction stands there twice",
                "''|the directive is empty",
            },
            quoteCharacter = '`')
    void reportsABadDirectiveAndListsThoseThatAreKnown(String directive, String problem) {
        ScriptReader.Reading reading = read("-- x\n-- banister: " + directive.replace("''", "") + "\nselect 1;");

        assertThat(reading.findings()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("bad-directive");
            assertThat(found.severity()).isEqualTo(Severity.ERROR);
            assertThat(found.text()).isEqualTo(problem);
            assertThat(found.place().line()).hasValue(2);
            assertThat(found.reasons()).containsExactly("known are: " + DirectiveParser.KNOWN);
        });
        assertThat(reading.script()).isPresent();
        assertThat(reading.isSound()).isFalse();
    }

    @Test
    void refusesADirectiveBehindTheFirstStatement() {
        ScriptReader.Reading reading = read("select 1;\n-- banister: after=a\nselect 2;");

        assertThat(reading.findings()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("bad-directive");
            assertThat(found.place().line()).hasValue(2);
            assertThat(found.remedy()).isEqualTo("Move the comment '-- banister: after=a' to the top of the file.");
        });
    }

    @Test
    void refusesADirectiveInsideAStatementAndStillKnowsItsLines() {
        ScriptReader.Reading reading = read("select\n-- banister: after=a\n1;\nselect 2;");

        assertThat(reading.findings())
                .extracting(found -> found.place().line().orElse(0))
                .containsExactly(2);
        assertThat(reading.script().orElseThrow().statements())
                .extracting(Statement::line)
                .containsExactly(1, 4);
    }

    private static Directives after(String... scripts) {
        return new Directives(List.of(scripts), true, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private static Directives lockTimeout(Duration time) {
        return new Directives(List.of(), true, Optional.empty(), Optional.of(time), Optional.empty(), false);
    }

    private static ScriptReader.Reading read(String text) {
        return new ScriptReader(ScriptSyntax.H2).read(Place.host(), "a.up.sql", text.getBytes(StandardCharsets.UTF_8));
    }
}
