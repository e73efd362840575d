package dev.banister.engine.catalog;

import static dev.banister.engine.catalog.Offers.build;
import static dev.banister.engine.catalog.Offers.folder;
import static dev.banister.engine.catalog.Offers.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.banister.api.model.Finding;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import org.junit.jupiter.api.Test;

class FormerNamesTest {

    private static final GroupId OLD = GroupId.parse("old/001_a");

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
                        tuple("bad-requirement", "003_c", "the other one: org.example.news/004_d"),
                        tuple("bad-requirement", "004_d", "the other one: org.example.news/003_c"));
        assertThat(names(catalog).current()).isEmpty();
    }

    @Test
    void takesAnOldIdOfAnotherModuleThatNobodyOffersAnyMore() {
        Catalog catalog = build(renamed("fresh"), plain("old", "002_other"));

        assertThat(catalog.findings()).isEmpty();
        assertThat(names(catalog).current())
                .containsOnlyKeys(OLD)
                .containsEntry(OLD, GroupId.parse("fresh/2024-01-01-better"));
    }

    @Test
    void reportsAnOldIdThatAnotherModuleStillOffers() {
        Catalog catalog = build(renamed("fresh"), plain("old", "001_a"));

        assertThat(catalog.findings()).extracting(Finding::toString).containsExactly("""
                fresh/2024-01-01-better: formerly=old/001_a names a group that is still offered [bad-requirement]
                  the other one: old/001_a
                  Install a version of old without it if it was renamed, or take formerly= out if it was not.""");
        assertThat(names(catalog).current()).isEmpty();
    }

    @Test
    void givesAnOldIdThatTwoModulesClaimToNeither() {
        Catalog catalog = build(renamed("one"), renamed("two"));

        assertThat(catalog.findings()).extracting(Finding::toString).containsExactly("""
                one/2024-01-01-better: formerly=old/001_a is claimed by 2 groups [bad-requirement]
                  the other one: two/2024-01-01-better
                  Keep formerly= only at the group that was renamed, and take it out of the others.""", """
                two/2024-01-01-better: formerly=old/001_a is claimed by 2 groups [bad-requirement]
                  the other one: one/2024-01-01-better
                  Keep formerly= only at the group that was renamed, and take it out of the others.""");
        assertThat(names(catalog).current()).isEmpty();
    }

    @Test
    void reportsTwoGroupsThatHaveChangedTheirNames() {
        Catalog catalog = build(
                offer(
                        new ModuleId("one"),
                        ModuleVersion.ZERO,
                        FilesInMemory.of("migrations/001_a/a.up.sql")
                                .with("migrations/001_a/group.properties", "formerly=two/001_a")),
                offer(
                        new ModuleId("two"),
                        ModuleVersion.ZERO,
                        FilesInMemory.of("migrations/001_a/a.up.sql")
                                .with("migrations/001_a/group.properties", "formerly=one/001_a")));

        assertThat(catalog.findings())
                .extracting(Finding::code, finding -> finding.reasons().get(0))
                .containsExactly(
                        tuple("bad-requirement", "the other one: two/001_a"),
                        tuple("bad-requirement", "the other one: one/001_a"));
    }

    private static ModuleOffer renamed(String module) {
        return offer(
                new ModuleId(module),
                ModuleVersion.ZERO,
                FilesInMemory.of("migrations/2024-01-01-better/a.up.sql")
                        .with("migrations/2024-01-01-better/group.properties", "formerly=old/001_a"));
    }

    private static ModuleOffer plain(String module, String group) {
        return offer(new ModuleId(module), ModuleVersion.ZERO, FilesInMemory.of("migrations/" + group + "/a.up.sql"));
    }

    private static FormerNames names(Catalog catalog) {
        return new FormerNames(catalog.modules());
    }
}
