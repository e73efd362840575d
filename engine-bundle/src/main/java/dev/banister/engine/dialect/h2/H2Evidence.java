package dev.banister.engine.dialect.h2;

import dev.banister.engine.dialect.Evidence;
import dev.banister.engine.dialect.Expression;
import dev.banister.engine.dialect.Question;
import dev.banister.engine.script.Aim.Effect;
import dev.banister.engine.script.Aim.Name;
import dev.banister.engine.script.ScriptSyntax;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * H2 makes each change of structure as a whole. Whether a thing is there costs little to ask, which matters since H2 reads
 * a statement anew after each change of structure; a definition is asked for only where a table is changed. Of that is left
 * out what changes by itself: the next number of a column, and what H2 has counted of its values.
 *
 * @param fold makes a name that is written without quotes as it is stored
 */
record H2Evidence(UnaryOperator<String> fold) implements Evidence {

    /** As the functions that are asked call them. Those of no schema are left out. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("AGGREGATE", "ROUTINE"),
            Map.entry("ALIAS", "ROUTINE"),
            Map.entry("CONSTANT", "CONSTANT"),
            Map.entry("DOMAIN", "DOMAIN"),
            Map.entry("INDEX", "INDEX"),
            Map.entry("SEQUENCE", "SEQUENCE"),
            Map.entry("SYNONYM", "SYNONYM"),
            Map.entry("TABLE", "TABLE"),
            Map.entry("TRIGGER", "TRIGGER"),
            Map.entry("VIEW", "TABLE"));

    private static final String SCHEMA = "COALESCE(NULLIF(CAST(? AS CHARACTER VARYING), ''), CURRENT_SCHEMA)";

    private static final String THERE = "CASE WHEN DB_OBJECT_ID(CAST(? AS CHARACTER VARYING), " + SCHEMA
            + ", CAST(? AS CHARACTER VARYING)) IS NULL" + " THEN '' ELSE 'there' END";

    private static final String DEFINED = "(SELECT COALESCE(RAWTOHEX(HASH('SHA-256',"
            + " REGEXP_REPLACE(DB_OBJECT_SQL('TABLE', t.s, t.n),"
            + " ' ?(RE)?START WITH -?[0-9]+| ?SELECTIVITY [0-9]+', '')"
            + " || COALESCE((SELECT LISTAGG(c.CONSTRAINT_NAME || ' '"
            + " || DB_OBJECT_SQL('CONSTRAINT', c.CONSTRAINT_SCHEMA, c.CONSTRAINT_NAME), ' ')"
            + " WITHIN GROUP (ORDER BY c.CONSTRAINT_NAME) FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS c"
            + " WHERE c.TABLE_SCHEMA = t.s AND c.TABLE_NAME = t.n), ''))), '')"
            + " FROM (VALUES (" + SCHEMA + ", CAST(? AS CHARACTER VARYING))) AS t (s, n))";

    @Override
    public ScriptSyntax syntax() {
        return ScriptSyntax.H2;
    }

    @Override
    public String stored(Name name) {
        return name.quoted() ? name.text() : fold.apply(name.text());
    }

    @Override
    public boolean canAnswer(Question question) {
        return KINDS.containsKey(question.kind());
    }

    @Override
    public Expression schema(Question question) {
        return Expression.of(SCHEMA, question.schema());
    }

    @Override
    public Expression state(Question question) {
        return question.effect().equals(Optional.of(Effect.CHANGES))
                ? Expression.of(DEFINED, question.schema(), question.name())
                : Expression.of(THERE, kind(question), question.schema(), question.name());
    }

    private static String kind(Question question) {
        return KINDS.getOrDefault(question.kind(), question.kind());
    }
}
