package dev.banister.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.Step;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.module.Database;
import dev.banister.api.module.ReversibleMigration;
import dev.banister.api.schema.ColumnType;
import dev.banister.api.schema.Schema;
import dev.banister.engine.CodeModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReversibleScriptTest {

    private static final ModuleId A = new ModuleId("a");

    @TempDir
    Path folder;

    private RunFixture runs;

    @BeforeEach
    void open() {
        runs = new RunFixture(folder);
        runs.database()
                .execute(
                        "CREATE TABLE people (id INT PRIMARY KEY, name VARCHAR(20) DEFAULT 'x' NOT NULL, age INT)",
                        "CREATE INDEX people_age ON people (age)",
                        "INSERT INTO people VALUES (1, 'a', 7)");
    }

    /** A script of the name S. */
    private static class S extends ReversibleMigration {

        private final Consumer<Schema> change;

        S(Consumer<Schema> change) {
            this.change = change;
        }

        @Override
        public void change(Schema schema) {
            change.accept(schema);
        }
    }

    private MigrationService migrations(S script) {
        return runs.open(CodeModule.of("a", "1.0.0").group("2020-01-01-g", script));
    }

    private MigrationService migrations(Consumer<Schema> change) {
        return migrations(new S(change));
    }

    private String columns() {
        return String.join(
                ", ",
                runs.database()
                        .column(
                                "SELECT COLUMN_NAME || ' ' || DATA_TYPE || COALESCE(CAST(CHARACTER_MAXIMUM_LENGTH AS VARCHAR), '')"
                                        + " FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = 'PEOPLE'"
                                        + " ORDER BY ORDINAL_POSITION"));
    }

    private List<String> kept() {
        return runs.database().column("SELECT number FROM banister_step ORDER BY number");
    }

    @Test
    void goesDownByWhatItKeptWhenItWentUp() {
        String before = columns();
        MigrationService migrations = migrations(schema -> {
            schema.changeColumn("people", "name", c -> c.type(ColumnType.string(80)));
            schema.removeColumn("people", "age");
            schema.createTable("duties", t -> t.string("name"));
        });

        assertThat(RunFixture.run(migrations, PlanRequest.up()).succeeded()).isTrue();

        assertThat(columns()).isEqualTo("ID INTEGER, NAME CHARACTER VARYING80");
        assertThat(runs.database().hasTable("DUTIES")).isTrue();
        assertThat(kept()).containsExactly("0", "1", "2", "3");

        RunReport down = RunFixture.run(
                migrations(schema -> schema.dropTable("the class of today says something else")), PlanRequest.down(A));

        assertThat(down.succeeded()).isTrue();
        assertThat(columns()).isEqualTo(before);
        assertThat(runs.database()
                        .column("SELECT INDEX_NAME FROM INFORMATION_SCHEMA.INDEXES WHERE TABLE_NAME = 'PEOPLE'"))
                .contains("PEOPLE_AGE");
        assertThat(runs.database().hasTable("DUTIES")).isFalse();
        assertThat(kept()).isEmpty();
    }

    @Test
    void saysEachOperation() {
        List<String> said = new ArrayList<>();
        MigrationService migrations = migrations(schema -> {
            schema.addColumn("people", "kind", ColumnType.string()).defaultTo("x");
            schema.addIndex("people", "kind");
        });

        migrations.run(migrations.plan(PlanRequest.up()), new RunListener() {
            @Override
            public void said(Step step, String text) {
                said.add(text);
            }
        });

        assertThat(said)
                .containsExactly("add column KIND to table PEOPLE", "add index PEOPLE_KIND_IDX to table PEOPLE");
    }

    @Test
    void takesBackWhatStandsWhereItFails() {
        String before = columns();
        Consumer<Schema> failing = schema -> {
            schema.createTable("duties", t -> t.string("name"));
            schema.removeIndex("people", "people_age");
            schema.addColumn("people", "kind", ColumnType.string());
            schema.addIndex("people", "knd");
        };

        RunReport failed = RunFixture.run(migrations(failing), PlanRequest.up());

        Finding finding = RunFixture.finding(failed, Result.FAILED);
        assertThat(finding.code()).isEqualTo(FindingCodes.NOT_THERE);
        assertThat(finding.reasons()).contains("nothing of the script stands");
        assertThat(columns()).isEqualTo(before);
        assertThat(runs.database().hasTable("DUTIES")).isFalse();
        assertThat(kept()).isEmpty();

        RunReport mended = RunFixture.run(
                migrations(schema -> schema.createTable("duties", t -> t.string("name"))), PlanRequest.up());

        assertThat(mended.succeeded()).isTrue();
    }

    @Test
    void takesBackAChangeOfAColumnThatFailsBeforeAnyValueIsConverted() {
        runs.database().execute("INSERT INTO people VALUES (2, 'b', NULL)");
        String before = columns();

        RunReport failed = RunFixture.run(
                migrations(schema -> schema.changeColumn(
                        "people",
                        "age",
                        c -> c.type(ColumnType.string(5)).notNull().defaultTo("x"))),
                PlanRequest.up());

        assertThat(RunFixture.finding(failed, Result.FAILED).reasons()).contains("nothing of the script stands");
        assertThat(columns()).isEqualTo(before);
        assertThat(runs.database().column("SELECT age FROM people WHERE id = 1"))
                .containsExactly("7");
    }

    @Test
    void takesBackFirstWhatADeadRunHasLeft() {
        MigrationService migrations = migrations(schema -> {
            schema.createTable("duties", t -> t.string("name"));
            schema.addColumn("people", "kind", ColumnType.string());
        });
        RunFixture.run(migrations, PlanRequest.up());
        runs.database()
                .execute(
                        "ALTER TABLE people DROP COLUMN kind",
                        "DELETE FROM banister_step WHERE number = 0",
                        "UPDATE banister_history SET state = 'APPLYING'");

        RunReport again = RunFixture.run(migrations, PlanRequest.up());

        assertThat(again.succeeded()).isTrue();
        assertThat(columns()).contains("KIND");
        assertThat(kept()).containsExactly("0", "1", "2");
        assertThat(runs.row("statements_done", "S")).isEqualTo("2");
    }

    @Test
    void refusesToGoDownWhereATableHasChangedSince() {
        MigrationService migrations = migrations(schema -> schema.addColumn("people", "kind", ColumnType.string(20)));
        RunFixture.run(migrations, PlanRequest.up());
        runs.database().execute("ALTER TABLE people ALTER COLUMN kind SET DATA TYPE VARCHAR(40)");

        RunReport down = RunFixture.run(migrations, PlanRequest.down(A));

        Finding finding = RunFixture.finding(down, Result.FAILED);
        assertThat(finding.code()).isEqualTo(FindingCodes.CHANGED_SINCE);
        assertThat(finding.reasons())
                .contains("table PEOPLE: column KIND: CHARACTER VARYING(40) instead of CHARACTER VARYING(20)");
        assertThat(columns()).contains("KIND");

        runs.database().execute("ALTER TABLE people ALTER COLUMN kind SET DATA TYPE VARCHAR(20)");

        assertThat(RunFixture.run(migrations, PlanRequest.down(A)).succeeded()).isTrue();
    }

    @Test
    void leavesAloneWhatWasMarkedAndNeverRun() {
        MigrationService migrations = migrations(schema -> schema.addColumn("people", "kind", ColumnType.string()));
        runs.database().execute("ALTER TABLE people ADD COLUMN kind VARCHAR(20)");
        RunFixture.run(migrations, PlanRequest.mark(A, "2020-01-01-g"));

        RunReport down = RunFixture.run(migrations, PlanRequest.down(A));

        assertThat(down.succeeded()).isTrue();
        assertThat(columns()).contains("KIND");
    }

    @Test
    void changesRowsAlongWithAColumn() {
        S script = new S(schema ->
                schema.addColumn("people", "letters", ColumnType.bool()).defaultTo(false)) {
            @Override
            public void up(Database db) throws Exception {
                super.up(db);
                db.update("UPDATE people SET letters = ?", true);
            }

            @Override
            public String name() {
                return "S";
            }
        };
        MigrationService migrations = migrations(script);

        RunFixture.run(migrations, PlanRequest.up());

        assertThat(runs.database().column("SELECT letters FROM people")).containsExactly("TRUE");
        assertThat(RunFixture.run(migrations, PlanRequest.down(A)).succeeded()).isTrue();
    }
}
