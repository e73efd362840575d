package dev.banister.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.banister.api.model.Finding;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.Severity;
import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;
import dev.banister.engine.script.ScriptReader;
import dev.banister.engine.script.ScriptSyntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogBuilderTest {

    private static final ModuleId MODULE = new ModuleId("org.example.news");
    private static final GroupId GROUP = GroupId.parse("org.example.news/2013-11-11-news");

    // What is offered.

    @Test
    void offersNothingWhereNobodyDoes() {
        Catalog catalog = build();

        assertThat(catalog.modules()).isEmpty();
        assertThat(catalog.findings()).isEmpty();
        assertThat(catalog.fingerprint()).matches("[0-9a-f]{64}");
    }

    @Test
    void offersTheGroupsOfAModuleInItsOwnOrder() {
        Catalog catalog = build(folder(FilesInMemory.of(
                "migrations/2013-11-11-b/a.up.sql",
                "migrations/m101129_185401_news.up.sql",
                "migrations/10_a.up.sql",
                "migrations/9_z.up.sql",
                "migrations/20080906120000_products/p.up.sql")));

        assertThat(catalog.findings()).isEmpty();
        assertThat(catalog.module(MODULE).orElseThrow().groups())
                .extracting(group -> group.id().name().text())
                .containsExactly("9_z", "10_a", "20080906120000_products", "m101129_185401_news", "2013-11-11-b");
    }

    @Test
    void readsUpAndDownOfAScriptInSql() {
        Catalog catalog = build(folder(FilesInMemory.of("migrations/2013-11-11-news/drop.up.sql")
                .with(
                        "migrations/2013-11-11-news/news.up.sql",
                        "create table news (id int);\ninsert into news values (1);")
                .with("migrations/2013-11-11-news/news.down.sql", "drop table news;")));

        OfferedScript.Sql news = sql(catalog, "org.example.news/2013-11-11-news/news");
        assertThat(news.up().file()).isEqualTo("migrations/2013-11-11-news/news.up.sql");
        assertThat(news.up().statements()).hasSize(2);
        assertThat(news.down().orElseThrow().file()).isEqualTo("migrations/2013-11-11-news/news.down.sql");
        assertThat(news.reversible()).isTrue();
        assertThat(news.checksum()).isEqualTo(news.up().checksum()).isNotEqualTo(news.downChecksum());
        OfferedScript.Sql drop = sql(catalog, "org.example.news/2013-11-11-news/drop");
        assertThat(drop.reversible()).isFalse();
        assertThat(drop.downChecksum()).isEmpty();
    }

    @Test
    void givesTheScriptOfAFileTheNameOfItsGroup() {
        Catalog catalog =
                build(folder(FilesInMemory.of("migrations/001_articles.up.sql", "migrations/001_articles.down.sql")));

        OfferedScript.Sql script = sql(catalog, "org.example.news/001_articles/001_articles");
        assertThat(script.up().file()).isEqualTo("migrations/001_articles.up.sql");
        assertThat(script.reversible()).isTrue();
    }

    @Test
    void readsAScriptInJava() {
        Catalog catalog = build(code("2013-11-11-news", new Reversible(), new Irreversible(), new InheritsDown()));

        assertThat(catalog.findings()).isEmpty();
        assertThat(scripts(catalog))
                .extracting(
                        script -> script.id().name(),
                        OfferedScript::checksum,
                        OfferedScript::reversible,
                        OfferedScript::downChecksum)
                .containsExactly(
                        tuple("Reversible", "java:1", true, "java:1"),
                        tuple("Irreversible", "java:7", false, ""),
                        tuple("InheritsDown", "java:1", true, "java:1"));
    }

    @Test
    void mixesScriptsInJavaAndInSqlInTheOrderOfTheList() {
        Catalog catalog = build(code(
                FilesInMemory.of("migrations/2013-11-11-news/backfill.up.sql", "migrations/2013-11-11-news/a.up.sql"),
                "2013-11-11-news",
                Migration.sql("backfill"),
                new Reversible(),
                Migration.sql("a")));

        assertThat(catalog.findings()).isEmpty();
        assertThat(scripts(catalog))
                .extracting(script -> script.id().name())
                .containsExactly("backfill", "Reversible", "a");
    }

    @Test
    void keepsWhatAGroupAsksOfOthers() {
        GroupOffer offer = new GroupOffer(
                "2013-11-11-news",
                true,
                List.of("org.example.core", "org.example.users/001_users", "org.example.mail;version=[1,2)"),
                List.of("org.example.stats"),
                List.of("org.example.old/001_x"),
                Optional.of("org.example.old/001_news"),
                List.of(Migration.sql("a")));

        Catalog catalog = build(module(FilesInMemory.of("migrations/2013-11-11-news/a.up.sql"), offer));

        OfferedGroup group = catalog.group(GROUP).orElseThrow();
        assertThat(catalog.findings()).isEmpty();
        assertThat(group.requires())
                .extracting(Requirement::toString)
                .containsExactly(
                        "org.example.core", "org.example.users/001_users", "org.example.mail;version=[1.0.0,2.0.0)");
        assertThat(group.afterIfPresent()).extracting(Requirement::toString).containsExactly("org.example.stats");
        assertThat(group.conflicts()).extracting(Requirement::toString).containsExactly("org.example.old/001_x");
        assertThat(group.formerly()).contains(GroupId.parse("org.example.old/001_news"));
    }

    @Test
    void takesAFormerNameWithoutAModuleForOneOfItsOwn() {
        Catalog catalog = build(module(
                FilesInMemory.of("migrations/2013-11-11-news/a.up.sql"), asking(offer -> offer.formerly = "001_news")));

        assertThat(catalog.group(GROUP).orElseThrow().formerly()).contains(GroupId.parse("org.example.news/001_news"));
    }

    @Test
    void keepsWhatWasFoundBeforehand() {
        Finding before = Finding.of("fragment-not-read", Severity.WARNING, Place.of(MODULE), "text", "remedy");
        ModuleOffer offer = new ModuleOffer(
                MODULE, ModuleVersion.ZERO, "migrations", FilesInMemory.none(), List.of(), List.of(before));

        assertThat(build(offer).findings()).containsExactly(before);
    }

    // Variants.

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

    // Names.

    @ParameterizedTest
    @CsvSource({
        "attachments, group-without-date",
        "2013-02-30-x, group-without-date",
        "20130230000000_x, group-without-date",
        "2013-11-11, group-without-date",
        "2013-11-11-a b, invalid-name",
        "2013-11-11-ä, invalid-name",
        "-001_x, invalid-name",
    })
    void reportsANameThatIsNoneOfAGroup(String name, String code) {
        Catalog inFolder =
                build(folder(FilesInMemory.of("migrations/" + name + "/a.up.sql", "migrations/001_b.up.sql")));
        Catalog asFile = build(folder(FilesInMemory.of("migrations/" + name + ".up.sql")));
        Catalog inCode = build(code(name, new Reversible()));

        Place place = Place.of(MODULE).group(name);
        assertThat(inFolder.findings())
                .extracting(Finding::code, Finding::severity, Finding::place)
                .containsExactly(tuple(code, Severity.ERROR, place.file("migrations/" + name)));
        assertThat(inFolder.group(GroupId.parse("org.example.news/001_b"))).isPresent();
        assertThat(asFile.findings())
                .extracting(Finding::code, Finding::place)
                .containsExactly(tuple(code, place.file("migrations/" + name + ".up.sql")));
        assertThat(inCode.findings()).extracting(Finding::code, Finding::place).containsExactly(tuple(code, place));
        assertThat(inCode.module(MODULE).orElseThrow().groups()).isEmpty();
    }

    @Test
    void reportsAGroupNameThatIsTooLong() {
        Catalog catalog = build(folder(FilesInMemory.of("migrations/001_" + "x".repeat(97) + "/a.up.sql")));

        assertThat(catalog.findings()).extracting(Finding::code).containsExactly("invalid-name");
    }

    @Test
    void reportsAScriptNameThatIsNone() {
        Catalog inFolder = build(folder(
                FilesInMemory.of("migrations/2013-11-11-news/a b.up.sql", "migrations/2013-11-11-news/1.2.up.sql")));
        Catalog inCode = build(code(
                "2013-11-11-news",
                Migration.sql("a.up.sql"),
                new Migration() {
                    @Override
                    public void up(Database db) {}
                },
                new Reversible()));

        assertThat(inFolder.findings())
                .extracting(Finding::code, Finding::place)
                .containsExactly(tuple("invalid-name", Place.of(GROUP)), tuple("invalid-name", Place.of(GROUP)));
        assertThat(inCode.findings()).extracting(Finding::code).containsExactly("invalid-name", "invalid-name");
        assertThat(scripts(inCode)).hasSize(1);
    }

    static Stream<Arguments> duplicates() {
        return Stream.of(
                arguments("one number", "1_a 001_b", "2 groups of the module have the number 1"),
                arguments(
                        "one timestamp",
                        "20101129185401_a 20101129185401_b",
                        "2 groups of the module have the time 2010-11-29T18:54:01Z"),
                arguments(
                        "one timestamp in two spellings",
                        "20101129185401_a m101129_185401_b",
                        "2 groups of the module have the time 2010-11-29T18:54:01Z"),
                arguments("three", "1_a 01_b 001_c", "3 groups of the module have the number 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("duplicates")
    void reportsGroupsThatCannotBeToldApart(String what, String names, String text) {
        Catalog catalog = build(folder(FilesInMemory.of(Stream.of(names.split(" "))
                .map(name -> "migrations/" + name + ".up.sql")
                .toArray(String[]::new))));

        assertThat(catalog.findings()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("duplicate-group");
            assertThat(found.severity()).isEqualTo(Severity.ERROR);
            assertThat(found.place()).isEqualTo(Place.of(MODULE));
            assertThat(found.text()).isEqualTo(text);
            assertThat(found.reasons()).containsExactlyInAnyOrder(names.split(" "));
        });
        assertThat(catalog.module(MODULE).orElseThrow().groups()).hasSize(names.split(" ").length);
    }

    @ParameterizedTest
    @CsvSource({
        "2013-11-11-a, 2013-11-11-b",
        "2013-11-11-a, 20131111000000_b",
        "1_a, 10_b",
        "20101129185401_a, 20101129185402_b",
    })
    void letsPassWhatIsOnlyNear(String one, String other) {
        Catalog catalog =
                build(folder(FilesInMemory.of("migrations/" + one + ".up.sql", "migrations/" + other + ".up.sql")));

        assertThat(catalog.findings()).isEmpty();
    }

    @Test
    void reportsAFolderAndAFileOfOneName() {
        Catalog catalog = build(
                folder(FilesInMemory.of("migrations/2013-11-11-news.up.sql", "migrations/2013-11-11-news/a.up.sql")));

        assertThat(catalog.findings())
                .extracting(Finding::code, Finding::place)
                .containsExactly(tuple("duplicate-group", Place.of(MODULE).file("migrations/2013-11-11-news.up.sql")));
        assertThat(catalog.group(GROUP)).isPresent();
    }

    @Test
    void reportsTwoServicesOfOneName() {
        Catalog catalog = build(module(
                FilesInMemory.none(),
                new GroupOffer(
                        "001_a", false, List.of(), List.of(), List.of(), Optional.empty(), List.of(new Reversible())),
                new GroupOffer(
                        "001_a",
                        false,
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of(new Irreversible()))));

        assertThat(catalog.findings())
                .extracting(Finding::code, Finding::place)
                .containsExactly(tuple("duplicate-group", Place.of(MODULE)));
        assertThat(catalog.module(MODULE).orElseThrow().groups()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2013-11-11-news, 2014-01-01-news",
        "001_news, 002_news",
        "20101129185401_news, 2013-11-11-news",
    })
    void warnsOfOneNameUnderTwoDates(String one, String other) {
        Catalog catalog =
                build(folder(FilesInMemory.of("migrations/" + one + ".up.sql", "migrations/" + other + ".up.sql")));

        assertThat(catalog.findings()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("similar-group");
            assertThat(found.severity()).isEqualTo(Severity.WARNING);
            assertThat(found.place()).isEqualTo(Place.of(MODULE).group(other));
            assertThat(found.reasons()).containsExactly(one, other);
        });
    }

    // Code and folders.

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

    // What is in the files.

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

    // Requirements.

    static Stream<Arguments> badRequirements() {
        return Stream.of(
                arguments("requires=org example", asking(offer -> offer.requires = "org example")),
                arguments("requires=a/b", asking(offer -> offer.requires = "a/b")),
                arguments("requires=a;version=x", asking(offer -> offer.requires = "a;version=x")),
                arguments("after-if-present=a/b", asking(offer -> offer.afterIfPresent = "a/b")),
                arguments("after-if-present=a;version=1.0.0", asking(offer -> offer.afterIfPresent = "a;version=1")),
                arguments("conflicts=a/b/c", asking(offer -> offer.conflicts = "a/b/c")),
                arguments("conflicts=a;version=1.0.0", asking(offer -> offer.conflicts = "a;version=1")),
                arguments("formerly=attachments", asking(offer -> offer.formerly = "attachments")),
                arguments("formerly=a/b/c", asking(offer -> offer.formerly = "a/b/c")),
                arguments("formerly=2013-11-11-news", asking(offer -> offer.formerly = "2013-11-11-news")));
    }

    @ParameterizedTest
    @MethodSource("badRequirements")
    void reportsARequirementThatItCannotTake(String what, GroupOffer offer) {
        Catalog catalog = build(module(FilesInMemory.of("migrations/2013-11-11-news/a.up.sql"), offer));

        assertThat(catalog.findings()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("bad-requirement");
            assertThat(found.severity()).isEqualTo(Severity.ERROR);
            assertThat(found.place()).isEqualTo(Place.of(GROUP));
            assertThat(found.text()).isEqualTo("cannot take " + what);
            assertThat(found.reasons()).hasSize(1);
        });
        OfferedGroup group = catalog.group(GROUP).orElseThrow();
        assertThat(group.requires()).isEmpty();
        assertThat(group.afterIfPresent()).isEmpty();
        assertThat(group.conflicts()).isEmpty();
        assertThat(group.formerly()).isEmpty();
    }

    @Test
    void saysInWhichFileABadRequirementStands() {
        Catalog catalog = build(folder(FilesInMemory.of("migrations/2013-11-11-news/a.up.sql")
                .with("migrations/2013-11-11-news/group.properties", "requires=org.example.core, a/b")));

        assertThat(catalog.findings())
                .extracting(Finding::code, Finding::place)
                .containsExactly(
                        tuple("bad-requirement", Place.of(GROUP).file("migrations/2013-11-11-news/group.properties")));
        assertThat(catalog.group(GROUP).orElseThrow().requires()).hasSize(1);
    }

    @Test
    void wantsAGroupNamedWhereThereIsNoDate() {
        Catalog catalog = build(folder(FilesInMemory.of("migrations/001_a/a.up.sql")
                .with(
                        "migrations/001_a/group.properties",
                        "requires=org.example.core, org.example.users/001_u, org.example.mail;version=1")));

        assertThat(catalog.findings()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("bad-requirement");
            assertThat(found.remedy()).isEqualTo("Name the group: requires=org.example.core/GROUP.");
        });
        assertThat(catalog.module(MODULE).orElseThrow().groups().get(0).requires())
                .hasSize(2);
    }

    @Test
    void reportsAFormerNameThatIsStillInUse() {
        Catalog catalog = build(folder(
                FilesInMemory.of("migrations/001_a/a.up.sql", "migrations/002_b/b.up.sql", "migrations/003_c/c.up.sql")
                        .with("migrations/002_b/group.properties", "formerly=001_a")
                        .with("migrations/003_c/group.properties", "formerly=000_x")
                        .with("migrations/004_d/group.properties", "formerly=000_x")
                        .with("migrations/004_d/d.up.sql", "select 1")));

        assertThat(catalog.findings())
                .extracting(
                        Finding::code,
                        finding -> finding.place().group().orElse(""),
                        finding -> finding.reasons().get(0))
                .containsExactly(
                        tuple("bad-requirement", "002_b", "the other one: org.example.news/001_a"),
                        tuple("bad-requirement", "004_d", "the other one: org.example.news/003_c"));
    }

    // The order of scripts.

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

    // Two versions, and the whole.

    @Test
    void takesTheHigherOfTwoVersions() {
        ModuleOffer older = version("1.2", "migrations/001_a.up.sql");
        ModuleOffer newer = version("1.10", "migrations/001_a.up.sql", "migrations/002_b.up.sql");

        Catalog catalog = build(newer, older);

        assertThat(catalog.module(MODULE).orElseThrow().version()).isEqualTo(ModuleVersion.parse("1.10"));
        assertThat(catalog.module(MODULE).orElseThrow().groups()).hasSize(2);
        assertThat(catalog.findings()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("two-versions");
            assertThat(found.severity()).isEqualTo(Severity.WARNING);
            assertThat(found.place()).isEqualTo(Place.of(MODULE));
            assertThat(found.reasons()).containsExactly("offers its groups: 1.10.0", "does not: 1.2.0");
        });
        assertThat(build(older, newer).fingerprint()).isEqualTo(catalog.fingerprint());
    }

    @Test
    void decidesBetweenTwoOfOneVersionTheSameEveryTime() {
        ModuleOffer one = version("1.2", "migrations/001_a.up.sql");
        ModuleOffer other = version("1.2", "migrations/001_a.up.sql", "migrations/002_b.up.sql");

        assertThat(build(one, other).fingerprint()).isEqualTo(build(other, one).fingerprint());
        assertThat(build(one, other).findings()).extracting(Finding::code).containsExactly("two-versions");
    }

    @Test
    void isTheSameForEveryOrderOfTheOffers() {
        List<ModuleOffer> offers = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d", "e")) {
            offers.add(offer(
                    new ModuleId(name),
                    ModuleVersion.ZERO,
                    FilesInMemory.of("migrations/001_a.up.sql", "migrations/1_b.up.sql", "migrations/x.up.sql")));
        }
        Catalog expected = build(offers.toArray(ModuleOffer[]::new));

        Random random = new Random(11);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(offers, random);
            Catalog shuffled = build(
                    offers.stream().map(CatalogBuilderTest::shuffledGroups).toArray(ModuleOffer[]::new));

            assertThat(shuffled.fingerprint()).isEqualTo(expected.fingerprint());
            assertThat(shuffled.findings()).isEqualTo(expected.findings()).isNotEmpty();
            assertThat(List.copyOf(shuffled.modules())).isEqualTo(List.copyOf(expected.modules()));
        }
    }

    static Stream<Arguments> changes() {
        FilesInMemory same =
                FilesInMemory.of("migrations/2013-11-11-news/a.up.sql", "migrations/2013-11-11-news/a.down.sql");
        String up = "migrations/2013-11-11-news/a.up.sql";
        String down = "migrations/2013-11-11-news/a.down.sql";
        String properties = "migrations/2013-11-11-news/group.properties";
        return Stream.of(
                arguments("nothing", both(), true),
                arguments("a comment", both().with(up, "-- why\nselect 1;"), true),
                arguments("a file that is not run", both().with("migrations/README.md", "x"), true),
                arguments("a warning", both().with("migrations/x.sql", "x"), true),
                arguments("an up", both().with(up, "select 2"), false),
                arguments("a down", both().with(down, "select 2"), false),
                arguments("no down", FilesInMemory.of(up), false),
                arguments("a directive", both().with(up, "-- banister: transaction=false\nselect 1;"), false),
                arguments("another script", both().with("migrations/2013-11-11-news/b.up.sql", "select 1"), false),
                arguments("another group", both().with("migrations/001_b.up.sql", "select 1"), false),
                arguments("requires", both().with(properties, "requires=a"), false),
                arguments("after-if-present", both().with(properties, "after-if-present=a"), false),
                arguments("conflicts", both().with(properties, "conflicts=a"), false),
                arguments("formerly", both().with(properties, "formerly=001_a"), false),
                arguments("an error", both().with(properties, "requires=a/b"), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void changesItsFingerprintWithWhatAPlanDependsOn(String what, FilesInMemory files, boolean same) {
        String before = build(folder(both())).fingerprint();

        String after = build(folder(files)).fingerprint();

        assertThat(after.equals(before)).isEqualTo(same);
    }

    @Test
    void changesItsFingerprintWithIdAndVersionOfAModule() {
        String fingerprint = build(offer(MODULE, ModuleVersion.ZERO, both())).fingerprint();

        assertThat(build(offer(MODULE, ModuleVersion.parse("1"), both())).fingerprint())
                .isNotEqualTo(fingerprint);
        assertThat(build(offer(new ModuleId("x"), ModuleVersion.ZERO, both())).fingerprint())
                .isNotEqualTo(fingerprint);
        assertThat(build().fingerprint()).isNotEqualTo(fingerprint);
    }

    // Scripts in Java.

    private static class Reversible extends Migration {
        @Override
        public void up(Database db) {}

        @Override
        public void down(Database db) {}
    }

    private static final class Irreversible extends Migration {
        @Override
        public void up(Database db) {}

        @Override
        public int version() {
            return 7;
        }
    }

    private static final class InheritsDown extends Reversible {}

    private static final class AfterReversible extends Reversible {
        AfterReversible() {
            executeAfter("Reversible");
        }
    }

    private static final class FailsToSayItsVersion extends Reversible {
        @Override
        public int version() {
            throw new NoClassDefFoundError("org/example/Gone");
        }
    }

    private static final class FailsToSayItsName extends Reversible {
        @Override
        public String name() {
            throw new IllegalStateException("no name today");
        }
    }

    // Making offers.

    private static final class Asking {
        private String requires = "";
        private String afterIfPresent = "";
        private String conflicts = "";
        private String formerly = "";
    }

    private static GroupOffer asking(Consumer<Asking> what) {
        Asking asking = new Asking();
        what.accept(asking);
        return new GroupOffer(
                "2013-11-11-news",
                true,
                Requirement.split(asking.requires),
                Requirement.split(asking.afterIfPresent),
                Requirement.split(asking.conflicts),
                Optional.of(asking.formerly).filter(text -> !text.isEmpty()),
                List.of(Migration.sql("a")));
    }

    private static FilesInMemory both() {
        return FilesInMemory.of("migrations/2013-11-11-news/a.up.sql", "migrations/2013-11-11-news/a.down.sql");
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

    private static ModuleOffer folder(FilesInMemory files) {
        return offer(MODULE, ModuleVersion.ZERO, files);
    }

    private static ModuleOffer version(String version, String... paths) {
        return offer(MODULE, ModuleVersion.parse(version), FilesInMemory.of(paths));
    }

    private static ModuleOffer offer(ModuleId id, ModuleVersion version, FilesInMemory files) {
        MigrationsFolder.Found found = MigrationsFolder.read(id, files, "migrations");
        return new ModuleOffer(id, version, "migrations", files, found.groups(), found.findings());
    }

    private static ModuleOffer shuffledGroups(ModuleOffer offer) {
        List<GroupOffer> groups = new ArrayList<>(offer.groups());
        Collections.shuffle(groups, new Random(groups.hashCode()));
        return new ModuleOffer(offer.id(), offer.version(), offer.path(), offer.files(), groups, offer.findings());
    }

    private static ModuleOffer code(String group, Migration... scripts) {
        return code(FilesInMemory.none(), group, scripts);
    }

    /** As a host sees it: the folder is found as well. */
    private static ModuleOffer code(FilesInMemory files, String group, Migration... scripts) {
        List<GroupOffer> groups = new ArrayList<>(
                MigrationsFolder.read(MODULE, files, "migrations").groups());
        groups.add(new GroupOffer(
                group, false, List.of(), List.of(), List.of(), Optional.empty(), Arrays.asList(scripts)));
        return module(files, groups.toArray(GroupOffer[]::new));
    }

    private static ModuleOffer module(FilesInMemory files, GroupOffer... groups) {
        return new ModuleOffer(MODULE, ModuleVersion.ZERO, "migrations", files, List.of(groups), List.of());
    }

    private static Catalog build(ModuleOffer... offers) {
        return new CatalogBuilder(new ScriptReader(ScriptSyntax.H2), List.of("h2")).build(List.of(offers));
    }

    private static List<OfferedScript> scripts(Catalog catalog) {
        return catalog.group(GROUP).orElseThrow().scripts();
    }

    private static OfferedScript.Sql sql(Catalog catalog, String id) {
        return (OfferedScript.Sql) catalog.script(ScriptId.parse(id)).orElseThrow();
    }
}
