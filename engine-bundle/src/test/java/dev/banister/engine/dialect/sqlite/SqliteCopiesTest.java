package dev.banister.engine.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;
import dev.banister.api.schema.ColumnType;
import dev.banister.api.schema.Table;
import dev.banister.engine.CodeModule;
import dev.banister.engine.contract.StructureSession;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.StructureDifference;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteCopiesTest {

    @TempDir
    Path folder;

    private SqliteRuns runs;

    @BeforeEach
    void open() {
        runs = SqliteRuns.in(folder);
        runs.database().execute(SqliteRebuildTest.FAMILY);
    }

    private static final class Work extends Migration {

        private final Consumer<Database> up;

        Work(Consumer<Database> up) {
            this.up = up;
        }

        @Override
        public void up(Database db) {
            up.accept(db);
        }
    }

    private RunReport up(Consumer<Database> up) {
        return runs.up(CodeModule.of("a", "1.0.0").group("2020-01-01-g", new Work(up)));
    }

    private Structure structure() throws SQLException {
        try (StructureSession session =
                new StructureSession(runs.database().dataSource().getConnection())) {
            return session.around("parent");
        }
    }

    @Test
    void keepsEverythingOfATableThatItCopies() throws SQLException {
        Structure before = structure();

        RunReport report = up(db -> {
            String copy = db.useTable("parent");
            db.update("UPDATE " + copy + " SET size = size * 10");
            assertThat(db.queryFirstColumn("SELECT size FROM parent ORDER BY id"))
                    .containsExactly(2, 3);
            db.doneUsingTables("parent");
        });

        assertThat(report.succeeded()).as("%s", report.outcomes()).isTrue();
        assertThat(StructureDifference.between(before, structure())).isEmpty();
        assertThat(runs.column("SELECT id || name || size || ifnull(boss, '') FROM parent ORDER BY id"))
                .containsExactly("1one20", "2two301");
        assertThat(runs.column("SELECT id FROM child ORDER BY id")).containsExactly("10", "20");
        assertThat(runs.column("SELECT name FROM sqlite_schema WHERE sql LIKE '%banister_copy%'"))
                .isEmpty();
        assertThat(runs.column("PRAGMA integrity_check")).containsExactly("ok");
        runs.database().execute("INSERT INTO names VALUES ('three')", "INSERT INTO child VALUES (30, 10)");
        assertThat(runs.column("SELECT what FROM log")).endsWith("three");
        assertThat(runs.column("SELECT id FROM parent WHERE name = 'three'")).containsExactly("10");
    }

    @Test
    void changesTheCopyByTheNamesOfTheTable() {
        RunReport report = up(db -> {
            Table parent = db.useTableForAlter("parent");
            parent.addColumn("kind", ColumnType.string()).after("id");
            parent.removeIndex("parent_lower");
            parent.addIndex("kind");
            parent.addIndex("size").named("parent_lower");
            db.update("UPDATE " + parent.name() + " SET kind = 'k'");
            assertThat(parent.columns()).containsExactly("id", "kind", "name", "size", "boss");
            db.doneUsingTables("parent");
        });

        assertThat(report.succeeded()).as("%s", report.outcomes()).isTrue();
        assertThat(runs.column("SELECT name FROM pragma_table_info('parent')"))
                .containsExactly("id", "kind", "name", "size", "boss");
        assertThat(runs.column("SELECT name FROM pragma_index_list('parent') ORDER BY 1"))
                .containsExactly("parent_kind_idx", "parent_lower", "parent_name");
        assertThat(runs.column("SELECT name FROM pragma_index_info('parent_lower')"))
                .containsExactly("size");
        assertThat(runs.column("SELECT DISTINCT kind FROM parent")).containsExactly("k");
    }

    @Test
    void refusesAColumnToGoThatAViewReads() throws SQLException {
        Structure before = structure();

        RunReport report = up(db -> {
            String copy = db.useTable("parent");
            db.execute("DROP INDEX banister_copy_parent_name");
            db.execute("DROP INDEX banister_copy_parent_lower");
            db.execute("ALTER TABLE " + copy + " DROP COLUMN name");
            db.doneUsingTables("parent");
        });

        assertThat(report.outcomes()).extracting(outcome -> outcome.result()).containsExactly(Result.FAILED);
        assertThat(structure()).isEqualTo(before);
    }

    @Test
    void findsRowsOfChildrenThatTheScriptHasLeftAlone() throws SQLException {
        Structure before = structure();

        RunReport report = up(db -> {
            db.update("DELETE FROM " + db.useTable("parent") + " WHERE id = 2");
            db.doneUsingTables("parent");
        });

        assertThat(SqliteRuns.failure(report).toString()).contains("child");
        assertThat(structure()).isEqualTo(before);
        assertThat(runs.column("SELECT id FROM parent ORDER BY id")).containsExactly("1", "2");
    }

    @Test
    void refusesATableOfAModule() {
        runs.database().execute("CREATE VIRTUAL TABLE words USING fts5(word)");

        RunReport report = up(db -> db.useTable("words"));

        assertThat(SqliteRuns.failure(report).code()).isEqualTo(FindingCodes.NOT_HONOURED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE counted (id INTEGER PRIMARY KEY ON CONFLICT REPLACE AUTOINCREMENT, a)",
                "CREATE TABLE counted (id INTEGER, a, PRIMARY KEY (id AUTOINCREMENT))",
                "CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT, a CHECK (counted.a > 0),"
                        + " b DEFAULT 0x1F CHECK (\"Counted\".b > 0))"
            })
    void goesOnCountingWhateverTheKeyLooksLike(String table) {
        runs.database().execute(table, "INSERT INTO counted (a) VALUES (1), (2)", "DELETE FROM counted WHERE id = 2");

        RunReport report = up(db -> {
            db.useTable("counted");
            db.doneUsingTables("counted");
        });

        assertThat(report.succeeded()).as("%s", report.outcomes()).isTrue();
        runs.database().execute("INSERT INTO counted (a) VALUES (3)");
        assertThat(runs.column("SELECT id FROM counted ORDER BY id")).containsExactly("1", "3");
    }

    @Test
    void refusesANameThatMeansATemporaryTable() {
        RunReport report = up(db -> {
            db.execute("CREATE TEMP TABLE parent (id INTEGER)");
            db.useTable("parent");
        });

        assertThat(SqliteRuns.failure(report).code()).isEqualTo(FindingCodes.NOT_HONOURED);
        assertThat(SqliteRuns.failure(report).reasons()).contains("its name means temp.parent here");
        assertThat(runs.column("SELECT count(*) FROM parent")).containsExactly("2");
    }

    @Test
    void refusesATriggerThatMeansTheCopy() throws SQLException {
        Structure before = structure();

        RunReport report = up(db -> {
            String copy = db.useTable("parent");
            db.execute("CREATE TRIGGER late AFTER INSERT ON " + copy + " BEGIN DELETE FROM " + copy + "; END");
            db.doneUsingTables("parent");
        });

        assertThat(SqliteRuns.failure(report).toString()).contains("error in trigger late");
        assertThat(structure()).isEqualTo(before);
    }
}
