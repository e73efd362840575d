package dev.banister.engine.catalog;

import static dev.banister.engine.catalog.Offers.GROUP;
import static dev.banister.engine.catalog.Offers.build;
import static dev.banister.engine.catalog.Offers.code;
import static dev.banister.engine.catalog.Offers.folder;
import static dev.banister.engine.catalog.Offers.scripts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.banister.api.model.Finding;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.api.module.Migration;
import dev.banister.engine.catalog.Offers.FailsToSayItsName;
import dev.banister.engine.catalog.Offers.FailsToSayItsVersion;
import dev.banister.engine.catalog.Offers.Reversible;
import org.junit.jupiter.api.Test;

class FolderOwnershipTest {

    @Test
    void reportsAClassAndAFolderOfOneGroup() {
        Catalog catalog = build(code(
                FilesInMemory.of("migrations/2013-11-11-news/a.up.sql", "migrations/2013-11-11-news/b.up.sql"),
                "2013-11-11-news",
                new Reversible()));

        assertThat(catalog.findings())
                .extracting(Finding::code, Finding::severity, Finding::place)
                .containsExactly(tuple(
                        "class-and-folder", Severity.ERROR, Place.of(GROUP).file("migrations/2013-11-11-news")));
        assertThat(scripts(catalog)).hasOnlyElementsOfType(OfferedScript.Java.class);
    }

    @Test
    void reportsAClassAndAFileOfOneGroup() {
        Catalog catalog =
                build(code(FilesInMemory.of("migrations/2013-11-11-news.up.sql"), "2013-11-11-news", new Reversible()));

        assertThat(catalog.findings())
                .extracting(Finding::code, Finding::place)
                .containsExactly(tuple("class-and-folder", Place.of(GROUP).file("migrations/2013-11-11-news.up.sql")));
    }

    @Test
    void reportsAClassAndAFileOfOneScript() {
        Catalog catalog = build(code(
                FilesInMemory.of("migrations/2013-11-11-news/Reversible.up.sql"), "2013-11-11-news", new Reversible()));

        assertThat(catalog.findings())
                .extracting(Finding::code, Finding::place)
                .containsExactly(tuple(
                        "class-and-folder",
                        Place.of(GROUP.script("Reversible")).file("migrations/2013-11-11-news/Reversible.up.sql")));
    }

    @Test
    void reportsAFileThatTheCodeDoesNotName() {
        Catalog catalog = build(code(
                FilesInMemory.of("migrations/2013-11-11-news/a.up.sql", "migrations/2013-11-11-news/b.down.sql"),
                "2013-11-11-news",
                new Reversible(),
                Migration.sql("a")));

        assertThat(catalog.findings())
                .extracting(Finding::code, Finding::severity, Finding::place)
                .containsExactly(tuple(
                        "unused-file",
                        Severity.ERROR,
                        Place.of(GROUP.script("b")).file("migrations/2013-11-11-news/b.down.sql")));
    }

    @Test
    void warnsOfGroupPropertiesThatTheCodeMakesUseless() {
        Catalog catalog = build(code(
                FilesInMemory.of("migrations/2013-11-11-news/data.csv")
                        .with("migrations/2013-11-11-news/group.properties", "requires=org.example.core"),
                "2013-11-11-news",
                new Reversible()));

        assertThat(catalog.findings())
                .extracting(Finding::code, Finding::severity)
                .containsExactly(tuple("unused-file", Severity.WARNING));
    }

    @Test
    void reportsAScriptThatHasNoFile() {
        Catalog catalog = build(code("2013-11-11-news", Migration.sql("backfill")));

        assertThat(catalog.findings())
                .extracting(Finding::code, Finding::severity, Finding::place)
                .containsExactly(tuple(
                        "missing-file",
                        Severity.ERROR,
                        Place.of(GROUP.script("backfill")).file("migrations/2013-11-11-news/backfill.up.sql")));
        assertThat(catalog.group(GROUP).orElseThrow().scripts()).isEmpty();
    }

    @Test
    void doesNotTakeAFileForTheScriptOfAGroupInJava() {
        Catalog catalog = build(code(
                FilesInMemory.of("migrations/2013-11-11-news.up.sql"),
                "2013-11-11-news",
                Migration.sql("2013-11-11-news")));

        assertThat(catalog.findings())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("class-and-folder", "missing-file");
    }

    @Test
    void reportsADownWithoutAnUp() {
        Catalog catalog = build(folder(
                FilesInMemory.of("migrations/2013-11-11-news/a.up.sql", "migrations/2013-11-11-news/b.down.sql")));

        assertThat(catalog.findings())
                .extracting(Finding::code, Finding::place)
                .containsExactly(tuple(
                        "missing-file", Place.of(GROUP.script("b")).file("migrations/2013-11-11-news/b.down.sql")));
        assertThat(scripts(catalog)).hasSize(1);
    }

    @Test
    void reportsTwoScriptsOfOneName() {
        Catalog catalog = build(code(
                FilesInMemory.of("migrations/2013-11-11-news/a.up.sql"),
                "2013-11-11-news",
                new Reversible(),
                Migration.sql("a"),
                new Reversible(),
                Migration.sql("a")));

        assertThat(catalog.findings())
                .extracting(Finding::code, Finding::place)
                .containsExactly(
                        tuple("duplicate-script", Place.of(GROUP.script("Reversible"))),
                        tuple("duplicate-script", Place.of(GROUP.script("a"))));
        assertThat(scripts(catalog)).hasSize(2);
    }

    @Test
    void reportsAGroupWithoutScripts() {
        Catalog inFolder = build(folder(FilesInMemory.of("migrations/2013-11-11-news/notes.txt")));
        Catalog inCode = build(code("2013-11-11-news"));

        assertThat(inFolder.findings())
                .extracting(Finding::code, Finding::severity, Finding::place)
                .containsExactly(
                        tuple("empty-group", Severity.ERROR, Place.of(GROUP).file("migrations/2013-11-11-news")));
        assertThat(inCode.findings())
                .extracting(Finding::code, Finding::place)
                .containsExactly(tuple("empty-group", Place.of(GROUP)));
    }

    @Test
    void reportsAScriptThatFailsWhenItIsLookedAt() {
        Catalog catalog =
                build(code("2013-11-11-news", new FailsToSayItsVersion(), new FailsToSayItsName(), new Reversible()));

        assertThat(catalog.findings())
                .extracting(
                        Finding::code,
                        Finding::place,
                        finding -> finding.reasons().get(0))
                .containsExactlyInAnyOrder(
                        tuple(
                                "group-failed",
                                Place.of(GROUP.script("FailsToSayItsVersion")),
                                "java.lang.NoClassDefFoundError: org/example/Gone"),
                        tuple("group-failed", Place.of(GROUP), "java.lang.IllegalStateException: no name today"));
        assertThat(scripts(catalog)).hasSize(1);
    }
}
