package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.Banister;
import dev.banister.engine.ModuleFolder;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mariadb.jdbc.MariaDbPoolDataSource;

/** What only MariaDB does to scripts, or lets them do. */
class MariadbRunTest {

    /** Everything that a script could notice. */
    private static final String STATE =
            "SELECT CONCAT_WS('|', DATABASE(), COALESCE(CURRENT_ROLE(), 'none'), @@sql_mode,"
                    + " @@time_zone, @@foreign_key_checks, @@unique_checks, @@lock_wait_timeout, @@innodb_lock_wait_timeout,"
                    + " @@collation_connection, @@character_set_results, @@tx_isolation, @@tx_read_only, @@optimizer_switch,"
                    + " @@default_storage_engine, @@group_concat_max_len, @@max_statement_time, @@auto_increment_increment,"
                    + " ABS(UNIX_TIMESTAMP() - UNIX_TIMESTAMP(SYSDATE())) < 60, COALESCE(@v, 'none'), COALESCE(@`an Other`, 'none'),"
                    + " (SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_TYPE = 'TEMPORARY'))";

    @TempDir
    Path folder;

    private Host host;

    @BeforeEach
    void open() {
        host = new Host(TestServer.mariadb().newDatabase(), folder);
    }

    @AfterEach
    void close() {
        host.database().close();
    }

