package dev.banister.engine.catalog;

import static dev.banister.engine.catalog.Offers.GROUP;
import static dev.banister.engine.catalog.Offers.build;
import static dev.banister.engine.catalog.Offers.code;
import static dev.banister.engine.catalog.Offers.folder;
import static dev.banister.engine.catalog.Offers.scripts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.banister.api.model.Finding;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.api.module.Migration;
import dev.banister.engine.catalog.Offers.AfterReversible;
import dev.banister.engine.catalog.Offers.Reversible;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptOrderTest {

    static Stream<Arguments> orders() {
        return Stream.of(
                arguments("name order", "a: b: c:", "a b c"),
                arguments("one after another", "a:c b: c:", "b c a"),
                arguments("only as late as need be", "a:b b: c: d:", "b a c d"),
                arguments("a chain backwards", "a:b b:c c:d d:", "d c b a"),
                arguments("two at once", "a:b,c b: c:", "b c a"),
                arguments("as it would be anyway", "a: b:a c:b", "a b c"),
                arguments("named twice", "a:b,b b:", "b a"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void ordersScriptsByNameExceptWhereAfterSaysOtherwise(String what, String scripts, String expected) {
        Catalog catalog = build(folder(scriptsWithAfter(scripts)));

        assertThat(catalog.findings()).isEmpty();
        assertThat(scripts(catalog)).extracting(script -> script.id().name()).containsExactly(expected.split(" "));
    }

    @Test
    void ordersScriptsInJavaByTheListExceptWhereTheySayOtherwise() {
        Catalog catalog = build(code(
                FilesInMemory.of("migrations/2013-11-11-news/b.up.sql")
                        .with("migrations/2013-11-11-news/a.up.sql", "-- banister: after=Reversible\nselect 1"),
                "2013-11-11-news",
                new AfterReversible(),
                Migration.sql("b"),
                Migration.sql("a"),
                new Reversible()));

        assertThat(catalog.findings()).isEmpty();
        assertThat(scripts(catalog))
                .extracting(script -> script.id().name())
                .containsExactly("b", "Reversible", "AfterReversible", "a");
    }

    @Test
    void reportsAnAfterThatNamesNothing() {
        Catalog inSql = build(folder(scriptsWithAfter("a:x b:")));
        Catalog inCode = build(code("2013-11-11-news", new AfterReversible()));

        assertThat(inSql.findings()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("unknown-script");
            assertThat(found.severity()).isEqualTo(Severity.ERROR);
            assertThat(found.place())
                    .isEqualTo(Place.of(GROUP.script("a")).file("migrations/2013-11-11-news/a.up.sql"));
            assertThat(found.reasons()).containsExactly("the group has: a, b");
        });
        assertThat(inCode.findings())
                .extracting(Finding::code, Finding::place)
                .containsExactly(tuple("unknown-script", Place.of(GROUP.script("AfterReversible"))));
    }

    @Test
    void doesNotBlameAnAfterThatNamesABrokenScript() {
        Catalog catalog =
                build(folder(scriptsWithAfter("a:b").with("migrations/2013-11-11-news/b.up.sql", "select 'a")));

        assertThat(catalog.findings()).extracting(Finding::code).containsExactly("unterminated");
    }

    @ParameterizedTest
    @CsvSource({
        "a:a, a comes after a",
        "'a:b b:a c:', a comes after b comes after a",
        "'a: b:c c:d d:b', b comes after c comes after d comes after b",
        "'a:b b:c c:b', b comes after c comes after b",
    })
    void printsTheCircleOfScripts(String scripts, String circle) {
        Catalog catalog = build(folder(scriptsWithAfter(scripts)));

        assertThat(catalog.findings()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("script-cycle");
            assertThat(found.severity()).isEqualTo(Severity.ERROR);
            assertThat(found.place()).isEqualTo(Place.of(GROUP));
            assertThat(found.reasons()).containsExactly(circle);
        });
        assertThat(scripts(catalog)).hasSize(scripts.split(" ").length);
    }
    /** For instance {@code a:b,c b: c:}. */
    private static FilesInMemory scriptsWithAfter(String scripts) {
        FilesInMemory files = FilesInMemory.none();
        for (String each : scripts.split(" ")) {
            String[] parts = each.split(":", -1);
            String directive = parts[1].isEmpty() ? "" : "-- banister: after=" + parts[1] + "\n";
            files.with("migrations/2013-11-11-news/" + parts[0] + ".up.sql", directive + "select '" + each + "';");
        }
        return files;
    }
}
