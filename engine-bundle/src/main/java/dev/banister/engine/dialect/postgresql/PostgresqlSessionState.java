package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.dialect.SessionState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The state of a session in PostgreSQL, as the statements that bring it about in whatever state the session is. All of
 * them may run inside a transaction, and are rolled back with it; so they belong before its commit.
 *
 * @param role as SET ROLE takes it
 * @param settings what a pool has set besides what comes with the connection, as one query
 * @param lockTimeout that scripts start with
 * @param statementTimeout that scripts start with
 */
record PostgresqlSessionState(String role, String settings, String lockTimeout, String statementTimeout)
        implements SessionState {

    private static final String QUERY = "SELECT CASE pg_catalog.current_setting('role') WHEN 'none' THEN 'NONE'"
            + " ELSE pg_catalog.quote_ident(pg_catalog.current_setting('role')) END,"
            + " (SELECT pg_catalog.string_agg(pg_catalog.format('pg_catalog.set_config(%L, %L, false)', name, setting),"
            + " ', ' ORDER BY name) FROM pg_catalog.pg_settings WHERE source = 'session'),"
            + " pg_catalog.current_setting('lock_timeout'), pg_catalog.current_setting('statement_timeout')";

    /** Not RESET ALL: the role; not DISCARD ALL: it refuses transactions, and takes the driver's own statements away. */
    private static final String RESET = "RESET ALL; CLOSE ALL; UNLISTEN *; DISCARD TEMP; DISCARD SEQUENCES;"
            + " SELECT pg_catalog.pg_advisory_unlock_all()";

    private static final String ROLES = "SET SESSION AUTHORIZATION DEFAULT; SET ROLE ";

    private static final String DEALLOCATE = "DO LANGUAGE plpgsql $banister$ DECLARE statement_name text; BEGIN"
            + " FOR statement_name IN SELECT name FROM pg_catalog.pg_prepared_statements WHERE from_sql"
            + " LOOP EXECUTE pg_catalog.format('DEALLOCATE %I', statement_name); END LOOP; END $banister$";

    /** Those that a pooler keeps for each of its clients; anything else that is set was left by whoever came before. */
    private static final String OF_CLIENT = " AND name IN ('application_name', 'client_encoding', 'DateStyle',"
            + " 'IntervalStyle', 'standard_conforming_strings', 'TimeZone')";

    static PostgresqlSessionState of(Connection connection) throws SQLException {
        return of(connection, QUERY);
    }

    /** What a client of a pooler starts with, whichever session it is asked in. To be rolled back. */
    static PostgresqlSessionState ofClient(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION AUTHORIZATION DEFAULT; RESET ROLE");
        }
        return of(connection, QUERY.replace("source = 'session'", "source = 'session'" + OF_CLIENT));
    }

    private static PostgresqlSessionState of(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            String settings = row.getString(2);
            return new PostgresqlSessionState(
                    row.getString(1),
                    settings == null ? "" : "; SELECT " + settings,
                    row.getString(3),
                    row.getString(4));
        }
    }

    /** Lets the engine's own statements through for the rest of the transaction, whatever the script has set. */
    String own() {
        return "SET LOCAL SESSION AUTHORIZATION DEFAULT; SET LOCAL ROLE " + role + "; SET LOCAL statement_timeout = 0";
    }

    /** Undoes what scripts have changed, and before it lets deferred checks find what they saw. */
    String restoring() {
        return "SET CONSTRAINTS ALL IMMEDIATE; " + ROLES + role + "; " + RESET + settings;
    }

    /** Of a session that somebody else has used: only what could make the statements of a script mean something else. */
    String beginning() {
        return ROLES + role + "; RESET ALL" + settings;
    }

    /** Takes back what a rollback leaves. */
    static String afterRollback() {
        return "SELECT pg_catalog.pg_advisory_unlock_all(); " + DEALLOCATE;
    }

    /** The same, with what has to be looked for. */
    String restoringAll() {
        return restoring() + "; " + DEALLOCATE;
    }

    @Override
    public void restore(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(restoringAll());
        }
    }
}
