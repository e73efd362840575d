package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.RunReport;
import dev.banister.engine.ModuleFolder;
import dev.banister.testservers.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteContractTest extends DatabaseContract {

    @Override
    TestDatabase newDatabase(Path inFolder) {
        TestDatabase plain = TestDatabase.sqlite(inFolder.resolve("test.db"));
        return plain.reachedBy(plain.url() + "?foreign_keys=true", "", "");
    }

    @Override
    public String endlessQuery() {
        return "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT COUNT(*) FROM c";
    }

    /** A moment has the form of moments, whatever the column is called. */
    @Override
    public String momentText(String column) {
        return "replace(replace(" + column + ", 'T', ' '), 'Z', '')";
    }

    @Override
    public String localText(String column) {
        return momentText(column);
    }

    @Override
    public boolean undoesStructure() {
        return true;
    }

    @Override
    public String sessionChanges() {
        return """
                PRAGMA foreign_keys = OFF;
                PRAGMA legacy_alter_table = ON;
                PRAGMA recursive_triggers = ON;
                PRAGMA case_sensitive_like = ON;
                PRAGMA cache_size = 77;
                PRAGMA synchronous = OFF;
                CREATE TEMPORARY TABLE tmp (id INT);
                CREATE TEMP VIEW tmp_view AS SELECT 1;
                ATTACH ':memory:' AS other;
                """;
    }

    @Override
    public String inForce() {
        return "INSERT INTO seen SELECT ('a' LIKE 'A') || ' ' || recursive_triggers || ' ' || cache_size"
                + " FROM pragma_recursive_triggers, pragma_cache_size;";
    }

    @Override
    public String seenInForce() {
        return "0 1 77";
    }

    @Override
    public String sessionLook() {
        return """
                INSERT INTO seen SELECT foreign_keys FROM pragma_foreign_keys;
                INSERT INTO seen SELECT legacy_alter_table FROM pragma_legacy_alter_table;
                INSERT INTO seen SELECT recursive_triggers FROM pragma_recursive_triggers;
                INSERT INTO seen SELECT 'a' LIKE 'A';
                INSERT INTO seen SELECT cache_size FROM pragma_cache_size;
                INSERT INTO seen SELECT synchronous FROM pragma_synchronous;
                INSERT INTO seen SELECT COUNT(*) FROM sqlite_temp_schema;
                INSERT INTO seen SELECT COUNT(*) FROM pragma_database_list WHERE name = 'other';
                """;
    }

    @Override
    public String[] untouchedSession() {
        return new String[] {"1", "0", "0", "1", "-2000", "2", "0", "0"};
    }

    @Override
    public List<String> refusedStatements() {
        return List.of(
                "PRAGMA query_only=on",
                "PRAGMA main.query_only(1)",
                "pragma QUERY_ONLY = 'true'",
                "PRAGMA \"query_only\" = 1");
    }

    @Override
    public List<String> harmlessStatements() {
        return List.of("PRAGMA query_only", "PRAGMA query_only = off", "SELECT 'PRAGMA query_only = 1' AS query_only");
    }

    @Override
    public Map<TestDatabase, String> unsuitableWays() {
        return Map.of();
    }

    @Override
    public Map<String, TestDatabase> wrongWays() {
        TestDatabase right = host().database();
        host().module("no-database").file("text", "This is no database, it is a text that is longer than a header.");
        return Map.of(
                "no such folder",
                        right.reachedBy("jdbc:sqlite:" + host().folder().resolve("none/test.db"), "", ""),
                "no database", right.reachedBy("jdbc:sqlite:" + host().folder().resolve("no-database/text"), "", ""),
                "no such driver", right.reachedBy("jdbc:nothing:here", "", ""));
    }

    @Override
    public TestDatabase readOnlyWay() {
        TestDatabase right = host().database();
        return right.reachedBy(right.url() + "&open_mode=1", "", "");
    }

    @Test
    void keepsTheRowsOfChildrenWhenATableIsRebuilt() {
        ModuleFolder a = host().module("a").up("2020-01-01-g/s", """
                        CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT);
                        CREATE TABLE child (id INTEGER PRIMARY KEY,
                            parent INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE);
                        INSERT INTO parent VALUES (1, 'one'), (2, 'two');
                        INSERT INTO child VALUES (10, 1), (20, 2);
                        """).up("2020-01-02-g/rebuild", """
                        PRAGMA foreign_keys = OFF;
                        CREATE TABLE parent_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
                        INSERT INTO parent_new SELECT id, name FROM parent;
                        DROP TABLE parent;
                        ALTER TABLE parent_new RENAME TO parent;
                        PRAGMA foreign_keys = ON;
                        """);

        RunReport report = host().up(a);

        assertThat(report.succeeded()).isTrue();
        assertThat(host().column("SELECT id FROM child ORDER BY id")).containsExactly("10", "20");
        assertThat(host().column("SELECT \"table\" FROM pragma_foreign_key_list('child')"))
                .containsExactly("parent");
    }

    /** Its columns take any text. */
    @ParameterizedTest
    @ValueSource(
            strings = {"banister_history SET changed_at", "banister_event SET happened_at", "banister_lease SET since"})
    void saysWhichTimeItCannotHaveWritten(String column) {
        ModuleFolder a = host().module("a").up("2020-01-01-g/s", "CREATE TABLE t1 (id INT);");
        host().up(a);
        host().database().execute("UPDATE " + column + " = 'yesterday'");

        a.up("2020-01-02-g/s", "CREATE TABLE t2 (id INT);");
        DamageContract.refusesAsDamaged(
                () -> {
                    host().up(a);
                    host().open(a).history(Optional.empty(), 0);
                },
                "is 'yesterday', which is no moment");
    }
}
