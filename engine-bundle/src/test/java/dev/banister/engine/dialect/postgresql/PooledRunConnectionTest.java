package dev.banister.engine.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.engine.dialect.Dialects;
import dev.banister.engine.dialect.RunConnection;
import dev.banister.engine.dialect.TransactionTerms;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session that belongs to a run for one transaction only. */
class PooledRunConnectionTest {

    private static final String STATE = "SELECT current_user || '|' || current_setting('search_path')"
            + " || '|' || current_setting('statement_timeout') || '|' || current_setting('TimeZone')"
            + " || '|' || (SELECT count(*) FROM pg_prepared_statements WHERE from_sql)"
            + " || '|' || (SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema())"
            + " || '|' || (SELECT count(*) FROM pg_locks"
            + " WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND pid = pg_backend_pid())";

    private final TestDatabase database = TestServer.postgresql().newDatabase();
    private Connection connection;
    private RunConnection run;
    private String before;

    @BeforeEach
    void open() throws SQLException {
        connection = database.dataSource().getConnection();
        before = state();
        connection.setAutoCommit(false);
        run = new PooledRunConnection(connection, Dialects.of(connection), PostgresqlSession.ofNoProcess());
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String state() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(STATE)) {
            row.next();
            return row.getString(1);
        }
    }

    private interface End {
        void of(RunConnection run) throws SQLException;
    }

    private enum Ending {
        IN_THE_MIDDLE(RunConnection::commit),
        AT_THE_END(run -> run.endScript(true, Optional.empty())),
        WITH_A_FAILURE(RunConnection::rollback);

        private final End end;

        Ending(End end) {
            this.end = end;
        }
    }

    @ParameterizedTest
    @EnumSource
    void isLeftAsItWas(Ending ending) throws SQLException {
        run.begin(TransactionTerms.DEFAULT);
        execute("SET search_path = nowhere; SET TimeZone = 'Asia/Tokyo'; SET statement_timeout = '1h';"
                + " CREATE TEMP TABLE t (id int); SELECT pg_advisory_lock(4711); SET ROLE pg_read_all_data");
        if (ending != Ending.IN_THE_MIDDLE) {
            execute("PREPARE p AS SELECT 1");
        }

        ending.end.of(run);

        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SET search_path = nowhere", "SET ROLE pg_read_all_data", "SET statement_timeout = '1h'"})
    void isTakenAsIfNobodyHadUsedIt(String left) throws SQLException {
        execute(left);
        connection.commit();

        run.begin(TransactionTerms.DEFAULT);

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void isGivenNoLimitsOutsideATransaction() throws SQLException {
        try (Statement jdbc = connection.createStatement()) {
            dev.banister.engine.script.Statement vacuum = new dev.banister.engine.script.Statement(
                    1, 1, "VACUUM", Optional.empty(), "hash", dev.banister.engine.script.Statement.Kind.OUTSIDE);
            run.sendOutside(jdbc, vacuum.text(), vacuum);
        }

        assertThat(state()).isEqualTo(before);
    }
}
