package dev.banister.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlaceTest {

    private static final ScriptId SCRIPT = ScriptId.parse("org.example.news/2010-11-29-news/news");
    private static final ModuleId MODULE = SCRIPT.module();

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(Place.host(), "host"),
                arguments(Place.host().file("a.cfg"), "a.cfg"),
                arguments(Place.host().file("a.cfg").line(3), "a.cfg:3"),
                arguments(Place.host().line(3), "line 3"),
                arguments(Place.host().statement(2), "statement 2"),
                arguments(Place.of(MODULE), "org.example.news"),
                arguments(Place.of(MODULE).line(3), "org.example.news, line 3"),
                arguments(Place.of(MODULE).file("a.sql"), "org.example.news, a.sql"),
                arguments(Place.of(MODULE).group("no name"), "org.example.news/no name"),
                arguments(Place.of(SCRIPT.group()), "org.example.news/2010-11-29-news"),
                arguments(Place.of(SCRIPT.group()).script("n!"), "org.example.news/2010-11-29-news/n!"),
                arguments(Place.of(SCRIPT), "org.example.news/2010-11-29-news/news"),
                arguments(Place.of(SCRIPT).statement(2), "org.example.news/2010-11-29-news/news, statement 2"),
                arguments(
                        Place.of(SCRIPT).file("news.up.sql").line(7).statement(2),
                        "org.example.news/2010-11-29-news/news, news.up.sql:7, statement 2"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void saysWhereItIs(Place place, String text) {
        assertThat(place).hasToString(text);
    }

    @Test
    void knowsItsParts() {
        Place place = Place.of(SCRIPT).file("news.up.sql").line(7).statement(2);

        assertThat(place.module()).contains(MODULE);
        assertThat(place.group()).contains("2010-11-29-news");
        assertThat(place.script()).contains("news");
        assertThat(place.file()).contains("news.up.sql");
        assertThat(place.line()).hasValue(7);
        assertThat(place.statement()).hasValue(2);
    }

    @Test
    void knowsNothingWhereNobodySaidIt() {
        assertThat(Place.host().module()).isEmpty();
        assertThat(Place.host().group()).isEmpty();
        assertThat(Place.host().script()).isEmpty();
        assertThat(Place.host().file()).isEmpty();
        assertThat(Place.host().line()).isEmpty();
        assertThat(Place.host().statement()).isEmpty();
    }

    @Test
    void isAValue() {
        Place one = Place.of(SCRIPT).file("a").line(1).statement(2);

        assertThat(one).isEqualTo(Place.of(SCRIPT).file("a").line(1).statement(2));
        assertThat(one).hasSameHashCodeAs(Place.of(SCRIPT).file("a").line(1).statement(2));
        assertThat(Stream.of(
                        one.file("b"),
                        one.line(2),
                        one.statement(1),
                        one.script("x"),
                        one.group("x"),
                        Place.of(new ModuleId("x"))
                                .group("2010-11-29-news")
                                .script("news")
                                .file("a")
                                .line(1)
                                .statement(2)))
                .doesNotContain(one)
                .doesNotHaveDuplicates();
    }

    @Test
    void staysAsItWasWhenItIsNarrowed() {
        Place module = Place.of(MODULE);

        module.group("x").script("y").file("z").line(1).statement(1);

        assertThat(module).isEqualTo(Place.of(MODULE));
    }
}
