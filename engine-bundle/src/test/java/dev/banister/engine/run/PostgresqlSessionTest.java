package dev.banister.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunReport;
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
import org.postgresql.ds.PGSimpleDataSource;

/** What one script sets in the session does not reach the next one, nor the history. */
class PostgresqlSessionTest {

    /** Everything that a script could notice. */
    private static final String STATE =
            "SELECT current_user || '|' || session_user || '|' || current_setting('search_path')"
                    + " || '|' || current_setting('lock_timeout') || '|' || current_setting('statement_timeout')"
                    + " || '|' || current_setting('TimeZone') || '|' || coalesce(current_setting('my.own', true), '')"
                    + " || '|' || (SELECT count(*) FROM pg_class WHERE relpersistence = 't')"
                    + " || '|' || (SELECT count(*) FROM pg_prepared_statements WHERE from_sql)"
                    + " || '|' || (SELECT count(*) FROM pg_cursors WHERE is_holdable)"
                    + " || '|' || (SELECT count(*) FROM pg_listening_channels())"
                    + " || '|' || (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock')";

    @TempDir
    Path folder;

    private final PostgresqlRuns runs = new PostgresqlRuns();

    @AfterEach
    void drop() {
        runs.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET ROLE pg_read_all_data;",
                "SET SESSION AUTHORIZATION pg_read_all_data;",
                "CREATE SCHEMA x; SET search_path = x; CREATE TABLE history (id int);",
                "SET lock_timeout = '1ms'; SET statement_timeout = '1h'; SET TimeZone = 'Asia/Tokyo'; SET my.own = 'v';",
                "SELECT set_config('search_path', 'nowhere', false);",
                "CREATE TEMP TABLE banister_history (id int); CREATE TEMP TABLE banister_event (id int);",
                "PREPARE p AS SELECT 1;",
                "DECLARE c CURSOR WITH HOLD FOR SELECT 1;",
                "LISTEN news;",
                "SELECT pg_advisory_lock(4711);",
                "DO $$ BEGIN SET LOCAL search_path = nowhere; PERFORM set_config('my.own', 'v', false); END $$;"
            })
    void startsEveryScriptFromTheSameState(String dirty) {
        ModuleFolder module = ModuleFolder.in(folder, "a")
                .up("2020-01-01-g/a", "CREATE TABLE public.before AS " + STATE + " AS state;")
                .up("2020-01-01-g/b", dirty)
                .up("2020-01-01-g/c", "CREATE TABLE public.after AS " + STATE + " AS state;");

        assertThat(runs.up(module).succeeded()).isTrue();

        assertThat(runs.column("SELECT state FROM public.after"))
                .isEqualTo(runs.column("SELECT state FROM public.before"));
        assertThat(runs.column("SELECT count(*) FROM public.banister_event")).containsExactly("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-- banister: transaction=false\n"})
    void restoresTheSessionAfterAScriptThatFails(String head) {
        ModuleFolder module = ModuleFolder.in(folder, "a")
                .up(
                        "2020-01-01-g/s",
                        head + "CREATE SCHEMA x; SET search_path = x; SET ROLE pg_read_all_data; SELECT 1 / 0;");
        ModuleFolder other = ModuleFolder.in(folder, "b").up("2020-01-02-g/s", "CREATE TABLE t (id int);");

        RunReport report = runs.up(module, other);

        assertThat(report.succeeded()).isFalse();
        assertThat(runs.column("SELECT schemaname || tableowner FROM pg_tables WHERE tablename = 't'"))
                .containsExactly("public" + runs.database().user());
    }

    @Test
    void revertsAScriptWhoseDownEndsInARoleThatMayNotTouchTheHistory() {
        ModuleFolder module = ModuleFolder.in(folder, "a")
                .up("2020-01-01-g/s", "CREATE TABLE t (id int);")
                .down("2020-01-01-g/s", "DROP TABLE t; SET ROLE pg_read_all_settings;");
        runs.up(module);

        RunReport report = runs.down("a", module);

        assertThat(report.succeeded()).as("%s", report.outcomes()).isTrue();
        assertThat(runs.hasTable("t")).isFalse();
    }

    @Test
    void worksAtOneLevelOfIsolationForAPlainUser() throws SQLException {
        String role = "plain_" + ProcessHandle.current().pid();
        runs.database()
                .execute(
                        "CREATE ROLE " + role + " LOGIN PASSWORD 'p'",
                        "ALTER ROLE " + role + " SET default_transaction_isolation = 'serializable'",
                        "CREATE SCHEMA mine AUTHORIZATION " + role,
                        "ALTER ROLE " + role + " SET search_path = mine");
        try {
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setUrl(runs.database().url());
            dataSource.setUser(role);
            dataSource.setPassword("p");
            ModuleFolder module = ModuleFolder.in(folder, "a")
                    .up("2020-01-01-g/a", "CREATE TABLE a AS SELECT current_setting('transaction_isolation') AS level;")
                    .up(
                            "2020-01-01-g/b",
                            "CREATE TABLE b AS SELECT current_setting('transaction_isolation') AS level;");

            assertThat(RunFixture.run(PostgresqlRuns.open(dataSource, module), PlanRequest.up())
                            .succeeded())
                    .isTrue();

            assertThat(runs.column("SELECT level FROM mine.a UNION ALL SELECT level FROM mine.b"))
                    .containsExactly("read committed", "read committed");
        } finally {
            runs.database().execute("DROP OWNED BY " + role, "DROP ROLE " + role);
        }
    }

    @Test
    void keepsWhatTheConnectionCameWith() throws SQLException {
        runs.database()
                .execute("CREATE SCHEMA mine", "CREATE ROLE \"An Owner\"", "GRANT ALL ON SCHEMA mine TO \"An Owner\"");
        try {
            PGSimpleDataSource pool = new PGSimpleDataSource() {
                private static final long serialVersionUID = 1L;

                @Override
                public Connection getConnection() throws SQLException {
                    Connection connection = super.getConnection();
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("SET search_path = mine; SET ROLE \"An Owner\"; SET lock_timeout = '7s'");
                    }
                    return connection;
                }
            };
            pool.setUrl(runs.database().url());
            pool.setUser(runs.database().user());
            pool.setPassword(runs.database().password());
            ModuleFolder module = ModuleFolder.in(folder, "a")
                    .up("2020-01-01-g/a", "SET search_path = public; RESET ROLE; SET lock_timeout = '1s';")
                    .up("2020-01-01-g/b", "CREATE TABLE t AS SELECT current_setting('lock_timeout') AS setting;");

            assertThat(RunFixture.run(PostgresqlRuns.open(pool, module), PlanRequest.up())
                            .succeeded())
                    .isTrue();

            assertThat(runs.column("SELECT tableowner FROM pg_tables WHERE schemaname = 'mine' ORDER BY tablename"))
                    .hasSize(5)
                    .containsOnly("An Owner");
            assertThat(runs.column("SELECT setting FROM mine.t")).containsExactly("7s");
        } finally {
            runs.database().execute("DROP OWNED BY \"An Owner\"", "DROP ROLE \"An Owner\"");
        }
    }
}
