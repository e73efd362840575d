package dev.banister.engine.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each statement is run for real, and what the database shows before and after it has to tell the two apart. */
class EvidenceTest {

    private static final List<String> EVERYWHERE = List.of(
            "CREATE TABLE made (id INT)",
            "CREATE INDEX made_idx ON old (a)",
            "CREATE VIEW made_view AS SELECT a FROM old",
            "ALTER TABLE old ADD COLUMN b INT DEFAULT 5",
            "ALTER TABLE old ADD CONSTRAINT old_check CHECK (a > 0)",
            "ALTER TABLE old DROP COLUMN b",
            "DROP VIEW made_view",
            "ALTER TABLE made RENAME TO other",
            "DROP TABLE other");

    @TempDir
    Path folder;

    @Test
    void tellsOnH2() throws SQLException {
        try (TestDatabase database = TestDatabase.h2(folder.resolve("db"))) {
            tells(
                    database,
                    Stream.concat(
                            EVERYWHERE.stream(),
                            Stream.of(
                                    "CREATE SEQUENCE seq",
                                    "CREATE SCHEMA s",
                                    "CREATE TABLE s.\"My Table\" (id INT)",
                                    "ALTER TABLE s.\"My Table\" ALTER COLUMN id BIGINT",
                                    "ALTER TABLE s.\"My Table\" ALTER COLUMN id SET DEFAULT 7",
                                    "ALTER TABLE s.\"My Table\" ALTER COLUMN id RENAME TO x",
                                    "ALTER TABLE s.\"My Table\" ALTER COLUMN x SET NOT NULL",
                                    "ALTER TABLE s.\"My Table\" ADD PRIMARY KEY (x)",
                                    "DROP INDEX made_idx",
                                    "DROP SEQUENCE seq")));
        }
    }

    @Test
    void tellsOnMariadb() throws SQLException {
        try (TestDatabase database = TestServer.mariadb().newDatabase()) {
            tells(
                    database,
                    Stream.concat(
                            EVERYWHERE.stream(),
                            Stream.of(
                                    "ALTER TABLE old MODIFY a BIGINT NOT NULL",
                                    "ALTER TABLE old MODIFY a BIGINT NOT NULL COMMENT 'counted'",
                                    "ALTER TABLE old ADD PRIMARY KEY (a)",
                                    "ALTER TABLE old COMMENT = 'older'",
                                    "ALTER TABLE old ADD CONSTRAINT self FOREIGN KEY (a) REFERENCES old (a)",
                                    "ALTER TABLE old DROP FOREIGN KEY self",
                                    "CREATE TRIGGER made_trigger BEFORE INSERT ON old FOR EACH ROW SET NEW.a = 1",
                                    "DROP TRIGGER made_trigger",
                                    "CREATE PROCEDURE made_procedure() SELECT 1",
                                    "DROP PROCEDURE made_procedure",
                                    "DROP INDEX made_idx ON old",
                                    "RENAME TABLE old TO older")));
        }
    }

    @Test
    void tellsOnPostgresqlOfWhatRunsOutsideATransaction() throws SQLException {
        try (TestDatabase database = TestServer.postgresql().newDatabase()) {
            database.execute("CREATE SCHEMA s", "CREATE TABLE s.there (a INT)");
            tells(
                    database,
                    Stream.of(
                            "CREATE INDEX CONCURRENTLY made_idx ON old (a)",
                            "CREATE INDEX CONCURRENTLY IF NOT EXISTS \"My Idx\" ON s.there (a)",
                            "DROP INDEX CONCURRENTLY s.\"My Idx\"",
                            "DROP INDEX CONCURRENTLY made_idx"));
        }
    }

    @Test
    void takesAnIndexThatIsNotValidForNone() throws SQLException {
        try (TestDatabase database = TestServer.postgresql().newDatabase();
                Connection connection = database.dataSource().getConnection()) {
            database.execute("CREATE TABLE t (a INT)", "INSERT INTO t VALUES (1), (1)");
            String sql = "CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)";
            Evidence evidence = Dialects.of(connection).evidence(connection);
            Question question = evidence.about(sql).orElseThrow();

            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException duplicate) {
                assertThat(duplicate.getSQLState()).isEqualTo("23505");
            }

            assertThat(database.column("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                    .containsExactly("f");
            assertThat(ask(connection, evidence.state(question))).isEmpty();
        }
    }

    /** Rows, statistics and the next number of a key are no change of a table. */
    @Test
    void isNotMovedByRows() throws SQLException {
        try (TestDatabase h2 = TestDatabase.h2(folder.resolve("db"));
                TestDatabase mariadb = TestServer.mariadb().newDatabase()) {
            h2.execute("CREATE TABLE t (id INT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, a INT)");
            mariadb.execute("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, a INT)");
            for (TestDatabase database : List.of(h2, mariadb)) {
                try (Connection connection = database.dataSource().getConnection()) {
                    Evidence evidence = Dialects.of(connection).evidence(connection);
                    Question question =
                            evidence.about("ALTER TABLE t ADD COLUMN b INT").orElseThrow();
                    String before = ask(connection, evidence.state(question));

                    for (int i = 0; i < 200; i++) {
                        database.execute("INSERT INTO t (a) VALUES (" + i + ")");
                    }
                    database.execute(database == h2 ? "ANALYZE" : "ANALYZE TABLE t");

                    assertThat(before).isNotEmpty();
                    assertThat(ask(connection, evidence.state(question))).isEqualTo(before);
                }
            }
        }
    }

    private static void tells(TestDatabase database, Stream<String> statements) throws SQLException {
        database.execute("CREATE TABLE old (a INT)");
        try (Connection connection = database.dataSource().getConnection();
                Statement jdbc = connection.createStatement()) {
            Evidence evidence = Dialects.of(connection).evidence(connection);
            for (String sql : statements.toList()) {
                if (sql.startsWith("CREATE SCHEMA")) {
                    jdbc.execute(sql);
                    continue;
                }
                Question asked = evidence.about(sql).orElseThrow(() -> new AssertionError("no question: " + sql));
                Question question =
                        Question.parse(asked.text()).orElseThrow().in(ask(connection, evidence.schema(asked)));
                Trace trace = new Trace(question, ask(connection, evidence.state(asked)));

                assertThat(trace.hasHappened(ask(connection, evidence.state(question))))
                        .as("before: " + sql)
                        .contains(false);
                jdbc.execute(sql);
                assertThat(trace.hasHappened(ask(connection, evidence.state(question))))
                        .as("after: " + sql)
                        .contains(true);
            }
        }
    }

    private static String ask(Connection connection, Expression expression) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + expression.sql())) {
            for (int i = 0; i < expression.parameters().size(); i++) {
                statement.setObject(i + 1, expression.parameters().get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
