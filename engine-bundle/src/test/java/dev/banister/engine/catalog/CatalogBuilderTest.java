package dev.banister.engine.catalog;

import static dev.banister.engine.catalog.Offers.GROUP;
import static dev.banister.engine.catalog.Offers.MODULE;
import static dev.banister.engine.catalog.Offers.both;
import static dev.banister.engine.catalog.Offers.build;
import static dev.banister.engine.catalog.Offers.code;
import static dev.banister.engine.catalog.Offers.folder;
import static dev.banister.engine.catalog.Offers.module;
import static dev.banister.engine.catalog.Offers.offer;
import static dev.banister.engine.catalog.Offers.scripts;
import static dev.banister.engine.catalog.Offers.sql;
import static dev.banister.engine.catalog.Offers.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.banister.api.model.Finding;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.api.module.Migration;
import dev.banister.engine.catalog.Offers.InheritsDown;
import dev.banister.engine.catalog.Offers.Irreversible;
import dev.banister.engine.catalog.Offers.Reversible;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogBuilderTest {

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
    void keepsWhatWasFoundBeforehand() {
        Finding before = Finding.of("fragment-not-read", Severity.WARNING, Place.of(MODULE), "text", "remedy");
        ModuleOffer offer = new ModuleOffer(
                MODULE, ModuleVersion.ZERO, "migrations", FilesInMemory.none(), List.of(), List.of(before));

        assertThat(build(offer).findings()).containsExactly(before);
    }

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
    void namesTheJarOfEachOfTwoVersions() {
        ModuleOffer older = version("1.2", "migrations/001_a.up.sql").from("/modules/news-1.2.jar");
        ModuleOffer newer = version("1.10", "migrations/001_a.up.sql").from("/modules/news-1.10.jar");

        Catalog catalog = build(older, newer);

        assertThat(catalog.findings())
                .singleElement()
                .extracting(Finding::reasons)
                .isEqualTo(List.of(
                        "offers its groups: 1.10.0, /modules/news-1.10.jar", "does not: 1.2.0, /modules/news-1.2.jar"));
    }

    @Test
    void choosesBetweenTwoCopiesOfAModuleTheSameEveryTime() {
        ModuleOffer one = version("1.2", "migrations/001_a.up.sql").from("/modules/a.jar");
        ModuleOffer copy = version("1.2", "migrations/001_a.up.sql").from("/modules/b.jar");

        assertThat(build(copy, one).findings()).isEqualTo(build(one, copy).findings());
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

    private static ModuleOffer shuffledGroups(ModuleOffer offer) {
        List<GroupOffer> groups = new ArrayList<>(offer.groups());
        Collections.shuffle(groups, new Random(groups.hashCode()));
        return new ModuleOffer(offer.id(), offer.version(), offer.path(), offer.files(), groups, offer.findings());
    }
}
