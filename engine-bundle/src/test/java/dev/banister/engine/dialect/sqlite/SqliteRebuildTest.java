package dev.banister.engine.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;
import dev.banister.api.schema.ColumnType;
import dev.banister.api.schema.Schema;
import dev.banister.engine.CodeModule;
import dev.banister.engine.contract.StructureSession;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.StructureDifference;
import dev.banister.engine.schema.TableStructure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteRebuildTest {

    static final String[] FAMILY = {
        "CREATE TABLE parent (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, size INT, boss INT REFERENCES parent)",
        "CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE)",
        "CREATE TABLE log (what TEXT)",
        "CREATE INDEX parent_name ON parent (name COLLATE NOCASE, size DESC) WHERE size > 0",
        "CREATE UNIQUE INDEX parent_lower ON parent (lower(name))",
        "CREATE TRIGGER parent_added AFTER INSERT ON parent BEGIN INSERT INTO log VALUES (new.name); END",
        "CREATE TRIGGER child_added AFTER INSERT ON child"
                + " BEGIN UPDATE parent SET size = size + 1 WHERE id = new.parent; END",
        "CREATE VIEW names AS SELECT name FROM parent",
        "CREATE VIEW more_names AS SELECT name FROM names",
        "CREATE TRIGGER names_added INSTEAD OF INSERT ON names BEGIN INSERT INTO parent (name) VALUES (new.name); END",
        "INSERT INTO parent VALUES (1, 'one', 1, NULL), (2, 'two', 2, 1), (9, 'nine', 9, 9)",
        "DELETE FROM parent WHERE id = 9",
        "INSERT INTO child VALUES (10, 1), (20, 2)"
    };

    @TempDir
    Path folder;

    private SqliteRuns runs;

    @BeforeEach
    void open() {
        runs = SqliteRuns.in(folder);
        runs.database().execute(FAMILY);
    }

    private static final class Script extends Migration {

        private final Consumer<Database> body;

        Script(Consumer<Database> body) {
            this.body = body;
        }

        @Override
        public void up(Database db) {
            body.accept(db);
        }
    }

    private static CodeModule module(Consumer<Database> body) {
        return CodeModule.of("a", "1.0.0").group("2020-01-01-g", new Script(body));
    }

    private StructureSession session(String parameters) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + runs.file() + parameters);
            return new StructureSession(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void goesAndComesBack(Consumer<Schema> change) {
        try (StructureSession session = session("")) {
            Structure before = session.structure();

            session.run(change);
            assertThat(session.structure().fingerprint()).isNotEqualTo(before.fingerprint());
            session.takeBack();

            assertThat(StructureDifference.between(before, session.structure())).isEmpty();
            assertThat(session.structure().fingerprint()).isEqualTo(before.fingerprint());
        }
    }

    @Test
    void keepsAllThatBelongsToTheTableAndTheRowsOfChildren() {
        List<String> belongings = runs.column("SELECT sql FROM sqlite_schema WHERE name <> 'parent' ORDER BY name");

        boolean succeeded = runs.up(module(db -> db.changeColumn(
                        "parent", "name", c -> c.type(ColumnType.string(40)).notNull())))
                .succeeded();

        assertThat(succeeded).isTrue();
        assertThat(runs.column("SELECT id FROM child ORDER BY id")).containsExactly("10", "20");
        assertThat(runs.column("SELECT id || name || size || ifnull(boss, '') FROM parent ORDER BY id"))
                .containsExactly("1one2", "2two31");
        assertThat(runs.column("SELECT name FROM more_names ORDER BY name")).containsExactly("one", "two");
        assertThat(runs.column("SELECT type FROM pragma_table_xinfo('parent') WHERE name = 'name' AND \"notnull\" = 1"))
                .containsExactly("varchar(40)");
        assertThat(runs.column("SELECT \"table\" FROM pragma_foreign_key_list('child')"))
                .containsExactly("parent");
        assertThat(runs.column("SELECT \"table\" FROM pragma_foreign_key_list('parent')"))
                .containsExactly("parent");
        assertThat(runs.column("SELECT seq FROM sqlite_sequence WHERE name = 'parent'"))
                .containsExactly("9");
        assertThat(runs.column("PRAGMA integrity_check")).containsExactly("ok");
        assertThat(belongings).isNotEmpty();
        runs.database().execute("INSERT INTO names VALUES ('three')", "INSERT INTO child VALUES (30, 10)");
        assertThat(runs.column("SELECT what FROM log")).endsWith("three");
        assertThat(runs.column("SELECT id FROM parent WHERE name = 'three'")).containsExactly("10");
    }

    @Test
    void enforcesForeignKeysAgainAfterwards() {
        runs.up(module(db -> db.addCheck("parent", "named", "name <> ''")));

        runs.database().execute("DELETE FROM parent WHERE id = 2");

        assertThat(runs.column("SELECT id FROM child")).containsExactly("10");
        assertThatThrownBy(() -> runs.database().execute("INSERT INTO child VALUES (30, 2)"))
                .hasMessageContaining("FOREIGN KEY constraint failed");
    }

    @Test
    void refusesToLeaveRowsWithoutTheirParents() {
        Finding finding = SqliteRuns.failure(runs.up(module(db -> db.update("DELETE FROM parent WHERE id = 1"))));

        assertThat(finding.code()).isEqualTo(FindingCodes.SCRIPT_FAILED);
        assertThat(finding.text()).contains("rows of table \"child\" that refer to \"parent\"");
        assertThat(runs.column("SELECT id FROM parent ORDER BY id")).containsExactly("1", "2");
        assertThat(runs.column("SELECT id FROM child ORDER BY id")).containsExactly("10", "20");
    }

    @Test
    void refusesToRebuildWhereForeignKeysAreOn() {
        try (StructureSession session = session("?foreign_keys=true")) {
            assertThatThrownBy(() -> session.run(schema -> schema.changeColumn("parent", "name", c -> c.nullable())))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("a table is rebuilt while foreign_keys is 1");
        }
        assertThat(runs.column("SELECT id FROM child ORDER BY id")).containsExactly("10", "20");
    }

    @Test
    void putsAColumnBackWhereItWas() {
        goesAndComesBack(schema -> schema.removeColumn("parent", "boss"));
        runs.database().execute("DROP TRIGGER child_added", "DELETE FROM child");
        goesAndComesBack(schema -> schema.removeColumn("child", "parent"));
        runs.database().execute("DROP VIEW more_names", "DROP VIEW names", "DROP TRIGGER parent_added");
        goesAndComesBack(schema -> schema.removeColumn("parent", "name"));
    }

    @Test
    void renamesAndComesBackToTheSameTexts() {
        goesAndComesBack(schema -> schema.renameTable("parent", "elder"));
        // SQLite renames no column under whose name a view shows it to others.
        runs.database()
                .execute(
                        "DROP VIEW more_names",
                        "DROP VIEW names",
                        "CREATE VIEW titles AS SELECT parent.name AS title FROM parent");
        goesAndComesBack(schema -> schema.renameColumn("parent", "name", "called"));
        goesAndComesBack(schema -> {
            schema.renameColumn("parent", "size", "weight");
            schema.renameTable("child", "kid");
        });
    }

    @Test
    void doesNotTakeAwayAColumnThatAViewOrTriggerReads() {
        try (StructureSession session = session("")) {
            Structure before = session.structure();

            assertThatThrownBy(() -> session.run(schema -> schema.removeColumn("parent", "name")))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("view names");
            assertThatThrownBy(() -> session.run(schema -> schema.dropTable("parent")))
                    .isInstanceOf(MigrationException.class);

            assertThat(StructureDifference.between(before, session.structure())).isEmpty();
        }
    }

    @Test
    void putsAColumnWhereItIsSaid() {
        try (StructureSession session = session("")) {
            session.run(schema -> {
                schema.addColumn("child", "made_at", ColumnType.timestamptz())
                        .defaultToNow()
                        .first();
                schema.addColumn("child", "plain", ColumnType.integer()).after("id");
                schema.addColumn("child", "filled", ColumnType.integer())
                        .notNull()
                        .defaultTo(1)
                        .after("plain");
            });

            TableStructure child = session.structure().table("child").orElseThrow();
            assertThat(child.columns())
                    .extracting(ColumnStructure::name)
                    .containsExactly("made_at", "id", "plain", "filled", "parent");
        }
        assertThat(runs.column("SELECT count(made_at) FROM child")).containsExactly("2");
    }

    @Test
    void keepsTheNumbersOfRowsThatAnIndexOfTextGoesBy() {
        runs.database()
                .execute(
                        "CREATE TABLE pages (title TEXT, body TEXT)",
                        "INSERT INTO pages (rowid, title, body) VALUES (3, 'a', 'apple'), (7, 'b', 'pear'), (9, 'c', 'plum')",
                        "DELETE FROM pages WHERE rowid = 3",
                        "CREATE VIRTUAL TABLE words USING fts5 (body, content='pages')",
                        "INSERT INTO words (words) VALUES ('rebuild')");

        boolean succeeded = runs.up(module(db -> {
                    db.changeColumn("pages", "title", c -> c.notNull());
                    db.addColumn("pages", "size", ColumnType.integer()).first();
                }))
                .succeeded();

        assertThat(succeeded).isTrue();
        assertThat(runs.column("SELECT rowid FROM pages ORDER BY rowid")).containsExactly("7", "9");
        assertThat(runs.column(
                        "SELECT title FROM pages WHERE rowid IN (SELECT rowid FROM words WHERE words MATCH 'plum')"))
                .containsExactly("c");
        try (StructureSession session = session("")) {
            for (Consumer<Schema> change : List.<Consumer<Schema>>of(
                    schema -> schema.dropTable("pages"),
                    schema -> schema.renameTable("pages", "leaves"),
                    schema -> schema.renameColumn("pages", "body", "text"),
                    schema -> schema.removeColumn("pages", "body"))) {
                assertThatThrownBy(() -> session.run(change)).hasMessageContaining("table words");
            }
        }
    }

    @Test
    void refusesWhereTheNumbersOfRowsHaveNoNameLeft() {
        runs.database().execute("CREATE TABLE t (rowid TEXT, _rowid_ TEXT, oid TEXT)");
        try (StructureSession session = session("")) {
            assertThatThrownBy(() -> session.run(schema -> schema.changeColumn("t", "oid", c -> c.notNull())))
                    .hasMessageContaining("its rows would get other numbers");
        }
    }

    /** What is read of a table makes the same table again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a)",
                "CREATE TABLE t (a INTEGER PRIMARY KEY DESC, b UNIQUE ON CONFLICT IGNORE)",
                "CREATE TABLE t (a TEXT CONSTRAINT k PRIMARY KEY, b NOT NULL ON CONFLICT REPLACE DEFAULT 0) WITHOUT ROWID",
                "CREATE TABLE t (a INT, b TEXT, PRIMARY KEY (a DESC, b COLLATE NOCASE), UNIQUE (b) ON CONFLICT FAIL) STRICT",
                "CREATE TABLE t (a INT, b INT AS (a * 2), c INT GENERATED ALWAYS AS (a || ')') STORED)",
                "CREATE TABLE t (a VARYING CHARACTER (20, 3) COLLATE \"NOCASE\" DEFAULT 'it''s', b DEFAULT -5.5e3,"
                        + " c DEFAULT (1 + (2)), d DEFAULT CURRENT_TIMESTAMP, e DEFAULT x'00ff', f DEFAULT word, g NULL)",
                "CREATE TABLE t (\"a b\" /* , */ INT -- )\n CHECK (\"a b\" > 0), [c] INT CONSTRAINT \"x y\" CHECK (c IN ('(', 1)),"
                        + " `d` INT, CHECK (c <> d) CONSTRAINT n UNIQUE (c, `d`))",
                "CREATE TABLE t (a INT REFERENCES t (b) ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,"
                        + " b INTEGER UNIQUE, FOREIGN KEY (A, B) REFERENCES other (x, y) MATCH FULL NOT DEFERRABLE)",
                "CREATE TABLE \"T\" (größe REAL, \"order\" ANY, PRIMARY KEY (größe, \"order\"))"
            })
    void makesAgainWhatItHasRead(String sql) {
        runs.database().execute(sql);
        String name = sql.contains("\"T\"") ? "T" : "t";
        try (StructureSession session = session("")) {
            Structure before = session.structure();
            TableStructure table = before.table(name).orElseThrow();

            session.execute(new Rebuild(table, table, Map.of()).statements().toArray(String[]::new));

            assertThat(StructureDifference.between(before, session.structure())).isEmpty();
        }
    }

    @Test
    void leavesVirtualTablesAlone() {
        runs.database().execute("CREATE VIRTUAL TABLE words USING fts5 (body)");
        try (StructureSession session = session("")) {
            assertThat(session.structure().tables())
                    .extracting(TableStructure::name)
                    .containsExactly("child", "log", "parent", "words");
            assertThatThrownBy(() -> session.run(schema -> schema.dropTable("words")))
                    .isInstanceOfSatisfying(
                            MigrationException.class,
                            e -> assertThat(e.findings().get(0).code()).isEqualTo(FindingCodes.NOT_HONOURED));
        }
    }

    @Test
    void saysThatThereAreNoRemarks() {
        try (StructureSession session = session("")) {
            assertThatThrownBy(() -> session.run(
                            schema -> schema.createTable("t", t -> t.text("a").comment("why"))))
                    .hasMessageContaining("SQLite keeps no remarks");
        }
    }
}
