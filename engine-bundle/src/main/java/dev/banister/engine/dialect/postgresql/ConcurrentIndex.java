package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.dialect.Expression;
import dev.banister.engine.dialect.Question;
import dev.banister.engine.script.Aim.Effect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * An index that is made concurrently. When that fails or is cut, an index is left that is kept up to date and that no query
 * uses; it stands in the way of the next try.
 */
final class ConcurrentIndex {

    private static final String INVALID = "SELECT pg_catalog.quote_ident(n.nspname) || '.'"
            + " || pg_catalog.quote_ident(i.relname)"
            + " FROM pg_catalog.pg_class i JOIN pg_catalog.pg_index x ON x.indexrelid = i.oid"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace"
            + " WHERE NOT x.indisvalid AND i.relname = CAST(? AS text) AND n.nspname = %s"
            + " AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_stat_progress_create_index p WHERE p.index_relid = i.oid)";

    private final Question question;
    private final PostgresqlEvidence evidence;

    private ConcurrentIndex(Question question, PostgresqlEvidence evidence) {
        this.question = question;
        this.evidence = evidence;
    }

    /** @param sql that cannot run inside a transaction */
    static Optional<ConcurrentIndex> of(String sql, PostgresqlEvidence evidence) {
        return evidence.about(sql)
                .filter(question ->
                        "INDEX".equals(question.kind()) && question.effect().equals(Optional.of(Effect.MAKES)))
                .map(question -> new ConcurrentIndex(question, evidence));
    }

    /** The name of what an earlier try has left, unless somebody is at it now. */
    Optional<String> leftBehind(Connection connection) throws SQLException {
        Expression schema = evidence.schema(question);
        try (PreparedStatement statement = connection.prepareStatement(String.format(INVALID, schema.sql()))) {
            statement.setString(1, question.name());
            for (int i = 0; i < schema.parameters().size(); i++) {
                statement.setObject(i + 2, schema.parameters().get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** Drops what an earlier try has left; not to be called in a transaction. */
    Optional<String> clear(Connection connection) throws SQLException {
        Optional<String> left = leftBehind(connection);
        if (left.isPresent()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DROP INDEX CONCURRENTLY IF EXISTS " + left.get());
            }
        }
        return left;
    }
}
