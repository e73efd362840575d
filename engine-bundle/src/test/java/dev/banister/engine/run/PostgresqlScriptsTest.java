package dev.banister.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.ModuleFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts of the kinds that tools stumble over, on a real server. */
class PostgresqlScriptsTest {

    @TempDir
    Path folder;

    private final PostgresqlRuns runs = new PostgresqlRuns();

    @AfterEach
    void drop() {
        runs.close();
    }

    private ModuleFolder script(String sql) {
        return ModuleFolder.in(folder, "a").up("2020-01-01-g/s", sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (j jsonb); SELECT count(*) FROM t WHERE j ? 'a' OR j ?| array['a','b'] OR j @? '$.a';",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END; SELECT f();",
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN NEW.a := ';'; RETURN NEW; END $body$;",
                "CREATE TABLE t (a int); CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2);",
                "CREATE TABLE \"a;b\" (c text DEFAULT 'x;y--'); INSERT INTO \"a;b\" VALUES (E'it\\'s; {d}');",
                "CREATE TYPE e AS ENUM ('a'); ALTER TYPE e ADD VALUE 'b';",
                "DO $$ BEGIN FOR i IN 1..2000 LOOP RAISE NOTICE '%', repeat('long ', 2000); END LOOP; END $$;",
                "CREATE TABLE t (id int); CREATE INDEX CONCURRENTLY i ON t (id); INSERT INTO t VALUES (1);",
                "CREATE TABLE t (id int); VACUUM t; INSERT INTO t VALUES (1); VACUUM (ANALYZE) t;",
                "SET statement_timeout = '1h'; RESET statement_timeout; SELECT pg_sleep(0);",
                "CREATE TABLE t (a int, b text);\nCOPY t FROM stdin;\n1\tx;y\n2\t\\N\n\\.\nINSERT INTO t VALUES (3);",
                "-- banister: transaction=false\nCREATE TABLE t (id int); CREATE PROCEDURE p() LANGUAGE plpgsql AS"
                        + " $$ BEGIN INSERT INTO t VALUES (1); COMMIT; END $$; CALL p();"
            })
    void runs(String sql) {
        ModuleFolder module = script(sql);

        assertThat(runs.up(module).succeeded()).isTrue();

        assertThat(runs.states(module)).containsEntry("a/2020-01-01-g/s", ScriptState.APPLIED);
    }

    @Test
    void usesAnEnumsNewValueInTheNextScript() {
        ModuleFolder module = ModuleFolder.in(folder, "a")
                .up("2020-01-01-g/a", "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (v e);")
                .up("2020-01-01-g/b", "ALTER TYPE e ADD VALUE 'b';")
                .up("2020-01-01-g/c", "INSERT INTO t VALUES ('b');");

        assertThat(runs.up(module).succeeded()).isTrue();
        assertThat(runs.column("SELECT v FROM t")).containsExactly("b");
    }

    @Test
    void copiesLinesAsTheyStand() {
        runs.up(script("CREATE TABLE t (a int, b text);\nCOPY t (a, b) FROM stdin;\n1\tx;y\n2\t\\N\n3\tä\n\\.\n"));

        assertThat(runs.column("SELECT coalesce(b, 'null') FROM t ORDER BY a")).containsExactly("x;y", "null", "ä");
    }

    @Test
    void namesTheLineOfTheDataThatCopyFailsIn() {
        RunReport report = runs.up(script("CREATE TABLE t (a int);\nCOPY t FROM stdin;\nno number\n\\.\n"));

        assertThat(RunFixture.finding(report, Result.FAILED).toString())
                .contains("s.up.sql:3, statement 2")
                .contains("invalid input syntax for type integer")
                .contains("nothing of the script stands");
        assertThat(runs.hasTable("t")).isFalse();
    }

