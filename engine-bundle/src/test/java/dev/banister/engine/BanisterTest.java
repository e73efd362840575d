package dev.banister.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.ScriptState;
import dev.banister.api.model.UsageException;
import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BanisterTest {

    private static final ModuleId NEWS = new ModuleId("org.example.news");

    @TempDir
    Path folder;

    private FileDatabase database;

    @BeforeEach
    void openDatabase() {
        database = new FileDatabase(folder);
    }

    private static RunReport run(MigrationService migrations, PlanRequest request) {
        return migrations.run(migrations.plan(request), RunListener.NONE);
    }

    private Path news() {
        return ModuleFolder.in(folder, "org.example.news")
                .up("2010-11-29-create-news/create", "CREATE TABLE news (id INT PRIMARY KEY, title VARCHAR(100));")
                .down("2010-11-29-create-news/create", "DROP TABLE news;")
                .up(
                        "2010-11-29-create-news/fill",
                        "INSERT INTO news VALUES (1, 'one');\nINSERT INTO news VALUES (2, 'two');")
                .down("2010-11-29-create-news/fill", "DELETE FROM news;")
                .path();
    }

    @Test
    void runsTheModulesOfAFolderUpAndDown() {
        MigrationService migrations =
                Banister.on(database.dataSource()).modules(news()).open();

        RunReport up = run(migrations, PlanRequest.up());

        assertThat(up.succeeded()).isTrue();
        assertThat(database.column("SELECT title FROM news ORDER BY id")).containsExactly("one", "two");
        assertThat(migrations.scripts()).extracting(ScriptStatus::state).containsOnly(ScriptState.APPLIED);

        RunReport down = run(migrations, PlanRequest.down(NEWS));

        assertThat(down.succeeded()).isTrue();
        assertThat(database.hasTable("NEWS")).isFalse();
        assertThat(migrations.history(Optional.of(NEWS), 0))
                .extracting(HistoryEvent::kind)
                .containsExactly(
                        HistoryEvent.Kind.REVERTED,
                        HistoryEvent.Kind.REVERTED,
                        HistoryEvent.Kind.APPLIED,
                        HistoryEvent.Kind.APPLIED);
    }

    @Test
    void asksNothingMoreOnceEverythingIsApplied() {
        MigrationService migrations =
                Banister.on(database.dataSource()).modules(news()).open();
        run(migrations, PlanRequest.up());

        RunReport second = run(migrations, PlanRequest.up());

        assertThat(second.outcomes()).isEmpty();
        assertThat(second.succeeded()).isTrue();
    }

    @Test
    void makesNoTablesOfItsOwnUntilSomethingIsWritten() {
        MigrationService migrations =
                Banister.on(database.dataSource()).modules(news()).open();

        assertThat(migrations.plan(PlanRequest.up()).steps()).hasSize(2);
        assertThat(migrations.history(Optional.empty(), 10)).isEmpty();

        assertThat(database.hasTable("BANISTER_HISTORY")).isFalse();
        assertThat(database.hasTable("BANISTER_LEASE")).isFalse();
    }

    @Test
    void readsAJarAndTheFolderThatItsManifestNames() throws IOException {
        Path jar = folder.resolve("tags.jar");
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-SymbolicName", "org.example.tags;singleton:=true");
        headers.putValue("Bundle-Version", "2.1.0");
        headers.putValue(
                "Require-Capability",
                "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=17))\","
                        + "osgi.extender;filter:=\"(osgi.extender=banister.migrations)\";path=\"db/steps\"");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            entries.putNextEntry(new JarEntry("db/steps/001_tags.up.sql"));
            entries.write("CREATE TABLE tags (id INT);".getBytes(StandardCharsets.UTF_8));
        }
        MigrationService migrations =
                Banister.on(database.dataSource()).modules(jar).open();

        run(migrations, PlanRequest.up());

        assertThat(database.hasTable("TAGS")).isTrue();
        assertThat(migrations.modules().get(0).version()).hasToString("Optional[2.1.0]");
    }

    @Test
    void runsScriptsInJavaWithRequirements() {
        CodeModule core = CodeModule.of("org.example.core", "1.0.0").group("2020-02-02-core", new CreateCore());
        CodeModule shop = CodeModule.of("org.example.shop", "1.0.0")
                .group("2020-01-01-shop", new CreateShop())
                .requires("org.example.core/2020-02-02-core");

        RunReport report = run(
                Banister.on(database.dataSource())
                        .prefix("x_")
                        .module(shop)
                        .module(core)
                        .open(),
                PlanRequest.up());

        assertThat(report.succeeded()).isTrue();
        assertThat(database.hasTable("X_CORE")).isTrue();
        assertThat(database.column("SELECT id FROM shop")).containsExactly("7");
    }

    @Test
    void findsScriptsThatDoNotUseThePrefix() {
        Path module = ModuleFolder.in(folder, "org.example.plain")
                .up("2020-01-01-a/a", "-- banister: placeholders=on\nCREATE TABLE ${prefix}t (v VARCHAR(20));")
                .up("2020-01-01-a/b", "CREATE TABLE u (v VARCHAR(20));")
                .up("2020-01-01-a/c", "INSERT INTO u VALUES ('x');")
                .path();

        MigrationService with =
                Banister.on(database.dataSource()).prefix("p_").modules(module).open();
        MigrationService without =
                Banister.on(database.dataSource()).modules(module).open();

        assertThat(with.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCodes.PREFIX_NOT_USED);
            assertThat(finding.reasons()).containsExactly("org.example.plain/2020-01-01-a/b");
        });
        assertThat(without.findings()).isEmpty();
    }

    @Test
    void saysThatTheSchemaOfTheHistoryIsNotThere() {
        MigrationService migrations = Banister.on(database.dataSource())
                .historySchema("nowhere")
                .modules(news())
                .open();

        assertThatThrownBy(() -> run(migrations, PlanRequest.up()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the schema nowhere for the history of 'main' is not there");
    }

    @Test
    void replacesPlaceholdersWhereAScriptAsksForThem() {
        Path module = ModuleFolder.in(folder, "org.example.placed")
                .up(
                        "2020-01-01-a/a",
                        "-- banister: placeholders=on\nCREATE TABLE ${prefix}t (v VARCHAR(20));"
                                + "\nINSERT INTO ${prefix}t VALUES ('${greeting}');")
                .path();

        run(
                Banister.on(database.dataSource())
                        .prefix("p_")
                        .placeholder("greeting", "hello")
                        .modules(module)
                        .open(),
                PlanRequest.up());

        assertThat(database.column("SELECT v FROM p_t")).containsExactly("hello");
    }

    @Test
    void keepsItsTablesInTheSchemaAndUnderThePrefixThatAreGiven() {
        database.execute("CREATE SCHEMA ops");

        run(
                Banister.on(database.dataSource())
                        .historySchema("ops")
                        .historyPrefix("m_")
                        .modules(news())
                        .open(),
                PlanRequest.up());

        assertThat(database.column("SELECT script FROM ops.m_history ORDER BY script"))
                .containsExactly("create", "fill");
    }

    @Test
    void saysWhatIsNoModule() {
        Path empty = folder.resolve("nothing-here");

        assertThatThrownBy(
                        () -> Banister.on(database.dataSource()).modules(empty).open())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("nothing-here is no module")
                .hasMessageContaining("there is no such file or folder")
                .hasMessageContaining("Name a jar");
    }

    @Test
    void refusesTwoModulesOfOneName() {
        Banister builder = Banister.on(database.dataSource())
                .module(CodeModule.of("org.example.a", "1.0.0"))
                .module(CodeModule.of("org.example.a", "2.0.0"));

        assertThatThrownBy(builder::open).isInstanceOf(UsageException.class).hasMessageContaining("org.example.a");
    }

    private static final class CreateCore extends Migration {
        @Override
        public void up(Database db) {
            db.execute("CREATE TABLE " + db.tableName("core") + " (id INT)");
        }
    }

    private static final class CreateShop extends Migration {
        @Override
        public void up(Database db) {
            db.execute("CREATE TABLE shop (id INT)");
            db.update("INSERT INTO shop VALUES (?)", 7);
        }
    }
}
