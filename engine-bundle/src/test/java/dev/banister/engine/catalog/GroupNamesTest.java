package dev.banister.engine.catalog;

import static dev.banister.engine.catalog.Offers.GROUP;
import static dev.banister.engine.catalog.Offers.MODULE;
import static dev.banister.engine.catalog.Offers.build;
import static dev.banister.engine.catalog.Offers.code;
import static dev.banister.engine.catalog.Offers.folder;
import static dev.banister.engine.catalog.Offers.module;
import static dev.banister.engine.catalog.Offers.scripts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.banister.api.model.Finding;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;
import dev.banister.engine.catalog.Offers.Irreversible;
import dev.banister.engine.catalog.Offers.Reversible;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GroupNamesTest {

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
                .containsExactly(
                        tuple("invalid-name", Place.of(GROUP).file("migrations/2013-11-11-news/1.2.up.sql")),
                        tuple("invalid-name", Place.of(GROUP).file("migrations/2013-11-11-news/a b.up.sql")));
        assertThat(inFolder.findings())
                .extracting(Finding::remedy)
                .contains("Rename migrations/2013-11-11-news/a b.up.sql, and its up or down along with it.");
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
}
