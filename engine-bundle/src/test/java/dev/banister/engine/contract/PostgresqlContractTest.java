package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.CodeModule;
import dev.banister.engine.ModuleFolder;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresqlContractTest extends DatabaseContract implements RightsContract, ServerContract {

    @Override
    TestDatabase newDatabase(Path inFolder) {
        return TestServer.postgresql().newDatabase();
    }

    @Override
    public String endlessQuery() {
        return "SELECT pg_sleep(10000)";
    }

    @Override
    public String momentText(String column) {
        return "CAST(" + column + " AT TIME ZONE 'UTC' AS VARCHAR)";
    }

    @Override
    public boolean takesJsonAsText() {
        return false;
    }

    @Override
    public boolean undoesStructure() {
        return true;
    }

    @Override
    public String sessionChanges() {
        return """
                CREATE SCHEMA other;
                CREATE TEMPORARY TABLE tmp (id INT);
                PREPARE one AS SELECT 1;
                SELECT set_config('my.variable', '5', false);
                SET TIME ZONE '+05:00';
                SET statement_timeout = '77s';
                SET escape_string_warning = off;
                SET search_path = other;
                SET ROLE pg_monitor;
                """;
    }

    @Override
    public String lastingChanges() {
        return "GRANT INSERT ON seen TO pg_monitor;\n"
                + super.lastingChanges().replace("SET ROLE", "GRANT ALL ON SCHEMA other TO pg_monitor;\nSET ROLE");
    }

    @Override
    public String inForce() {
        return "INSERT INTO public.seen SELECT current_user || ' ' || current_schema() || ' '"
                + " || current_setting('statement_timeout');";
    }

    @Override
    public String seenInForce() {
        return "pg_monitor other 77s";
    }

    @Override
    public String losesTheLease() {
        return "RESET ROLE;\nUPDATE public.banister_lease SET token = token + 1;";
    }

    @Override
    public String sessionLook() {
        return """
                INSERT INTO seen SELECT (current_user = session_user)::text;
                INSERT INTO seen SELECT current_schema();
                INSERT INTO seen SELECT COALESCE(NULLIF(current_setting('my.variable', true), ''), 'no v');
                INSERT INTO seen SELECT current_setting('statement_timeout');
                INSERT INTO seen SELECT current_setting('escape_string_warning');
                INSERT INTO seen SELECT COUNT(*) FROM pg_class WHERE relname = 'tmp';
                INSERT INTO seen SELECT COUNT(*) FROM pg_prepared_statements WHERE name = 'one';
                INSERT INTO seen SELECT (current_setting('TimeZone') LIKE '%05%')::text;
                """;
    }

    @Override
    public String[] untouchedSession() {
        return new String[] {"true", "public", "no v", "0", "on", "0", "0", "false"};
    }

    @Override
    public Map<String, TestDatabase> wrongWays() {
        TestDatabase right = host().database();
        return Map.of(
                "wrong password", right.reachedBy(right.url(), right.user(), "secret-of-the-test"),
                "no such database", right.reachedBy(right.url() + "_none", right.user(), right.password()),
                "no server", right.reachedBy("jdbc:postgresql://127.0.0.1:1/none", "nobody", "secret-of-the-test"),
                "no such driver", right.reachedBy("jdbc:nothing:here", "", ""));
    }

    @Override
    public TestDatabase readOnlyWay() {
        TestDatabase right = host().database();
        String options = "?options=-c%20default_transaction_read_only=on";
        return right.reachedBy(right.url() + options, right.user(), right.password());
    }

    @Override
    public List<String> refusedStatements() {
        return List.of(
                "SET client_encoding='LATIN1'",
                "set client_encoding to latin1",
                "SET LOCAL client_encoding = 'SQL_ASCII'",
                "SET NAMES 'LATIN1'",
                "SET standard_conforming_strings = off",
                "SET SESSION standard_conforming_strings TO 'off'",
                "COPY made FROM PROGRAM 'echo 1'",
                "COPY made (id) FROM '/etc/hostname'",
                "COPY (SELECT 1) TO '/tmp/banister-none'",
                "copy made to program 'cat'",
                "SET AUTOCOMMIT TO ON");
    }

    @Override
    public List<String> harmlessStatements() {
        return List.of(
                "SET client_encoding = 'UTF8'",
                "SET NAMES 'utf-8'",
                "SET standard_conforming_strings = on",
                "SELECT 'COPY t FROM PROGRAM x' AS \"client_encoding\"",
                "CREATE TABLE t (id INT)",
                "COPY t (id) FROM stdin;\n1\n\\.\nSELECT 1");
    }

    @Override
    public Map<TestDatabase, String> unsuitableWays() {
        TestDatabase right = host().database();
        return Map.of(
                right.reachedBy(
                        right.url() + "?options=-c%20standard_conforming_strings=off", right.user(), right.password()),
                "options=-c%20standard_conforming_strings=on");
    }

    @Test
    void namesTheFilesOwnLineOfARowThatIsWrong() {
        ModuleFolder a = host().module("a")
                .up(
                        "2020-01-01-g/s",
                        "CREATE TABLE t (id INT,\n  name TEXT);\n\nCOPY t (id,\n  name) FROM stdin; -- rows\n"
                                + "1\tone\ntwo\ttwo\n3\tthree\n\\.\n");

        Finding failure = Host.failure(host().up(a));

        assertThat(failure.place()).hasToString("a/2020-01-01-g/s, migrations/2020-01-01-g/s.up.sql:7, statement 2");
        assertThat(failure.text()).contains("integer");
    }

    @Override
    public void endSessions(TestDatabase database) {
        database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    @Override
    public TestServer startServer() {
        return TestServer.startPostgresql();
    }

    @Test
    void runsWhatNoTransactionTakes() {
        ModuleFolder a = host().module("a")
                .up(
                        "2020-01-01-g/s",
                        "CREATE TABLE t (id INT);\nCREATE INDEX CONCURRENTLY by_id ON t (id);\nINSERT INTO t VALUES (1);");

        RunReport report = host().up(a);

        assertThat(Host.results(report)).containsExactly(Result.DONE);
        assertThat(host().column("SELECT indisvalid FROM pg_index WHERE indexrelid = 'by_id'::regclass"))
                .containsExactly("t");
        assertThat(host().column("SELECT id FROM t")).containsExactly("1");
    }

    @Test
    void copiesRowsThatStandInTheScript() {
        ModuleFolder a = host().module("a")
                .up(
                        "2020-01-01-g/s",
                        "CREATE TABLE t (id INT, name TEXT);\nCOPY t FROM stdin;\n1\tit's; größer\n2\t\\N\n\\.\n"
                                + "INSERT INTO t VALUES (3, 'three');\n");

        RunReport report = host().up(a);

        assertThat(Host.results(report)).containsExactly(Result.DONE);
        assertThat(host().column("SELECT name FROM t ORDER BY id")).containsExactly("it's; größer", "null", "three");
    }

    @Test
    void leavesNothingWhereOnlyTheCommitFindsWhatIsWrong() {
        ModuleFolder a = host().module("a")
                .up(
                        "2020-01-01-g/s",
                        "CREATE TABLE p (id INT PRIMARY KEY);\nCREATE TABLE c (p INT REFERENCES p DEFERRABLE INITIALLY"
                                + " DEFERRED);\nINSERT INTO c VALUES (1);");

        RunReport report = host().up(a);

        assertThat(Host.failure(report).code()).isEqualTo(FindingCodes.SCRIPT_FAILED);
        assertThat(Host.failure(report).text()).contains("c_p_fkey");
        assertThat(host().hasTable("c")).isFalse();
        assertThat(host().states(a)).containsEntry("a/2020-01-01-g/s", ScriptState.FAILED);
    }

    @Test
    void keepsItsTablesInASchemaOfAnyName() {
        host().database().execute("CREATE SCHEMA \"Größe; \"\"x\"\"\"");
        ModuleFolder a = host().module("a").up("2020-01-01-g/s", "CREATE TABLE t (id INT);");

        Host.run(host().banister(a).historySchema("Größe; \"x\"").open(), PlanRequest.up());

        assertThat(host().column("SELECT script FROM \"Größe; \"\"x\"\"\".banister_history"))
                .containsExactly("s");
        assertThat(host().hasTable("banister_history")).isFalse();
    }

    @Test
    void takesAQuestionMarkForAnOperatorWhereThereAreNoParameters() {
        host().database().execute("CREATE TABLE t (j jsonb)", "INSERT INTO t VALUES ('{\"a\": 1}')");

        RunReport report = host().up(CodeModule.of("a", "1.0.0").group("2020-01-01-g", new Work(db -> {
            assertThat(db.query("SELECT j ? 'a' AS has FROM t")).hasSize(1);
            assertThat(db.queryFirstCell("SELECT j ? 'b' FROM t")).contains(false);
            assertThat(db.update("UPDATE t SET j = '{}' WHERE j ? 'a'")).isEqualTo(1);
        })));

        assertThat(report.succeeded()).as("%s", report.outcomes()).isTrue();
        assertThat(host().column("SELECT j FROM t")).containsExactly("{}");
    }

    @Test
    void goesDownWhateverOthersWereGranted() {
        CodeModule module = CodeModule.of("a", "1.0.0").group("2020-01-01-g", new MakeRooms());
        host().up(module);
        host().database()
                .execute(
                        "GRANT SELECT ON rooms TO PUBLIC",
                        "GRANT UPDATE (level) ON rooms TO PUBLIC",
                        "CREATE PUBLICATION of_rooms FOR TABLE rooms");

        RunReport report = host().run(PlanRequest.down(new ModuleId("a")), module);

        assertThat(report.succeeded()).as("%s", report.outcomes()).isTrue();
        assertThat(host().hasTable("rooms")).isFalse();
    }
}
