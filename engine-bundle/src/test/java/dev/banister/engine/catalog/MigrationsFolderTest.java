package dev.banister.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.banister.api.model.Finding;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.api.module.Migration;
import dev.banister.api.module.SqlMigration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsFolderTest {

    private static final ModuleId MODULE = new ModuleId("org.example.news");

    @Test
    void findsAGroupForEachFolderWithItsScriptsInNameOrder() {
        MigrationsFolder.Found found = read(FilesInMemory.of(
                "migrations/2013-11-11-b/zebra.up.sql",
                "migrations/2013-11-11-b/Apple.up.sql",
                "migrations/2013-11-11-b/Apple.down.sql",
                "migrations/2013-11-11-b/only-down.down.sql",
                "migrations/2013-11-11-b/variant.up.h2.sql",
                "migrations/2013-11-11-b/variant.down.postgresql.sql",
                "migrations/001_a/a.up.sql",
                "elsewhere/001_c/a.up.sql"));

        assertThat(found.findings()).isEmpty();
        assertThat(found.groups())
                .extracting(GroupOffer::name, GroupOffer::folder, MigrationsFolderTest::scripts)
                .containsExactly(
                        tuple("001_a", true, List.of("a")),
                        tuple("2013-11-11-b", true, List.of("Apple", "only-down", "variant", "zebra")));
        assertThat(found.groups().get(1).scripts()).hasOnlyElementsOfType(SqlMigration.class);
    }

    @Test
    void takesAFileInTheFolderItselfForAGroupOfOneScript() {
        MigrationsFolder.Found found = read(FilesInMemory.of(
                "migrations/20080906120000_create_products.up.sql",
                "migrations/20080906120000_create_products.down.sql",
                "migrations/001_a.up.postgresql.sql"));

        assertThat(found.findings()).isEmpty();
        assertThat(found.groups())
                .extracting(GroupOffer::name, GroupOffer::folder, MigrationsFolderTest::scripts)
                .containsExactly(
                        tuple("001_a", true, List.of("001_a")),
                        tuple("20080906120000_create_products", true, List.of("20080906120000_create_products")));
    }

    @Test
    void readsWhatAGroupAsksOfOthers() {
        MigrationsFolder.Found found =
                read(FilesInMemory.of("migrations/001_a/a.up.sql").with("migrations/001_a/group.properties", """
                        # what comes before
                        requires = org.example.core;version=[1.2,2), \\
                                   org.example.users/001_users
                        after-if-present=org.example.mail
                        conflicts: org.example.old , org.example.older/001_x
                        formerly=001_ä
                        """));

        assertThat(found.findings()).isEmpty();
        GroupOffer group = found.groups().get(0);
        assertThat(group.requires()).containsExactly("org.example.core;version=[1.2,2)", "org.example.users/001_users");
        assertThat(group.afterIfPresent()).containsExactly("org.example.mail");
        assertThat(group.conflicts()).containsExactly("org.example.old", "org.example.older/001_x");
        assertThat(group.formerly()).contains("001_ä");
    }

    @Test
    void asksNothingWithoutThatFile() {
        GroupOffer group =
                read(FilesInMemory.of("migrations/001_a/a.up.sql")).groups().get(0);

        assertThat(group.requires()).isEmpty();
        assertThat(group.afterIfPresent()).isEmpty();
        assertThat(group.conflicts()).isEmpty();
        assertThat(group.formerly()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"migrations", "/migrations", "migrations/", "//migrations//"})
    void doesNotMindSlashesAtTheEndsOfThePath(String path) {
        FilesInMemory files = FilesInMemory.of("migrations/001_a/a.up.sql");

        assertThat(MigrationsFolder.read(MODULE, files, path).groups()).hasSize(1);
    }

    @Test
    void readsADeeperFolderAndTheRootAsWell() {
        assertThat(MigrationsFolder.read(MODULE, FilesInMemory.of("db/sql/001_a/a.up.sql"), "db/sql")
                        .groups())
                .hasSize(1);
        assertThat(MigrationsFolder.read(MODULE, FilesInMemory.of("001_a/a.up.sql", "002_b.up.sql"), "/")
                        .groups())
                .extracting(GroupOffer::name)
                .containsExactly("001_a", "002_b");
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        MigrationsFolder.Found found = read(FilesInMemory.none());

        assertThat(found.groups()).isEmpty();
        assertThat(found.findings()).isEmpty();
    }

    @Test
    void passesOnNamesThatAreNoneOfAGroup() {
        assertThat(read(FilesInMemory.of("migrations/attachments/a.up.sql", "migrations/no name.up.sql"))
                        .groups())
                .extracting(GroupOffer::name)
                .containsExactly("attachments", "no name");
    }

    @Test
    void offersAGroupWithoutScriptsWhereOneIsMeant() {
        assertThat(read(FilesInMemory.of("migrations/001_a/notes.txt", "migrations/b/group.properties"))
                        .groups())
                .extracting(GroupOffer::name, MigrationsFolderTest::scripts)
                .containsExactly(tuple("001_a", List.of()), tuple("b", List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "migrations/README.md",
                "migrations/doc/README.md",
                "migrations/.DS_Store",
                "migrations/templates/deep/er/x.txt",
                "migrations/package.html"
            })
    void leavesAloneWhatIsClearlyNoMigration(String path) {
        MigrationsFolder.Found found = read(FilesInMemory.of(path));

        assertThat(found.groups()).isEmpty();
        assertThat(found.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "migrations/001_a/a.sql, the file is not run: its name says neither up nor down",
        "migrations/001_a/a.UP.sql, the file is not run: its name says neither up nor down",
        "migrations/001_a/a.up.SQL, the file is not run: its name says neither up nor down",
        "migrations/001_a/up.sql, the file is not run: its name says neither up nor down",
        "migrations/001_a/.up.sql, the file is not run: its name says neither up nor down",
        "migrations/001_a/a.up.h2.x.sql, the file is not run: its name says neither up nor down",
        "migrations/a.sql, the file belongs to no group and is not run",
        "migrations/001_a/b/c.up.sql, the file belongs to no group and is not run",
        "migrations/001_a/b/c/d.sql, the file belongs to no group and is not run",
        "migrations/group.properties, the file belongs to no group and is not run",
        "migrations/001_a/b/group.properties, the file belongs to no group and is not run",
        "'migrations/001_a/a.up.postgres.sql', 'the file is for a database that Banister does not know, so it is never run'",
        "'migrations/001_a.down.oracle.sql', 'the file is for a database that Banister does not know, so it is never run'",
    })
    void warnsOfAFileThatIsClearlyAMistake(String path, String text) {
        assertThat(read(FilesInMemory.of(path)).findings()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("unused-file");
            assertThat(found.severity()).isEqualTo(Severity.WARNING);
            assertThat(found.place().module()).contains(MODULE);
            assertThat(found.place().file()).contains(path);
            assertThat(found.text()).isEqualTo(text);
        });
    }

    @Test
    void saysWhichKeysOfGroupPropertiesAreKnown() {
        MigrationsFolder.Found found = read(FilesInMemory.of("migrations/001_a/a.up.sql")
                .with("migrations/001_a/group.properties", "requires=org.example.core\n\nrequire=x\nAfter=y\n"));

        Place place = Place.of(MODULE).group("001_a").file("migrations/001_a/group.properties");
        assertThat(found.findings())
                .extracting(Finding::code, Finding::severity, Finding::place, Finding::text)
                .containsExactly(
                        tuple("bad-group-properties", Severity.ERROR, place.line(4), "there is no key 'After'"),
                        tuple("bad-group-properties", Severity.ERROR, place.line(3), "there is no key 'require'"));
        assertThat(found.findings().get(0).reasons())
                .containsExactly("known are: after-if-present, conflicts, database, formerly, requires");
        assertThat(found.groups().get(0).requires()).containsExactly("org.example.core");
    }

    @Test
    void reportsGroupPropertiesThatCannotBeRead() {
        MigrationsFolder.Found found = read(FilesInMemory.of()
                .with("migrations/001_a/group.properties", "requires=\\u00zz")
                .with("migrations/002_b/group.properties", new byte[] {'a', '=', '\n', (byte) 0xff})
                .withBroken("migrations/003_c/group.properties"));

        assertThat(found.groups()).extracting(GroupOffer::name).containsExactly("001_a", "002_b", "003_c");
        assertThat(found.findings())
                .extracting(
                        Finding::code,
                        finding -> finding.place().group().orElse(""),
                        finding -> finding.place().line().orElse(0))
                .containsExactly(
                        tuple("bad-group-properties", "001_a", 0),
                        tuple("unreadable-file", "002_b", 2),
                        tuple("unreadable-file", "003_c", 0));
    }

    private static MigrationsFolder.Found read(FilesInMemory files) {
        return MigrationsFolder.read(MODULE, files, "migrations");
    }

    private static List<String> scripts(GroupOffer group) {
        return group.scripts().stream().map(Migration::name).toList();
    }
}
