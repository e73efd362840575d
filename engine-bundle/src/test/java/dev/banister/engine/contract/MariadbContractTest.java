package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.engine.ModuleFolder;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MariadbContractTest extends DatabaseContract implements RightsContract, ServerContract, SettlementContract {

    @Override
    TestDatabase newDatabase(Path inFolder) {
        return TestServer.mariadb().newDatabase();
    }

    @Override
    public String endlessQuery() {
        return "SELECT SUM(a.seq * b.seq) FROM seq_1_to_100000000 a, seq_1_to_100000000 b";
    }

    @Override
    public String momentText(String column) {
        return localText(column);
    }

    @Override
    public String localText(String column) {
        return "CAST(" + column + " AS CHAR(40))";
    }

    @Override
    public boolean undoesStructure() {
        return false;
    }

    /** The server's own default is latin1. */
    @Override
    public String text() {
        return "VARCHAR(200) CHARACTER SET utf8mb4";
    }

    @Override
    public String sessionChanges() {
        return """
                CREATE TEMPORARY TABLE tmp (id INT);
                PREPARE one FROM 'SELECT 1';
                SET @v = 5;
                SET SESSION lock_wait_timeout = 3;
                SET foreign_key_checks = 0, unique_checks = 0;
                SET time_zone = '+05:00';
                SET collation_connection = utf8mb4_bin;
                SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE;
                SET sql_mode = 'PIPES_AS_CONCAT';
                """;
    }

    @Override
    public String inForce() {
        return "INSERT INTO seen VALUES (CONCAT(@v, ' ', @@time_zone, ' ', @@foreign_key_checks));";
    }

    @Override
    public String seenInForce() {
        return "5 +05:00 OFF";
    }

    @Override
    public String sessionLook() {
        return """
                INSERT INTO seen SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_TYPE = 'TEMPORARY';
                INSERT INTO seen SELECT COALESCE(@v, 'no v');
                INSERT INTO seen SELECT @@lock_wait_timeout;
                INSERT INTO seen SELECT @@foreign_key_checks + @@unique_checks;
                INSERT INTO seen SELECT @@time_zone;
                INSERT INTO seen SELECT @@collation_connection LIKE '%bin';
                INSERT INTO seen SELECT @@tx_isolation;
                INSERT INTO seen SELECT @@sql_mode LIKE '%PIPES%';
                """;
    }

    @Override
    public String[] untouchedSession() {
        return new String[] {"0", "no v", "60", "2", "SYSTEM", "0", "REPEATABLE-READ", "0"};
    }

    @Override
    public String quoted(String identifier) {
        return '`' + identifier + '`';
    }

    @Override
    public List<String> refusedStatements() {
        return List.of(
                "SET `autocommit`=1",
                "SET @@`autocommit` = 0",
                "SET SESSION `autocommit` := 0",
                "FLUSH TABLES WITH READ LOCK",
                "FLUSH TABLES made WITH READ LOCK",
                "FLUSH LOCAL TABLES `made` FOR EXPORT",
                "BACKUP STAGE START",
                "SELECT GET_LOCK('x', 1)",
                "DO get_lock ('x', 1)",
                "INSERT INTO made VALUES (GET_LOCK('x', 1))",
                "SET @got = GET_LOCK('x', 1)",
                "CREATE TABLE locked AS SELECT GET_LOCK('x', 1)",
                "BEGIN NOT ATOMIC DO GET_LOCK('x', 1); END",
                "DO RELEASE_ALL_LOCKS()",
                "SET completion_type = 1",
                "SET @@session.completion_type = 'CHAIN'",
                "SET collation_database = utf8mb4_bin",
                "SET @a = 1, character_set_database = latin1",
                "SET NAMES latin1",
                "set names 'cp1251' collate 'cp1251_general_ci'",
                "SET CHARACTER SET latin1",
                "SET CHARSET latin1",
                "SET NAMES DEFAULT",
                "SET character_set_results = latin1",
                "SET SESSION character_set_client = latin1",
                "SET @@session.`character_set_client`='latin1'",
                "SET @a = 1, character_set_client := 'latin1'",
                "/*!40101 SET NAMES latin1 */",
                "SET sql_mode = 'ANSI_QUOTES'",
                "SET sql_mode = ANSI",
                "/*!50003 SET sql_mode = 'STRICT_TRANS_TABLES,NO_BACKSLASH_ESCAPES' */",
                "SET sql_mode = CONCAT(@@sql_mode, ',ORACLE')");
    }

    @Override
    public List<String> harmlessStatements() {
        return List.of(
                "SET @old = @@autocommit, @autocommit = 1",
                "SET @`autocommit` = 'autocommit'",
                "SELECT 'GET_LOCK(1)' AS get_lock, 1 AS `RELEASE_ALL_LOCKS`",
                "SET @get_lock = 5",
                "CREATE PROCEDURE locks() BEGIN DO GET_LOCK('x', 1); DO RELEASE_LOCK('x'); END",
                "CREATE TABLE flushed (id INT)",
                "FLUSH TABLES flushed",
                "LOCK TABLES flushed WRITE",
                "UNLOCK TABLES",
                "SET sql_mode = 'TRADITIONAL', @mode = 'ANSI_QUOTES'",
                "/*!80000 SET information_schema_stats_expiry = 0 */",
                "/*M!999999\\- enable the sandbox mode */",
                "SET NAMES utf8mb4");
    }

    @Override
    public Map<TestDatabase, String> unsuitableWays() {
        TestDatabase right = host().database();
        Map<TestDatabase, String> ways = new HashMap<>();
        for (String mode : List.of("NO_BACKSLASH_ESCAPES", "ANSI", "ANSI_QUOTES", "ORACLE")) {
            String url = right.url() + "?sessionVariables=sql_mode='STRICT_TRANS_TABLES," + mode + "'";
            ways.put(right.reachedBy(url, right.user(), right.password()), "sessionVariables=sql_mode='");
        }
        return ways;
    }

    /** As {@code unsuitable-session} proposes. */
    @Test
    void worksWithTheModeThatTheUrlSets() {
        TestDatabase right = host().database();
        Host host = host().by(right.reachedBy(
                right.url() + "?sessionVariables=sql_mode='STRICT_TRANS_TABLES,PIPES_AS_CONCAT'",
                right.user(),
                right.password()));
        ModuleFolder a = host.module("a").up("2020-01-01-g/s", "CREATE TABLE t AS SELECT 'a' || 'b' AS ab;");

        assertThat(host.up(a).succeeded()).isTrue();
        assertThat(host.column("SELECT ab FROM t")).containsExactly("ab");
    }

    @Override
    public Map<String, TestDatabase> wrongWays() {
        TestDatabase right = host().database();
        return Map.of(
                "wrong password", right.reachedBy(right.url(), right.user(), "secret-of-the-test"),
                "no such database", right.reachedBy(right.url() + "_none", right.user(), right.password()),
                "no server", right.reachedBy("jdbc:mariadb://127.0.0.1:1/none", "nobody", "secret-of-the-test"),
                "no such driver", right.reachedBy("jdbc:nothing:here", "", ""));
    }

    @Override
    public TestDatabase readOnlyWay() {
        TestDatabase right = host().database();
        return right.reachedBy(right.url() + "?sessionVariables=tx_read_only=1", right.user(), right.password());
    }

    @Override
    public void endSessions(TestDatabase database) {
        database.execute("BEGIN NOT ATOMIC FOR other IN (SELECT id FROM information_schema.PROCESSLIST"
                + " WHERE db = DATABASE() AND id <> CONNECTION_ID()) DO KILL other.id; END FOR; END");
    }

    @Override
    public TestServer startServer() {
        return TestServer.startMariadb();
    }
}
