package dev.banister.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.model.DatabaseUnreachableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateTest {

    @TempDir
    private Path home;

    private Typed.Result run(String... words) {
        RecordedService none = new RecordedService().inTrouble(new DatabaseUnreachableException(List.of()));
        return Typed.to(none).in(home).run(words);
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(home.resolve(name));
    }

    private Path file(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void writesAGroupWithAnUpAndADown() throws IOException {
        folder("news/migrations");
        file("news/META-INF/MANIFEST.MF", "Bundle-SymbolicName: org.example.news;singleton:=true\n");

        Typed.Result result = run("create", "news", "create-news");

        Path group = home.resolve("news/migrations/2026-11-21-create-news");
        assertThat(result)
                .isEqualTo(new Typed.Result(
                        ExitCode.DONE,
                        "created " + group.resolve("create-news.up.sql") + "\ncreated "
                                + group.resolve("create-news.down.sql") + "\n",
                        ""));
        assertThat(group.resolve("create-news.up.sql"))
                .content()
                .startsWith("-- org.example.news/2026-11-21-create-news/create-news: ");
        assertThat(group.resolve("create-news.down.sql")).content().contains("create-news.up.sql");
    }

    @ParameterizedTest
    @CsvSource({
        "news/migrations, news/MANIFEST.MF, news",
        "news/migrations, news/manifest.txt, news/migrations",
        "news/migrations, news/bnd.bnd, news/migrations",
        "news/src/main/resources/migrations, news/bnd.bnd, news/src/main/resources",
        "news/db/changes, news/META-INF/MANIFEST.MF, news/db/changes"
    })
    void findsTheModulesNameInTheProjectAround(String migrations, String manifest, String typed) throws IOException {
        folder(migrations);
        file(manifest, "Bundle-Version: 1.0\nBundle-SymbolicName: org.example.\n news; singleton:=true\nA: b\n");

        run("create", typed, "create-news");

        assertThat(home.resolve(migrations).resolve("2026-11-21-create-news/create-news.up.sql"))
                .content()
                .startsWith("-- org.example.news/");
    }

    @Test
    void makesTheFolderOfAModuleThatIsPackedByHand() throws IOException {
        file("news/manifest.txt", "Bundle-SymbolicName: org.example.news\n");

        Typed.Result result = run("create", "news", "create-news");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(home.resolve("news/migrations/2026-11-21-create-news/create-news.up.sql"))
                .content()
                .startsWith("-- org.example.news/2026-11-21-create-news/create-news: ");
    }

    @Test
    void callsAModuleByItsBareFolder() throws IOException {
        folder("num");

        run("create", "num", "one");

        assertThat(home.resolve("num/2026-11-21-one/one.up.sql")).content().startsWith("-- num/2026-11-21-one/one: ");
    }

    @Test
    void takesNoNameFromAnotherProject() throws IOException {
        folder("all/news/migrations");
        file("all/bnd.bnd", "Bundle-SymbolicName: org.example.all\n");
        file("all/news/bnd.bnd", "Bundle-Description: $(name)\n");

        run("create", "all/news", "create-news");

        assertThat(home.resolve("all/news/migrations/2026-11-21-create-news/create-news.up.sql"))
                .content()
                .startsWith("-- news/");
    }

    @Test
    void takesTheMigrationsFolderItself() throws IOException {
        folder("db/changes/20080906120000_create_products");

        Typed.Result result = run("create", "db/changes", "add_details");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(home.resolve("db/changes/20261121102030_add_details/add_details.up.sql"))
                .exists();
    }

    @Test
    void findsTheFolderOfAMavenModule() throws IOException {
        folder("news/src/main/resources/migrations");

        assertThat(run("create", "news", "one", "--numbered").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(home.resolve("news/src/main/resources/migrations/001_one/one.up.sql"))
                .exists();
    }

    @Test
    void countsGroupsThatAreFilesToo() throws IOException {
        file("m/migrations/007_bond.up.sql", "SELECT 1");

        run("create", "m", "next");

        assertThat(home.resolve("m/migrations/008_next/next.up.sql")).exists();
    }

    @Test
    void fillsTheTokensOfATemplateOfOnesOwn() throws IOException {
        folder("shop/migrations");
        file("mine.txt", "{Module} {Group} {ClassName} {unknown}");

        run("create", "shop", "create_products", "--template", "mine.txt");

        assertThat(home.resolve("shop/migrations/2026-11-21-create_products/create_products.up.sql"))
                .hasContent("shop 2026-11-21-create_products CreateProducts {unknown}");
    }

    @Test
    void writesClassesIntoThePackageOfTheModule() throws IOException {
        file("news/src/main/java/org/example/news/NewsGroup.java", "@Group(\"m101129_185401_news\")");
        file("news/src/main/java/org/example/news/inner/Deep.java", "class Deep {}");

        Typed.Result result = run("create", "news", "add-index", "--java");

        Path sources = home.resolve("news/src/main/java/org/example/news");
        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sources.resolve("AddIndex.java"))
                .content()
                .startsWith("package org.example.news;\n")
                .contains("public final class AddIndex extends Migration {");
        assertThat(sources.resolve("AddIndexGroup.java"))
                .content()
                .contains("@Group(\"m261121_102030_add-index\")", "return List.of(new AddIndex());");
    }

    @Test
    void writesClassesIntoThePackageThatIsNamed() throws IOException {
        folder("news/src/main/java/org/example/other");

        run("create", "news/src/main/java/org/example/other", "add-index", "--java");

        assertThat(home.resolve("news/src/main/java/org/example/other/AddIndex.java"))
                .content()
                .startsWith("package org.example.other;\n");
    }

    @Test
    void refusesAGroupThatIsThere() throws IOException {
        folder("news/migrations/2026-11-21-news");

        Typed.Result result = run("create", "news", "news");

        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.err())
                .contains("the module has a group 2026-11-21-news already [duplicate-group]", "another name");
    }

    @Test
    void neverOverwritesAClass() throws IOException {
        Path mine = file("news/src/main/java/org/example/AddIndex.java", "class AddIndex {}");

        Typed.Result result = run("create", "news", "add-index", "--java");

        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(mine).hasContent("class AddIndex {}");
        assertThat(mine.resolveSibling("AddIndexGroup.java")).doesNotExist();
    }

    @Test
    void refusesFoldersAndNamesThatMakeNoSense() throws IOException {
        folder("news/migrations");
        file("bare/pom.xml", "<project/>");

        assertThat(run("create", "nowhere", "x").err()).contains("there is no such folder [bad-folder]", "mkdir");
        assertThat(run("create", "bare", "x").err()).contains("no migrations folder [bad-folder]", "mkdir -p");
        assertThat(run("create", "news", "a b").err()).contains("[invalid-name]");
        assertThat(run("create", "news", "x".repeat(99)).err()).contains("[invalid-name]");
        assertThat(run("create", "news", "x", "--java").err()).contains("src/main/java", "[bad-folder]");
        assertThat(run("create", "news", "x", "--sql", "--java").err()).contains("do not go together");
        assertThat(run("create", "news", "x", "--template", "none").err()).contains("cannot be read [bad-folder]");
        assertThat(run("create", "news").err()).contains("missing required parameter: 'NAME'");
        assertThat(Files.list(home.resolve("news/migrations"))).isEmpty();
    }

    @Test
    void renumbersOneOfTwoWithTheSameNumber() throws IOException {
        file("news/migrations/003_one/one.up.sql", "SELECT 1");
        file("news/migrations/003_two/two.up.sql", "SELECT 2");
        file("news/migrations/004_three/group.properties", "requires=news/003_two");

        Typed.Result result = run("create", "--renumber", "news", "003_two");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out())
                .contains("renamed 003_two to 005_two", "still named in", "004_three", "formerly=003_two");
        assertThat(home.resolve("news/migrations/005_two/two.up.sql")).hasContent("SELECT 2");
        assertThat(home.resolve("news/migrations/003_two")).doesNotExist();
        assertThat(home.resolve("news/migrations/003_one")).exists();
    }

    @Test
    void renumbersTheFilesOfAGroupWithoutAFolder() throws IOException {
        file("migrations/20080906120000_one.up.sql", "SELECT 1");
        file("migrations/20080906120000_two.up.sql", "SELECT 2");
        file("migrations/20080906120000_two.down.h2.sql", "SELECT 3");

        Typed.Result result = run("create", "--renumber", ".", "20080906120000_two");

        assertThat(result.out()).contains("the group.properties of a folder 20261121102030_two");

        assertThat(home.resolve("migrations/20261121102030_two.up.sql")).hasContent("SELECT 2");
        assertThat(home.resolve("migrations/20261121102030_two.down.h2.sql")).hasContent("SELECT 3");
    }

    @Test
    void renumbersNothingThatIsNotThereOrNotInConflict() throws IOException {
        folder("migrations/2013-11-11-dated");
        folder("migrations/001_one");

        assertThat(run("create", "--renumber", ".", "001_on").err()).contains("did you mean 001_one?");
        assertThat(run("create", "--renumber", ".", "2013-11-11-dated").err()).contains("not in conflict");
        assertThat(run("create", "--renumber", ".", "001_one", "--java").err()).contains("no other option");
    }
}
