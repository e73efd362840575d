package dev.banister.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "org.example.news", "org.example-news_2", "1", "A.B"})
    void moduleIsASymbolicName(String text) {
        assertThat(new ModuleId(text)).hasToString(text);
        assertThat(ModuleId.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "-a", "a b", "a/b", "a;version=1", "ä", "a\n"})
    void moduleHasNoOtherCharacters(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModuleId(text))
                .withMessageStartingWith("module '" + text + "' may only have");
        assertThat(ModuleId.isValid(text)).isFalse();
    }

    @Test
    void moduleHasAtMostTwoHundredCharacters() {
        assertThat(ModuleId.isValid("x".repeat(200))).isTrue();
        assertThat(ModuleId.isValid("x".repeat(201))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "org.example.news/2010-11-29-news, org.example.news, 2010-11-29-news",
        "a/1_b, a, 1_b",
    })
    void groupRoundTrips(String text, String module, String name) {
        GroupId id = GroupId.parse(text);

        assertThat(id).isEqualTo(new GroupId(new ModuleId(module), GroupName.of(name)));
        assertThat(id).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a/", "/1_b", "a/1_b/c", "a/b", "a b/1_b"})
    void groupHasNoOtherForm(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> GroupId.parse(text));
    }

    @Test
    void groupsAreOrderedByTheirPlaceInTimeThenByModuleThenByText() {
        assertThat(Stream.of(
                                "b/2013-01-01-alpha",
                                "a/2013-01-01-zeta",
                                "a/2013-01-01-beta",
                                "z/2_a",
                                "a/10_a",
                                "b/1999-01-01-x")
                        .map(GroupId::parse)
                        .sorted())
                .extracting(GroupId::toString)
                .containsExactly(
                        "z/2_a",
                        "a/10_a",
                        "b/1999-01-01-x",
                        "a/2013-01-01-beta",
                        "a/2013-01-01-zeta",
                        "b/2013-01-01-alpha");
    }

    @ParameterizedTest
    @CsvSource({
        "org.example.news/2010-11-29-news/news, org.example.news/2010-11-29-news, news",
        "a/1_b/MigrateFoo, a/1_b, MigrateFoo",
        "a/1_b/1_b, a/1_b, 1_b",
    })
    void scriptRoundTrips(String text, String group, String name) {
        ScriptId id = ScriptId.parse(text);

        assertThat(id).isEqualTo(GroupId.parse(group).script(name));
        assertThat(id).hasToString(text);
        assertThat(id.module()).isEqualTo(GroupId.parse(group).module());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a/1_b", "a/1_b/c/d", "/a/1_b"})
    void scriptHasNoOtherForm(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScriptId.parse(text))
                .withMessageContaining("'");
    }

    @Test
    void scriptSaysItsOwnTextWhereItsFormIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScriptId.parse("a/1_b/c/d"))
                .withMessage("'a/1_b/c/d' is not of the form module/group/script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a b", "-a", "ä"})
    void scriptNameHasNoOtherCharacters(String name) {
        GroupId group = GroupId.parse("a/1_b");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> group.script(name))
                .withMessageStartingWith("script '" + name + "' may only have");
    }

    @Test
    void scriptNameHasAtMostAHundredCharacters() {
        GroupId group = GroupId.parse("a/1_b");

        assertThat(group.script("x".repeat(100)).name()).hasSize(ScriptId.MAX_LENGTH);
        assertThatIllegalArgumentException().isThrownBy(() -> group.script("x".repeat(101)));
    }

    @Test
    void namesAreComparedByteForByte() {
        assertThat(ScriptId.parse("a/1_b/MigrateFoo")).isNotEqualTo(ScriptId.parse("a/1_b/migratefoo"));
        assertThat(ScriptId.parse("a/1_b/Z")).isLessThan(ScriptId.parse("a/1_b/a"));
        assertThat(new ModuleId("A")).isNotEqualTo(new ModuleId("a"));
    }
}