    @Test
    void failsAndLeavesNothingWhereADeferredCheckFailsAtTheEnd() {
        ModuleFolder module = script("CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (p int REFERENCES p"
                + " DEFERRABLE INITIALLY DEFERRED); INSERT INTO c VALUES (1);");

        RunReport report = runs.up(module);

        assertThat(RunFixture.finding(report, Result.FAILED).toString())
                .contains("violates foreign key constraint")
                .contains("nothing of the script stands");
        assertThat(runs.hasTable("c")).isFalse();
    }

    @Test
    void namesTheIndexThatAFailedStatementHasLeftAndMakesItAnew() {
        ModuleFolder module = script("CREATE TABLE t (id int); INSERT INTO t VALUES (1), (1);\n"
                + "CREATE UNIQUE INDEX CONCURRENTLY i ON t (id);\nINSERT INTO t VALUES (2);");

        RunReport report = runs.up(module);

        assertThat(RunFixture.finding(report, Result.FAILED).toString())
                .contains("s.up.sql:2, statement 3")
                .contains(
                        "could not create unique index",
                        "Hint: It has left the index public.i, which is not valid; the next try drops it and begins anew.")
                .contains("statements of the script that stand: 2");
        assertThat(runs.column("SELECT statements_done || '/' || in_flight FROM banister_history"))
                .containsExactly("2/0");

        runs.database().execute("DELETE FROM t WHERE ctid = '(0,1)'");

        assertThat(runs.up(module).succeeded()).isTrue();
        assertThat(runs.column("SELECT id FROM t ORDER BY id")).containsExactly("1", "2");
        assertThat(runs.column("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                .containsExactly("t");
    }

    @Test
    void replaysWhatOnlyChangesTheSessionWhenItGoesOn() {
        ModuleFolder module = script("CREATE SCHEMA x; SET search_path = x; SET ROLE pg_read_all_data;\nRESET ROLE;"
                + " VACUUM; CREATE TABLE u AS SELECT 1 / (SELECT count(*) FROM public.go) AS one;");
        runs.database().execute("CREATE TABLE go (id int)");

        assertThat(RunFixture.results(runs.up(module))).containsExactly(Result.FAILED);
        runs.database().execute("INSERT INTO go VALUES (1)");

        assertThat(runs.up(module).succeeded()).isTrue();
        assertThat(runs.column("SELECT one FROM x.u")).containsExactly("1");
    }

    @Test
    void doesNotGoOnWhereATemporaryTableIsGone() {
        ModuleFolder module = script("CREATE TEMP TABLE x AS SELECT 1 AS id; VACUUM; SELECT 1 / 0;");

        RunReport report = runs.up(module);

        assertThat(RunFixture.finding(report, Result.FAILED).toString()).contains("stand: 2");
        assertThat(runs.column("SELECT resumable FROM banister_history")).containsExactly("f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-- banister: transaction=false\n"})
    void waitsForALockNoLongerThanTheDirectiveSays(String head) throws SQLException {
        runs.database().execute("CREATE TABLE t (id int)");
        ModuleFolder module = script(head + "-- banister: lock-timeout=100ms\nALTER TABLE t ADD COLUMN c int;");
        try (Connection other = runs.database().dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM t");

            assertThat(RunFixture.finding(runs.up(module), Result.FAILED).toString())
                    .contains("canceling statement due to lock timeout");
        }
        assertThat(runs.up(module).succeeded()).isTrue();
    }

    @Test
    void limitsWaitingForLocksUnlessTheScriptDoes() {
        ModuleFolder module = ModuleFolder.in(folder, "a")
                .up("2020-01-01-g/a", "CREATE TABLE a AS SELECT current_setting('lock_timeout') AS setting;")
                .up(
                        "2020-01-01-g/b",
                        "SET lock_timeout = '3s'; VACUUM; CREATE TABLE b AS SELECT current_setting('lock_timeout') AS setting;")
                .up("2020-01-01-g/c", "CREATE TABLE c AS SELECT current_setting('lock_timeout') AS setting;");

        assertThat(runs.up(module).succeeded()).isTrue();

        assertThat(runs.column("SELECT setting FROM a UNION ALL SELECT setting FROM b UNION ALL SELECT setting FROM c"))
                .containsExactly("10s", "3s", "10s");
    }
}
