package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.dialect.Evidence;
import dev.banister.engine.dialect.Expression;
import dev.banister.engine.dialect.Question;
import dev.banister.engine.script.Aim.Name;
import dev.banister.engine.script.ScriptSyntax;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Only what cannot run inside a transaction is ever in flight. An index whose making was cut is there and not valid, which
 * counts as not there.
 *
 * @param fold makes a name that is written without quotes as it is stored
 */
record PostgresqlEvidence(UnaryOperator<String> fold) implements Evidence {

    private static final Set<String> OF_NO_SCHEMA = Set.of("DATABASE", "TABLESPACE");

    /** An index stands in the schema of its table. */
    private static final String OF_RELATION = "coalesce(nullif(CAST(? AS text), ''),"
            + " (SELECT n.nspname::text FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.oid = pg_catalog.to_regclass(pg_catalog.quote_ident(CAST(? AS text)))), '')";

    private static final String VALID_INDEX = "coalesce((SELECT 'valid' FROM pg_catalog.pg_class i"
            + " JOIN pg_catalog.pg_index x ON x.indexrelid = i.oid"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace"
            + " WHERE x.indisvalid AND i.relname = CAST(? AS text) AND n.nspname = " + OF_RELATION + "), '')";

    @Override
    public ScriptSyntax syntax() {
        return ScriptSyntax.POSTGRESQL;
    }

    @Override
    public String stored(Name name) {
        return name.quoted() ? name.text() : fold.apply(name.text());
    }

    @Override
    public boolean canAnswer(Question question) {
        return OF_NO_SCHEMA.contains(question.kind()) || "INDEX".equals(question.kind());
    }

    @Override
    public Expression schema(Question question) {
        return OF_NO_SCHEMA.contains(question.kind())
                ? Expression.of("''")
                : Expression.of(OF_RELATION, question.schema(), relation(question));
    }

    @Override
    public Expression state(Question question) {
        return switch (question.kind()) {
            case "DATABASE" ->
                Expression.of(
                        "coalesce((SELECT 'there' FROM pg_catalog.pg_database WHERE datname = CAST(? AS text)), '')",
                        question.name());
            case "TABLESPACE" ->
                Expression.of(
                        "coalesce((SELECT 'there' FROM pg_catalog.pg_tablespace WHERE spcname = CAST(? AS text)), '')",
                        question.name());
            default -> Expression.of(VALID_INDEX, question.name(), question.schema(), relation(question));
        };
    }

    private static String relation(Question question) {
        return question.table().isEmpty() ? question.name() : question.table();
    }
}
