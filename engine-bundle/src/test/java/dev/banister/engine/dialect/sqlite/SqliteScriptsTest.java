package dev.banister.engine.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.RunReport;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ScriptState;
import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;
import dev.banister.engine.CodeModule;
import dev.banister.engine.ModuleFolder;
import dev.banister.testservers.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteScriptsTest {

    private static final String FAMILY = """
            CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT);
            CREATE TABLE child (id INTEGER PRIMARY KEY,
                parent INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE);
            CREATE TABLE log (what TEXT);
            CREATE INDEX parent_name ON parent (name);
            CREATE TRIGGER parent_added AFTER INSERT ON parent BEGIN INSERT INTO log VALUES (new.name); END;
            CREATE VIEW names AS SELECT name FROM parent;
            INSERT INTO parent VALUES (1, 'one'), (2, 'two');
            INSERT INTO child VALUES (10, 1), (20, 2);
            """;

    private static final String REBUILD = """
            CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
            INSERT INTO new_parent SELECT id, name FROM parent;
            DROP TABLE parent;
            ALTER TABLE new_parent RENAME TO parent;
            CREATE INDEX parent_name ON parent (name);
            CREATE TRIGGER parent_added AFTER INSERT ON parent BEGIN INSERT INTO log VALUES (new.name); END;
            """;

    @TempDir
    Path folder;

    private SqliteRuns runs;
    private ModuleFolder module;

    @BeforeEach
    void open() {
        runs = SqliteRuns.in(folder);
        module = ModuleFolder.in(folder, "a").up("2020-01-01-g/family", FAMILY);
    }

    /** In the order of SQLite's own "Making Other Kinds Of Table Schema Changes". */
    @Test
    void keepsTheRowsOfChildrenInTheTwelveSteps() {
        module.up("2020-01-02-g/rebuild", """
                PRAGMA foreign_keys=OFF;
                BEGIN TRANSACTION;
                SELECT type, sql FROM sqlite_schema WHERE tbl_name='parent';
                DROP VIEW names;
                """ + REBUILD + """
                CREATE VIEW names AS SELECT name FROM parent;
                PRAGMA foreign_key_check;
                COMMIT;
                PRAGMA foreign_keys=ON;
                """);

        RunReport report = runs.up(module);

        assertThat(report.succeeded()).isTrue();
        assertThat(runs.column("SELECT id FROM child ORDER BY id")).containsExactly("10", "20");
        assertThat(runs.column("SELECT name FROM names ORDER BY name")).containsExactly("one", "two");
        assertThat(runs.column("SELECT \"table\" FROM pragma_foreign_key_list('child')"))
                .containsExactly("parent");
        assertThat(runs.column("SELECT what FROM log")).containsExactly("one", "two");
    }

    @Test
    void renamesBesideAViewWithTheLegacySetting() {
        module.up(
                "2020-01-02-g/rebuild",
                "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON;" + REBUILD
                        + "PRAGMA legacy_alter_table = OFF; PRAGMA foreign_keys = ON;");

        assertThat(runs.up(module).succeeded()).isTrue();

        assertThat(runs.column("SELECT id FROM child ORDER BY id")).containsExactly("10", "20");
        assertThat(runs.column("SELECT name FROM names ORDER BY name")).containsExactly("one", "two");
    }

    @Test
    void refusesAScriptThatLeavesRowsWithoutTheirParents() {
        module.up("2020-01-02-g/orphans", "PRAGMA foreign_keys = OFF; DELETE FROM parent WHERE id = 1;");

        RunReport report = runs.up(module);

        Finding finding = SqliteRuns.failure(report);
        assertThat(finding.code()).isEqualTo(FindingCodes.SCRIPT_FAILED);
        assertThat(finding.text()).contains("1 rows of table \"child\" that refer to \"parent\"");
        assertThat(finding.reasons()).contains("nothing of the script stands");
        assertThat(runs.column("SELECT id FROM parent ORDER BY id")).containsExactly("1", "2");
        assertThat(runs.states(module)).containsEntry("orphans", ScriptState.FAILED);
    }

    @Test
    void doesNotBlameAScriptForRowsThatWereWithoutParentsBefore() {
        module.up("2020-01-02-g/s", "PRAGMA foreign_keys = OFF; INSERT INTO parent VALUES (3, 'three');");
        assertThat(runs.up(ModuleFolder.in(folder.resolve("first"), "a").up("2020-01-01-g/family", FAMILY))
                        .succeeded())
                .isTrue();
        runs.database().reachedBy("jdbc:sqlite:" + runs.file(), "", "").execute("DELETE FROM parent WHERE id = 1");

        assertThat(runs.up(module).succeeded()).isTrue();
    }

    @Test
    void keepsForeignKeysOffWhereItGoesOnInTheMiddle() {
        String before = "PRAGMA foreign_keys = OFF; CREATE TABLE other (a); INSERT INTO other VALUES (1); VACUUM;"
                + " DROP VIEW names; ";
        module.up("2020-01-02-g/rebuild", before + "INSERT INTO nowhere VALUES (1);" + REBUILD);
        RunReport failed = runs.up(module);
        module.up("2020-01-02-g/rebuild", before + REBUILD);

        RunReport report = runs.up(module);

        assertThat(SqliteRuns.failure(failed).reasons()).contains("statements of the script that stand: 4");
        assertThat(report.succeeded()).isTrue();
        assertThat(runs.column("SELECT id FROM child ORDER BY id")).containsExactly("10", "20");
    }

    @Test
    void runsEveryPartOfWhatAnOwnDelimiterEnds() {
        module.up("2020-01-02-g/s", "-- banister: delimiter=//\nCREATE TABLE a (x); INSERT INTO a VALUES (1) //");

        assertThat(runs.up(module).succeeded()).isTrue();

        assertThat(runs.column("SELECT x FROM a")).containsExactly("1");
    }

    @Test
    void leavesTheFileInTheJournalModeThatAScriptWants() {
        module.up("2020-01-02-g/wal", "PRAGMA journal_mode = WAL;").up("2020-01-03-g/s", "CREATE TABLE b (x);");

        assertThat(runs.up(module).succeeded()).isTrue();

        assertThat(runs.column("PRAGMA journal_mode")).containsExactly("wal");
    }

    @Test
    void tellsThatTheDatabaseIsFullAndKeepsTheHistoryTrue() {
        SqliteRuns small = SqliteRuns.in(folder, "&max_page_count=40");
        module.up(
                "2020-01-02-g/much",
                "CREATE TABLE much (x); WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 1000)"
                        + " INSERT INTO much SELECT randomblob(1000) FROM c;");

        RunReport report = small.up(module);

        Finding finding = SqliteRuns.failure(report);
        assertThat(finding.text()).contains("database or disk is full").contains("SQLITE_FULL");
        assertThat(finding.reasons()).contains("nothing of the script stands");
        assertThat(runs.column("SELECT name FROM sqlite_schema WHERE name = 'much'"))
                .isEmpty();
        assertThat(runs.states(module))
                .containsEntry("family", ScriptState.APPLIED)
                .containsEntry("much", ScriptState.FAILED);
        assertThat(runs.up(module).succeeded()).isTrue();
    }

    @Test
    void rollsBackWhatSqliteHasRolledBackAlready() {
        module.up("2020-01-02-g/s", "CREATE TABLE b (x); INSERT OR ROLLBACK INTO parent VALUES (1, 'again');");

        RunReport report = runs.up(module);

        assertThat(SqliteRuns.failure(report).text()).contains("UNIQUE constraint failed");
        assertThat(runs.column("SELECT name FROM sqlite_schema WHERE name = 'b'"))
                .isEmpty();
        assertThat(runs.states(module)).containsEntry("s", ScriptState.FAILED);
    }

    private static final String EMPTIED = """
            PRAGMA foreign_keys=OFF;
            CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT);
            DROP TABLE parent;
            ALTER TABLE new_parent RENAME TO parent;
            PRAGMA foreign_keys=ON;
            """;

    @ParameterizedTest
    @ValueSource(strings = {"", "?foreign_keys=true", "?foreign_keys=false"})
    void looksAtForeignKeysForAScriptThatTurnsThemOff(String parameters) {
        runs = new SqliteRuns(runs.file(), TestDatabase.sqlite(runs.file()).reachedBy(url(parameters), "", ""));
        runs.up(module);
        module.up("2020-01-02-g/rebuild", "DROP VIEW names;\n");
        runs.up(module);
        module.up("2020-01-03-g/rebuild", EMPTIED);

        Finding finding = SqliteRuns.failure(runs.up(module));

        assertThat(finding.text()).contains("2 rows of table \"child\" that refer to \"parent\"");
        assertThat(runs.column("SELECT id FROM parent ORDER BY id")).containsExactly("1", "2");
    }

    private String url(String parameters) {
        return "jdbc:sqlite:" + runs.file() + parameters;
    }

    @Test
    void forgivesWhatWasWrongBefore() {
        runs = new SqliteRuns(runs.file(), TestDatabase.sqlite(runs.file()));
        runs.up(module);
        runs.database()
                .execute(
                        "DROP VIEW names",
                        "INSERT INTO child VALUES (30, 5)",
                        "CREATE TABLE keyless (a)",
                        "CREATE TABLE lost (a REFERENCES keyless (a))");
        module.up("2020-01-02-g/fine", EMPTIED.replace("DROP TABLE parent;", """
                INSERT INTO new_parent SELECT * FROM parent;
                DROP TABLE parent;
                """));

        assertThat(runs.up(module).succeeded()).isTrue();
    }

    @Test
    void looksAtForeignKeysForOperationsWhateverTheConnectionDoes() {
        runs = new SqliteRuns(runs.file(), TestDatabase.sqlite(runs.file()));
        runs.up(module);
        CodeModule code = CodeModule.of("b", "1.0.0").group("2020-01-01-g", new Orphaning());

        Finding finding = SqliteRuns.failure(runs.up(code));

        assertThat(finding.text()).contains("1 rows of table \"child\" that refer to \"parent\"");
    }

    private static final class Orphaning extends Migration {

        @Override
        public void up(Database db) {
            db.update("DELETE FROM parent WHERE id = 1");
        }
    }
}
