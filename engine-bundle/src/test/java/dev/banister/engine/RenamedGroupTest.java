package dev.banister.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptState;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A group that has moved into another module, under another name. */
class RenamedGroupTest {

    private static final ModuleId FRESH = new ModuleId("org.example.fresh");
    private static final String HISTORY =
            "SELECT module || '/' || group_name || '/' || script FROM banister_history ORDER BY sequence";

    @TempDir
    Path folder;

    private FileDatabase database;
    private Path reader;

    @BeforeEach
    void applyUnderTheOldNames() {
        database = new FileDatabase(folder);
        reader = ModuleFolder.in(folder, "org.example.reader")
                .up("2010-12-01-read/view", "CREATE VIEW titles AS SELECT title FROM news;")
                .down("2010-12-01-read/view", "DROP VIEW titles;")
                .requires("2010-12-01-read", "org.example.old/2010-11-29-news")
                .path();
        Path old = ModuleFolder.in(folder, "org.example.old")
                .up("2010-11-29-news/create", "CREATE TABLE news (id INT, title VARCHAR(100));")
                .down("2010-11-29-news/create", "DROP TABLE news;")
                .up("2010-11-29-news/fill", "INSERT INTO news VALUES (1, 'one');")
                .path();
        assertThat(run(open(old, reader), PlanRequest.up()).succeeded()).isTrue();
    }

    private Path fresh() {
        return ModuleFolder.in(folder, "org.example.fresh")
                .up("2010-11-30-reports/create", "CREATE TABLE news (id INT, title VARCHAR(100));")
                .down("2010-11-30-reports/create", "DROP TABLE news;")
                .up("2010-11-30-reports/fill", "INSERT INTO news VALUES (1, 'one');")
                .down("2010-11-30-reports/fill", "DELETE FROM news;")
                .file("migrations/2010-11-30-reports/group.properties", "formerly=org.example.old/2010-11-29-news\n")
                .path();
    }

    private MigrationService open(Path... modules) {
        return Banister.on(database.dataSource()).modules(modules).open();
    }

    private static RunReport run(MigrationService migrations, PlanRequest request) {
        return migrations.run(migrations.plan(request), RunListener.NONE);
    }

    @Test
    void countsAsAppliedUnderItsNewName() {
        MigrationService migrations = open(fresh(), reader);

        assertThat(migrations.findings()).isEmpty();
        assertThat(migrations.plan(PlanRequest.up()).steps()).isEmpty();
        assertThat(migrations.scripts())
                .extracting(ScriptStatus::state)
                .hasSize(3)
                .containsOnly(ScriptState.APPLIED);
    }

    @Test
    void goesDownAndUpAgainUnderItsNewName() {
        MigrationService migrations = open(fresh(), reader);

        RunReport down = run(migrations, PlanRequest.down(FRESH).cascade());
        boolean wasThere = database.hasTable("NEWS");
        RunReport up = run(migrations, PlanRequest.up());

        assertThat(down.succeeded()).isTrue();
        assertThat(wasThere).isFalse();
        assertThat(up.succeeded()).isTrue();
        assertThat(database.column("SELECT title FROM titles")).containsExactly("one");
        assertThat(database.column(HISTORY))
                .containsExactly(
                        "org.example.fresh/2010-11-30-reports/create",
                        "org.example.fresh/2010-11-30-reports/fill",
                        "org.example.reader/2010-12-01-read/view");
    }

    @Test
    void isKeptFromGoingDownByWhoRequiredItUnderItsOldName() {
        MigrationService migrations = open(fresh(), reader);

        assertThat(migrations.plan(PlanRequest.down(FRESH)).refused()).isTrue();
        assertThat(database.hasTable("NEWS")).isTrue();
    }
}
