package dev.banister.engine.catalog;

import static dev.banister.engine.catalog.Offers.GROUP;
import static dev.banister.engine.catalog.Offers.build;
import static dev.banister.engine.catalog.Offers.folder;
import static dev.banister.engine.catalog.Offers.scripts;
import static dev.banister.engine.catalog.Offers.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.banister.api.model.Finding;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.script.ScriptReader;
import dev.banister.engine.script.ScriptSyntax;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SqlScriptReaderTest {

    static Stream<Arguments> variants() {
        return Stream.of(
                arguments(List.of("h2"), "a.up.sql a.down.sql", "a.up.sql", "a.down.sql"),
                arguments(List.of("h2"), "a.up.sql a.up.h2.sql a.down.sql", "a.up.h2.sql", "a.down.sql"),
                arguments(List.of("h2"), "a.up.sql a.down.h2.sql a.down.sql", "a.up.sql", "a.down.h2.sql"),
                arguments(List.of("h2"), "a.up.h2.sql a.up.mysql.sql", "a.up.h2.sql", ""),
                arguments(List.of("mariadb", "mysql"), "a.up.sql a.up.mysql.sql", "a.up.mysql.sql", ""),
                arguments(List.of("mariadb", "mysql"), "a.up.mysql.sql a.up.mariadb.sql", "a.up.mariadb.sql", ""),
                arguments(List.of("mariadb", "mysql"), "a.up.h2.sql a.up.sql", "a.up.sql", ""),
                arguments(List.of(), "a.up.h2.sql a.up.sql", "a.up.sql", ""));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void choosesTheVariantOfUpAndDownApart(List<String> variants, String files, String up, String down) {
        String[] paths = Stream.of(files.split(" "))
                .map(file -> "migrations/2013-11-11-news/" + file)
                .toArray(String[]::new);

        Catalog catalog = new CatalogBuilder(new ScriptReader(ScriptSyntax.H2), variants)
                .build(List.of(folder(FilesInMemory.of(paths))));

        OfferedScript.Sql script = sql(catalog, GROUP + "/a");
        assertThat(script.up().file()).endsWith("/" + up);
        assertThat(script.down()
                        .map(read -> read.file().substring(read.file().lastIndexOf('/') + 1))
                        .orElse(""))
                .isEqualTo(down);
    }

    @Test
    void reportsThatNoUpIsForThisDatabase() {
        Catalog catalog = build(folder(FilesInMemory.of("migrations/2013-11-11-news/a.up.postgresql.sql")));

        assertThat(catalog.findings()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("no-variant");
            assertThat(found.remedy()).contains("a.up.h2.sql");
            assertThat(found.severity()).isEqualTo(Severity.ERROR);
            assertThat(found.place()).isEqualTo(Place.of(GROUP.script("a")));
            assertThat(found.reasons()).containsExactly("there is one for: postgresql", "this database takes: h2");
        });
        assertThat(catalog.group(GROUP).orElseThrow().scripts()).isEmpty();
    }

    @Test
    void onlyWarnsThatNoDownIsForThisDatabase() {
        Catalog catalog = build(folder(FilesInMemory.of(
                "migrations/2013-11-11-news/a.up.sql", "migrations/2013-11-11-news/a.down.postgresql.sql")));

        assertThat(catalog.findings())
                .extracting(Finding::code, Finding::severity)
                .containsExactly(tuple("no-variant", Severity.WARNING));
        assertThat(sql(catalog, GROUP + "/a").reversible()).isFalse();
    }

    @Test
    void passesOnWhatTheScriptsHave() {
        Catalog catalog = build(folder(FilesInMemory.of()
                .with("migrations/2013-11-11-news/a.up.sql", "select 'a")
                .with("migrations/2013-11-11-news/b.up.sql", "-- banister: colour=red\nselect 1;")
                .with("migrations/2013-11-11-news/c.up.sql", "select 1;\nCOMMIT;")
                .with("migrations/2013-11-11-news/d.up.sql", new byte[] {(byte) 0xff})
                .withBroken("migrations/2013-11-11-news/e.up.sql")));

        assertThat(catalog.findings())
                .extracting(
                        Finding::code,
                        finding -> finding.place().script().orElse(""),
                        finding -> finding.place().file().orElse(""),
                        finding -> finding.place().line().orElse(0))
                .containsExactly(
                        tuple("unterminated", "a", "migrations/2013-11-11-news/a.up.sql", 1),
                        tuple("bad-directive", "b", "migrations/2013-11-11-news/b.up.sql", 1),
                        tuple("transaction-control", "c", "migrations/2013-11-11-news/c.up.sql", 2),
                        tuple("unreadable-file", "d", "migrations/2013-11-11-news/d.up.sql", 1),
                        tuple("unreadable-file", "e", "migrations/2013-11-11-news/e.up.sql", 0));
        assertThat(scripts(catalog)).extracting(script -> script.id().name()).containsExactly("b", "c");
    }

    @Test
    void takesADownThatMustNotBeRunForNone() {
        Catalog catalog = build(folder(FilesInMemory.of("migrations/2013-11-11-news/a.up.sql")
                .with("migrations/2013-11-11-news/a.down.sql", "delete from news; COMMIT;")));

        assertThat(catalog.findings()).extracting(Finding::code).containsExactly("transaction-control");
        assertThat(sql(catalog, GROUP + "/a").reversible()).isFalse();
    }

    @Test
    void warnsOfAnOrderInADown() {
        Catalog catalog = build(folder(FilesInMemory.of("migrations/2013-11-11-news/a.up.sql")
                .with("migrations/2013-11-11-news/a.down.sql", "-- banister: after=b\nselect 1;")));

        assertThat(catalog.findings())
                .extracting(Finding::code, Finding::severity)
                .containsExactly(tuple("bad-directive", Severity.WARNING));
        assertThat(sql(catalog, GROUP + "/a").reversible()).isTrue();
    }
}