    private Host with(String sessionVariables) {
        TestDatabase right = host.database();
        return host.by(
                right.reachedBy(right.url() + "?sessionVariables=" + sessionVariables, right.user(), right.password()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET ROLE banister_reader;",
                "SET sql_mode = 'NO_ZERO_DATE,PIPES_AS_CONCAT';",
                "SET time_zone = '+05:00', timestamp = 5, @v = 'a\\\\b', @`an Other` = 3;",
                "SET foreign_key_checks = 0, unique_checks = 0, lock_wait_timeout = 1, innodb_lock_wait_timeout = 1;",
                "SET collation_connection = utf8mb4_bin; SET SESSION TRANSACTION ISOLATION LEVEL READ UNCOMMITTED;",
                "SET optimizer_switch = 'index_merge=off', default_storage_engine = Aria, auto_increment_increment = 7;",
                "SET group_concat_max_len = 4, max_statement_time = 17.5;",
                "CREATE TEMPORARY TABLE seen (id INT); CREATE TEMPORARY TABLE `t``mp` LIKE seen;",
                "PREPARE p FROM 'SELECT 1'; PREPARE q FROM 'SELECT 2'; DEALLOCATE PREPARE q;",
                "SELECT 5 INTO @v; DO @`an Other` := 5;",
                "BEGIN NOT ATOMIC SET @v = 5; CREATE TEMPORARY TABLE x (id INT); SET time_zone = '+03:00'; END;",
                "-- banister: lock-timeout=2s\nCREATE TABLE other (id INT);"
            })
    void startsEveryScriptFromTheSameState(String dirty) {
        host.database().execute("CREATE ROLE IF NOT EXISTS banister_reader", "GRANT banister_reader TO CURRENT_USER");
        ModuleFolder a = host.module("a")
                .up("2020-01-01-g/a", "CREATE TABLE before_it AS " + STATE + " AS state;")
                .up("2020-01-01-g/b", dirty)
                .up("2020-01-01-g/c", "CREATE TABLE after_it AS " + STATE + " AS state;");

        RunReport report = host.up(a);

        assertThat(Host.results(report)).containsOnly(Result.DONE).hasSize(3);
        assertThat(host.column("SELECT state FROM after_it")).isEqualTo(host.column("SELECT state FROM before_it"));
        assertThat(host.column("SELECT COUNT(*) FROM banister_event")).containsExactly("3");
    }

    @Test
    void aPreparedStatementEndsWithItsScript() {
        ModuleFolder a = host.module("a")
                .up("2020-01-01-g/a", "PREPARE p FROM 'SELECT 1';")
                .up("2020-01-01-g/b", "EXECUTE p;");

        RunReport report = host.up(a);

        assertThat(Host.results(report)).containsExactly(Result.DONE, Result.FAILED);
        assertThat(Host.failure(report).text()).contains("[1243]");
    }

    @Test
    void writesItsHistoryWhileAScriptHasARoleThatMayNot() throws SQLException {
        host.up(host.module("b").up("2019-01-01-g/s", "CREATE TABLE t (id INT);"));
        String schema = host.column("SELECT DATABASE()").get(0);
        host.database().execute("CREATE ROLE IF NOT EXISTS banister_all", "CREATE ROLE IF NOT EXISTS banister_t");
        host.database()
                .execute(
                        "GRANT ALL ON " + schema + ".* TO banister_all",
                        "GRANT INSERT ON " + schema + ".t TO banister_t");
        try (TestDatabase restricted = host.database().restrictedUser()) {
            String user = restricted.user();
            host.database()
                    .execute(
                            "GRANT banister_all TO " + user,
                            "GRANT banister_t TO " + user,
                            "SET DEFAULT ROLE banister_all FOR " + user,
                            "REVOKE INSERT, UPDATE ON " + schema + ".* FROM " + user);
            ModuleFolder a = host.module("a")
                    .up("2020-01-01-g/s", "SET ROLE banister_t;\nINSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);")
                    .up("2020-01-02-g/s", "CREATE TABLE u AS SELECT CURRENT_ROLE() AS role;");

            RunReport report = host.by(restricted).up(a);

            assertThat(Host.results(report)).containsExactly(Result.DONE, Result.DONE);
            assertThat(host.column("SELECT role FROM u")).containsExactly("banister_all");
            assertThat(host.column("SELECT COUNT(*) FROM t")).containsExactly("2");
        }
    }

    @Test
    void givesTheConnectionBackAsItCame() throws SQLException {
        TestDatabase database = host.database();
        String url = database.url() + "?sessionVariables=time_zone='+03:00'&minPoolSize=1&maxPoolSize=3&user="
                + database.user() + "&password=" + database.password();
        ModuleFolder a = host.module("a").up("2020-01-01-g/s", "SET @v = 5;\nCREATE TABLE t (id INT);");
        try (MariaDbPoolDataSource pool = new MariaDbPoolDataSource(url)) {
            List<String> before = look(pool);

            MigrationService migrations = Banister.on(pool).modules(a.path()).open();
            migrations.run(migrations.plan(PlanRequest.up()), RunListener.NONE);

            assertThat(look(pool)).isEqualTo(before);
        }
        assertThat(host.hasTable("t")).isTrue();
    }

    /** Of every connection of the pool, with the number of locks that it holds. */
    private static List<String> look(MariaDbPoolDataSource pool) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection one = pool.getConnection();
                Connection two = pool.getConnection();
                Connection three = pool.getConnection()) {
            for (Connection connection : List.of(one, two, three)) {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(STATE + ", RELEASE_ALL_LOCKS(), @@autocommit")) {
                    row.next();
                    found.add(row.getString(1) + "|" + row.getString(2) + "|" + row.getString(3));
                }
            }
        }
        return found;
    }

    @Test
    void keepsTimesInUtcWhateverTheZoneOfTheSession() {
        Host elsewhere = with("time_zone='+05:00'");
        ModuleFolder a = host.module("a").up("2020-01-01-g/s", "SET time_zone = '-11:00';\nSELECT 1;");

        elsewhere.up(a);

        Instant happened = elsewhere.open(a).history(Optional.empty(), 1).get(0).at();
        assertThat(Duration.between(happened, Instant.now()).abs()).isLessThan(Duration.ofMinutes(5));
        assertThat(host.open(a).history(Optional.empty(), 1).get(0).at()).isEqualTo(happened);
        assertThat(host.column(
                        "SELECT ABS(TIMESTAMPDIFF(MINUTE, changed_at, UTC_TIMESTAMP())) < 5 FROM banister_history"))
                .containsExactly("1");
    }

    @Test
    void runsADumpAsItIs() {
        ModuleFolder a = host.module("a").up("2020-01-01-g/s", hardScript("a whole dump"));

        RunReport report = host.up(a);

        assertThat(report.succeeded()).as("%s", report.outcomes()).isTrue();
        assertThat(host.column("SELECT note FROM customer ORDER BY id")).containsExactly("null", "x;\ny");
        assertThat(host.column("SELECT name FROM v ORDER BY name")).containsExactly("größer", "it's; \\ ok");
        assertThat(host.column("SELECT total FROM `order`")).containsExactly("2.50");
        assertThat(host.open(a).findings())
                .filteredOn(found -> found.code().equals(FindingCodes.LEFT_OUT))
                .singleElement()
                .satisfies(found -> assertThat(found.reasons()).contains("statements like it in the file: 4"));
    }

    private static String hardScript(String title) {
        try (InputStream in = MariadbRunTest.class.getResourceAsStream("/dev/banister/engine/script/mariadb.txt")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int from = all.indexOf("=== " + title + "\n") + title.length() + 5;
            return all.substring(from, all.indexOf("\n---\n", from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET NAMES utf8mb4;",
                "SET NAMES utf8;",
                "SET CHARACTER SET utf8mb4;",
                "/*!40101 SET NAMES utf8 */;",
                "SET @saved = @@character_set_client;\nSET character_set_client = utf8;\nSET character_set_client = @saved;",
                "INSERT INTO t VALUES ('SET NAMES latin1');",
                "SET @text = 'SET NAMES latin1';",
            })
    void takesEveryEncodingThatTheConnectionStands(String sql) {
        host.database().execute("CREATE TABLE t (name VARCHAR(50)) CHARACTER SET utf8mb4");
        ModuleFolder a = host.module("a").up("2020-01-01-g/s", sql + "\nINSERT INTO t VALUES ('größer 漢字');");

        RunReport report = host.up(a);

        assertThat(report.succeeded()).as("%s", report.outcomes()).isTrue();
        assertThat(host.column("SELECT name FROM t")).contains("größer 漢字");
    }

    @Test
    void saysThatAStatementIsTooLongAndGoesOnWithOthers() {
        int most = Integer.parseInt(host.column("SELECT @@max_allowed_packet").get(0));
        ModuleFolder a = host.module("a")
                .up(
                        "2020-01-01-g/s",
                        "CREATE TABLE t (x LONGTEXT);\nINSERT INTO t VALUES ('" + "x".repeat(most) + "');");
        ModuleFolder b = host.module("b").up("2020-01-02-g/s", "CREATE TABLE u (id INT);");

        RunReport report = host.up(a, b);

        assertThat(Host.results(report)).containsExactly(Result.FAILED, Result.DONE);
        assertThat(Host.failure(report).code()).isEqualTo(FindingCodes.SCRIPT_FAILED);
        assertThat(Host.failure(report).text()).contains("the server takes " + most + " at most");
        assertThat(host.states(a)).containsEntry("a/2020-01-01-g/s", ScriptState.FAILED);
    }

    @Test
    void waitsForALockNoLongerThanTheScriptSays() throws SQLException {
        host.database().execute("CREATE TABLE t (id INT)");
        ModuleFolder a =
                host.module("a").up("2020-01-01-g/s", "-- banister: lock-timeout=1s\nALTER TABLE t ADD COLUMN x INT;");
        RunReport report;
        try (Connection other = host.database().dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM t");

            report = host.up(a);

            other.rollback();
        }

        assertThat(Host.failure(report).text()).contains("[1205]");
        assertThat(host.up(a).succeeded()).isTrue();
    }

    @Test
    void runsProceduresTriggersAndExecutableComments() {
        ModuleFolder a =
                host.module("a").up("2020-01-01-g/s", """
                        SET @OLD_SQL_MODE = @@SQL_MODE, SQL_MODE = 'NO_AUTO_VALUE_ON_ZERO';
                        /*!40101 SET @OLD_KEYS = @@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS = 0 */;
                        CREATE TABLE t (id INT, name VARCHAR(20)) /*!50100 COMMENT 'so;' */;
                        CREATE PROCEDURE fill(most INT) BEGIN
                          DECLARE n INT DEFAULT 0;
                          WHILE n < most DO INSERT INTO t VALUES (n, 'it\\'s;'); SET n = n + 1; END WHILE;
                        END;
                        DELIMITER //
                        CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.id = NEW.id + 10; END//
                        DELIMITER ;
                        CALL fill(3);
                        # the end
                        SET SQL_MODE = @OLD_SQL_MODE;
                        """).down("2020-01-01-g/s", "DROP PROCEDURE fill; DROP TABLE t;");

        assertThat(host.up(a).succeeded()).isTrue();

        assertThat(host.column("SELECT CONCAT(id, name) FROM t ORDER BY id"))
                .containsExactly("10it's;", "11it's;", "12it's;");
        assertThat(host.down("a", a).succeeded()).isTrue();
        assertThat(host.hasTable("t")).isFalse();
    }

    @Test
    void replaysSettingsAndRefusesToGoOnWithoutATemporaryTable() {
        ModuleFolder a = host.module("a")
                .up("2020-01-01-g/s", "SET @v = 5;\nCREATE TABLE t (id INT);\nINSERT INTO nowhere VALUES (1);");
        ModuleFolder b = host.module("b")
                .up(
                        "2020-01-01-g/s",
                        "CREATE TEMPORARY TABLE tmp (id INT);\nCREATE TABLE u (id INT);\nINSERT INTO nowhere VALUES (1);");
        host.up(a, b);
        a.up("2020-01-01-g/s", "SET @v = 5;\nCREATE TABLE t (id INT);\nINSERT INTO t VALUES (@v);");
        b.up(
                "2020-01-01-g/s",
                "CREATE TEMPORARY TABLE tmp (id INT);\nCREATE TABLE u (id INT);\nINSERT INTO u SELECT id FROM tmp;");

        RunReport report = host.up(a, b);

        assertThat(Host.results(report)).containsExactly(Result.DONE, Result.FAILED);
        assertThat(host.column("SELECT id FROM t")).containsExactly("5");
    }
}
