package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.RunReport;
import dev.banister.engine.ModuleFolder;
import dev.banister.engine.contract.DyingDataSource.Moment;
import dev.banister.testservers.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class H2ContractTest extends DatabaseContract implements RightsContract, SettlementContract {

    @Override
    TestDatabase newDatabase(Path inFolder) {
        return TestDatabase.h2(inFolder.resolve("db"));
    }

    @Override
    public String endlessQuery() {
        return "SELECT SUM(X * RAND()) FROM SYSTEM_RANGE(1, 1000000000000)";
    }

    /** Its sessions are in the zone that the JVM was in when H2 was loaded. */
    @Override
    public TestDatabase inZone(String zone) {
        TestDatabase right = host().database();
        return right.reachedBy(right.url() + ";TIME ZONE=" + zone, right.user(), right.password());
    }

    @Override
    public String momentText(String column) {
        return "CAST(" + column + " AT TIME ZONE 'UTC' AS VARCHAR)";
    }

    @Override
    public boolean undoesStructure() {
        return false;
    }

    @Override
    public String sessionChanges() {
        return """
                CREATE SCHEMA other;
                SET SCHEMA other;
                SET SCHEMA_SEARCH_PATH other;
                SET @v = 5;
                SET TIME ZONE '+05:00';
                SET NON_KEYWORDS DAY, VALUE;
                SET VARIABLE_BINARY TRUE;
                SET TRUNCATE_LARGE_LENGTH TRUE;
                SET QUERY_TIMEOUT 77777;
                CREATE LOCAL TEMPORARY TABLE tmp (id INT);
                """;
    }

    @Override
    public String inForce() {
        return "INSERT INTO public.seen VALUES (CURRENT_SCHEMA || ' ' || CAST(@v AS VARCHAR));";
    }

    @Override
    public String seenInForce() {
        return "OTHER 5";
    }

    @Override
    public String losesTheLease() {
        return "UPDATE public.banister_lease SET token = token + 1;";
    }

    @Override
    public String sessionLook() {
        return """
                INSERT INTO seen VALUES (CURRENT_SCHEMA);
                INSERT INTO seen VALUES (COALESCE(CAST(@v AS VARCHAR), 'no v'));
                INSERT INTO seen SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSION_STATE
                    WHERE STATE_KEY LIKE 'TABLE%' OR STATE_KEY LIKE 'TIME%';
                INSERT INTO seen SELECT COUNT(*) FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'NON_KEYWORDS';
                INSERT INTO seen SELECT LISTAGG(SETTING_VALUE, ' ') WITHIN GROUP (ORDER BY SETTING_NAME)
                    FROM INFORMATION_SCHEMA.SETTINGS
                    WHERE SETTING_NAME IN ('QUERY_TIMEOUT', 'TRUNCATE_LARGE_LENGTH', 'VARIABLE_BINARY');
                """;
    }

    @Override
    public String[] untouchedSession() {
        return new String[] {"PUBLIC", "no v", "0", "0", "0 FALSE FALSE"};
    }

    @Override
    public List<String> refusedStatements() {
        return List.of("SET AUTOCOMMIT OFF", "set autocommit true");
    }

    @Override
    public List<String> harmlessStatements() {
        return List.of("SET @autocommit = 1", "SELECT 'SET AUTOCOMMIT OFF' AS autocommit");
    }

    @Override
    public Map<TestDatabase, String> unsuitableWays() {
        return Map.of();
    }

    @Override
    public Map<String, TestDatabase> wrongWays() {
        TestDatabase right = host().database();
        return Map.of(
                "wrong password", right.reachedBy(right.url(), right.user(), "secret-of-the-test"),
                "no such file", right.reachedBy(right.url() + "-none;IFEXISTS=TRUE", right.user(), ""),
                "no such driver", right.reachedBy("jdbc:nothing:here", "", ""));
    }

    @Override
    public TestDatabase readOnlyWay() {
        TestDatabase right = host().database();
        right.execute("SHUTDOWN");
        return right.reachedBy(right.url() + ";ACCESS_MODE_DATA=r", right.user(), "");
    }

    @Test
    void leavesTheKeywordsThatTheUrlHasTakenAway() {
        TestDatabase right = host().database();
        Host host = host().by(right.reachedBy(right.url() + ";NON_KEYWORDS=USER,VALUE", right.user(), ""));
        ModuleFolder a = host.module("a")
                .up("2020-01-01-g/a", "SET NON_KEYWORDS DAY;\nCREATE TABLE a (DAY INT);")
                .up("2020-01-01-g/b", "CREATE TABLE b (USER INT, VALUE INT);");

        RunReport report = host.up(a);

        assertThat(report.succeeded()).as("%s", report.outcomes()).isTrue();
    }

    @Test
    void settlesInTheSchemaThatTheStatementWasIn() {
        String statement = "CREATE TABLE u (id INT)";
        ModuleFolder a = host().module("a")
                .up("2020-01-01-g/s", "SET SCHEMA other;\n" + statement + ";\nINSERT INTO u VALUES (1);\n");
        host().database().execute("CREATE SCHEMA other", "CREATE TABLE u (id INT)");

        SettlementContract.die(host(), a, statement, Moment.AFTER);

        RunReport report = host().up(a);
        assertThat(report.succeeded()).as("%s", report.outcomes()).isTrue();
        assertThat(host().column("SELECT id FROM u")).isEmpty();
        assertThat(host().column("SELECT id FROM other.u")).containsExactly("1");
    }
}
