package dev.banister.engine.catalog;

import static dev.banister.engine.catalog.Offers.GROUP;
import static dev.banister.engine.catalog.Offers.MODULE;
import static dev.banister.engine.catalog.Offers.build;
import static dev.banister.engine.catalog.Offers.folder;
import static dev.banister.engine.catalog.Offers.module;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.banister.api.model.Finding;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.api.module.Migration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GroupRequirementsTest {

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
    void takesAFormerNameWithoutAModuleForOneOfItsOwn() {
        Catalog catalog = build(module(
                FilesInMemory.of("migrations/2013-11-11-news/a.up.sql"), asking(offer -> offer.formerly = "001_news")));

        assertThat(catalog.group(GROUP).orElseThrow().formerly()).contains(GroupId.parse("org.example.news/001_news"));
    }

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
}
