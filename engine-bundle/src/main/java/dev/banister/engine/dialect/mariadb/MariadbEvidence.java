package dev.banister.engine.dialect.mariadb;

import dev.banister.engine.dialect.Evidence;
import dev.banister.engine.dialect.Expression;
import dev.banister.engine.dialect.Question;
import dev.banister.engine.script.Aim.Effect;
import dev.banister.engine.script.Aim.Name;
import dev.banister.engine.script.ScriptSyntax;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Each change of structure happens as a whole or not at all. Of a table that is changed everything is asked that its
 * definition holds; the next number of a column is left out, since rows move it.
 */
record MariadbEvidence(Flavour flavour) implements Evidence {

    private static final String SCHEMA = "COALESCE(NULLIF(CAST(? AS CHAR), ''), DATABASE())";

    private static final String TABLES = "TABLES WHERE TABLE_SCHEMA = " + SCHEMA + " AND TABLE_NAME = ?";
    private static final String ROUTINES = "ROUTINES WHERE ROUTINE_SCHEMA = " + SCHEMA + " AND ROUTINE_NAME = ?";

    /** Where things of a kind are listed, by schema and name. */
    private static final Map<String, String> LISTS = Map.of(
            "EVENT", "EVENTS WHERE EVENT_SCHEMA = " + SCHEMA + " AND EVENT_NAME = ?",
            "FUNCTION", ROUTINES + " AND ROUTINE_TYPE = 'FUNCTION'",
            "PROCEDURE", ROUTINES + " AND ROUTINE_TYPE = 'PROCEDURE'",
            "SEQUENCE", TABLES,
            "TABLE", TABLES,
            "TRIGGER", "TRIGGERS WHERE TRIGGER_SCHEMA = " + SCHEMA + " AND TRIGGER_NAME = ?",
            "VIEW", TABLES);

    private static final String INDEXES =
            "STATISTICS WHERE TABLE_SCHEMA = " + SCHEMA + " AND TABLE_NAME = ? AND INDEX_NAME = ?";

    private static final String OF_TABLE = " WHERE TABLE_SCHEMA = " + SCHEMA + " AND TABLE_NAME = ?";

    /** Each a list of the columns that tell, and where they stand. */
    private static final List<String> DEFINITION = List.of(
            part("ENGINE, ROW_FORMAT, TABLE_COLLATION, CREATE_OPTIONS, TABLE_COMMENT", "TABLES" + OF_TABLE),
            part(
                    "ORDINAL_POSITION, COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, QUOTE(COLUMN_DEFAULT), EXTRA,"
                            + " COALESCE(COLLATION_NAME, ''), COLUMN_COMMENT, COALESCE(GENERATION_EXPRESSION, '')",
                    "COLUMNS" + OF_TABLE),
            part(
                    "INDEX_NAME, SEQ_IN_INDEX, COLUMN_NAME, COALESCE(SUB_PART, ''), NON_UNIQUE, INDEX_TYPE,"
                            + " COALESCE(COLLATION, ''), INDEX_COMMENT",
                    "STATISTICS" + OF_TABLE),
            part(
                    "CONSTRAINT_NAME, ORDINAL_POSITION, COLUMN_NAME, COALESCE(REFERENCED_TABLE_NAME, ''),"
                            + " COALESCE(REFERENCED_COLUMN_NAME, '')",
                    "KEY_COLUMN_USAGE" + OF_TABLE),
            part(
                    "CONSTRAINT_NAME, UPDATE_RULE, DELETE_RULE",
                    "REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = " + SCHEMA + " AND TABLE_NAME = ?"),
            part(
                    "CONSTRAINT_NAME, CHECK_CLAUSE",
                    "CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = " + SCHEMA + " AND TABLE_NAME = ?"),
            part(
                    "PARTITION_NAME, PARTITION_METHOD, COALESCE(PARTITION_EXPRESSION, ''),"
                            + " COALESCE(PARTITION_DESCRIPTION, '')",
                    "PARTITIONS" + OF_TABLE + " AND PARTITION_NAME IS NOT NULL"));

    private static String part(String columns, String list) {
        String kind = list.substring(0, list.indexOf(' '));
        return "SELECT CONCAT_WS('|', '" + kind + "', " + columns + ") AS line FROM information_schema." + list;
    }

    /** Of any number of lines, in any order. */
    private static final String DEFINED =
            "(SELECT CASE COUNT(*) WHEN 0 THEN '' ELSE CONCAT(COUNT(*), ':', LOWER(HEX(BIT_XOR("
                    + "CAST(CONV(SUBSTRING(MD5(line), 1, 16), 16, 10) AS UNSIGNED))))) END FROM ("
                    + String.join(" UNION ALL ", DEFINITION) + ") AS definition)";

    @Override
    public ScriptSyntax syntax() {
        return ScriptSyntax.MARIADB;
    }

    @Override
    public String stored(Name name) {
        return name.text();
    }

    /** MySQL lists checks in another way. */
    @Override
    public boolean canAnswer(Question question) {
        boolean ofIndex = "INDEX".equals(question.kind()) && !question.table().isEmpty();
        return isChange(question) ? !flavour.isMysql() : ofIndex || LISTS.containsKey(question.kind());
    }

    private static boolean isChange(Question question) {
        return question.effect().equals(Optional.of(Effect.CHANGES));
    }

    @Override
    public Expression schema(Question question) {
        return Expression.of("COALESCE(" + SCHEMA + ", '')", question.schema());
    }

    @Override
    public Expression state(Question question) {
        if (isChange(question)) {
            List<Object> each = List.of(question.schema(), question.name());
            List<Object> parameters = new ArrayList<>();
            Collections.nCopies(DEFINITION.size(), each).forEach(parameters::addAll);
            return new Expression(DEFINED, parameters);
        }
        return "INDEX".equals(question.kind())
                ? Expression.of(isThere(INDEXES), question.schema(), question.table(), question.name())
                : Expression.of(
                        isThere(LISTS.getOrDefault(question.kind(), TABLES)), question.schema(), question.name());
    }

    private static String isThere(String list) {
        return "CASE WHEN EXISTS (SELECT 1 FROM information_schema." + list + ") THEN 'there' ELSE '' END";
    }
}
