package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.schema.IndexStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Indexes, and exclusion constraints, which are indexes to us. */
final class IndexText {

    private IndexText() {}

    static List<String> create(String table, IndexStructure index) {
        Names.check(table + "." + index.name(), index.name());
        Map<String, String> attributes = index.attributes();
        List<String> statements = new ArrayList<>();
        String exclusion = attributes.get(Attributes.EXCLUSION);
        if (exclusion != null) {
            statements.add(
                    "ALTER TABLE " + Sql.name(table) + " ADD CONSTRAINT " + Sql.name(index.name()) + " " + exclusion);
            statements.addAll(ConstraintText.comment(table, index.name(), attributes));
        } else {
            statements.add(index.sql().orElseGet(() -> statement(table, index)));
            if (attributes.containsKey(Attributes.COMMENT)) {
                statements.add("COMMENT ON INDEX " + Sql.name(index.name()) + " IS "
                        + Sql.text(attributes.get(Attributes.COMMENT)));
            }
        }
        if (attributes.containsKey(Attributes.TABLESPACE)) {
            statements.add("ALTER INDEX " + Sql.name(index.name()) + " SET TABLESPACE "
                    + attributes.get(Attributes.TABLESPACE));
        }
        statements.addAll(uses(table, index.name(), attributes));
        return statements;
    }

    static String drop(String table, IndexStructure index) {
        return index.attributes().containsKey(Attributes.EXCLUSION)
                ? "ALTER TABLE " + Sql.name(table) + " DROP CONSTRAINT " + Sql.name(index.name())
                : "DROP INDEX " + Sql.name(index.name());
    }

    /** What else the table does with an index, be it that of a key. */
    static List<String> uses(String table, String index, Map<String, String> attributes) {
        List<String> statements = new ArrayList<>();
        String alter = "ALTER TABLE " + Sql.name(table);
        if (attributes.containsKey(Attributes.REPLICA_IDENTITY)) {
            statements.add(alter + " REPLICA IDENTITY USING INDEX " + Sql.name(index));
        }
        if (attributes.containsKey(Attributes.CLUSTERED)) {
            statements.add(alter + " CLUSTER ON " + Sql.name(index));
        }
        return statements;
    }

    private static String statement(String table, IndexStructure index) {
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + Sql.name(index.name()) + " ON "
                + Sql.name(table) + " "
                + index.parts().stream().map(IndexText::part).collect(Collectors.joining(", ", "(", ")"))
                + index.where().map(where -> " WHERE " + where).orElse("");
    }

    private static String part(IndexStructure.Part part) {
        return (part.expression() ? "(" + part.text() + ")" : Sql.name(part.text()))
                + (part.descending() ? " DESC" : "");
    }
}
