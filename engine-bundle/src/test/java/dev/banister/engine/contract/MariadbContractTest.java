package dev.banister.engine.contract;

import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.nio.file.Path;
import java.util.Map;

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
                SET sql_mode = 'ANSI_QUOTES';
                """;
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
                INSERT INTO seen SELECT @@sql_mode LIKE '%ANSI_QUOTES%';
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
