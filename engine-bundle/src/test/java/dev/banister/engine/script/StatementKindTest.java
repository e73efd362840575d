package dev.banister.engine.script;

import static dev.banister.engine.script.Statement.Kind.DATA;
import static dev.banister.engine.script.Statement.Kind.SESSION;
import static dev.banister.engine.script.Statement.Kind.STRUCTURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.banister.api.model.Place;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StatementKindTest {

    /** All of these are good H2, so that the second test can ask H2 itself. */
    static Stream<Arguments> kinds() {
        return Stream.of(
                arguments("SELECT 1", DATA),
                arguments("select /* a */ 1", DATA),
                arguments("(SELECT 1)", DATA),
                arguments("((SELECT 1)) UNION SELECT 2", DATA),
                arguments("SELECT * FROM FINAL TABLE (INSERT INTO T(ID) VALUES(9))", DATA),
                arguments("SELECT NEXT VALUE FOR SQ", DATA),
                arguments("TABLE T", DATA),
                arguments("VALUES 1", DATA),
                arguments("WITH W(A) AS (SELECT 1) SELECT * FROM W", DATA),
                arguments("EXPLAIN SELECT 1", DATA),
                arguments("EXPLAIN ANALYZE DELETE FROM T WHERE ID = 7", DATA),
                arguments("SHOW TABLES", DATA),
                arguments("INSERT INTO T(ID) VALUES(5)", DATA),
                arguments("UPDATE T SET N = 'y'", DATA),
                arguments("DELETE FROM T WHERE ID = 7", DATA),
                arguments("MERGE INTO T(ID) VALUES(5)", DATA),
                arguments("SET @V = 1", SESSION),
                arguments("set @V 1", SESSION),
                arguments("SET SCHEMA S2", SESSION),
                arguments("USE S2", SESSION),
                arguments("SET SCHEMA_SEARCH_PATH S2", SESSION),
                arguments("SET CATALOG UNNAMED", SESSION),
                arguments("SET LOCK_TIMEOUT 1000", SESSION),
                arguments("SET QUERY_TIMEOUT 0", SESSION),
                arguments("SET TIME ZONE 'UTC'", SESSION),
                arguments("SET NON_KEYWORDS DAY", SESSION),
                arguments("SET VARIABLE_BINARY TRUE", SESSION),
                arguments("SET TRUNCATE_LARGE_LENGTH TRUE", SESSION),
                arguments("SET MODE MySQL", STRUCTURE),
                arguments("SET REFERENTIAL_INTEGRITY FALSE", STRUCTURE),
                arguments("SET DEFAULT_LOCK_TIMEOUT 1000", STRUCTURE),
                arguments("SET IGNORECASE TRUE", STRUCTURE),
                arguments("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED", STRUCTURE),
                arguments("CALL 1", STRUCTURE),
                arguments("{CALL 1}", STRUCTURE),
                arguments("CREATE TABLE T3(ID INT)", STRUCTURE),
                arguments("CREATE TABLE T3 AS SELECT 1 A", STRUCTURE),
                arguments("CREATE SEQUENCE Z", STRUCTURE),
                arguments("ALTER TABLE T ADD COLUMN M INT", STRUCTURE),
                arguments("DROP TABLE T2", STRUCTURE),
                arguments("TRUNCATE TABLE T2", STRUCTURE),
                arguments("COMMENT ON TABLE T IS 'x'", STRUCTURE),
                arguments("GRANT SELECT ON T TO PUBLIC", STRUCTURE),
                arguments("ANALYZE", STRUCTURE),
                arguments("EXECUTE IMMEDIATE 'CREATE TABLE Q(I INT)'", STRUCTURE),
                arguments("PREPARE P AS SELECT 1", STRUCTURE),
                arguments("SCRIPT NODATA", STRUCTURE),
                arguments("CHECKPOINT", STRUCTURE),
                arguments("HELP SELECT", STRUCTURE));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void tellsWhatAStatementDoes(String sql, Statement.Kind expected) {
        assertThat(kind(sql + ";")).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void callsEverythingStructureThatH2Commits(String sql, Statement.Kind expected) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.execute("CREATE TABLE T(ID INT PRIMARY KEY, N VARCHAR DEFAULT 'x')");
            jdbc.execute("CREATE TABLE T2(ID INT)");
            jdbc.execute("CREATE SCHEMA S2");
            jdbc.execute("CREATE SEQUENCE SQ");
            connection.setAutoCommit(false);
            jdbc.execute("INSERT INTO T(ID) VALUES (1)");

            jdbc.execute(sql);
            connection.rollback();

            try (ResultSet rows = jdbc.executeQuery("SELECT COUNT(*) FROM PUBLIC.T")) {
                rows.next();
                boolean committed = rows.getInt(1) > 0;
                assertThat(committed && expected != STRUCTURE).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("compounds")
    void takesSeveralStatementsInOneForStructure(String sql, Statement.Kind expected) {
        assertThat(kind("-- banister: delimiter=//\n" + sql + "//")).isEqualTo(expected);
    }

    static Stream<Arguments> compounds() {
        return Stream.of(
                arguments("insert into a values (1);", DATA),
                arguments("insert into a values (1); -- b\n", DATA),
                arguments("insert into a values (1); create table b (c int)", STRUCTURE),
                arguments("insert into a values (';')", DATA));
    }

    private static Statement.Kind kind(String text) {
        return new ScriptReader(ScriptSyntax.H2)
                .read(Place.host(), "a.up.sql", text.getBytes(StandardCharsets.UTF_8))
                .script()
                .orElseThrow()
                .statements()
                .get(0)
                .kind();
    }
}
