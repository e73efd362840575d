package dev.banister.engine.dialect.postgresql;

import dev.banister.api.schema.ReferentialAction;
import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.Dependents;
import dev.banister.engine.schema.ForeignKeyStructure;
import dev.banister.engine.schema.KeyStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keys and checks as they stand in CREATE TABLE and behind ADD, and the statements that go along with them. */
final class ConstraintText {

    private ConstraintText() {}

    static String key(String table, KeyStructure key, boolean primary) {
        Map<String, String> attributes = key.attributes();
        String columns =
                Sql.list(key.columns()) + (attributes.containsKey(Attributes.PERIOD) ? " WITHOUT OVERLAPS" : "");
        String nulls = attributes.containsKey(Attributes.NULLS_NOT_DISTINCT) ? " NULLS NOT DISTINCT" : "";
        return name(table, key.name()) + (primary ? "PRIMARY KEY" : "UNIQUE" + nulls) + " (" + columns + ")"
                + suffix(attributes, Dependents.INCLUDE, " INCLUDE (", ")")
                + suffix(attributes, Attributes.OPTIONS, " WITH (", ")")
                + suffix(attributes, Attributes.TABLESPACE, " USING INDEX TABLESPACE ", "")
                + deferrable(attributes);
    }

    static List<String> afterKey(String table, KeyStructure key) {
        List<String> statements = new ArrayList<>(IndexText.uses(table, key.name(), key.attributes()));
        statements.addAll(comment(table, key.name(), key.attributes()));
        return statements;
    }

    static String foreignKey(String table, ForeignKeyStructure key) {
        Map<String, String> attributes = key.attributes();
        boolean isOfPeriods = attributes.containsKey(Attributes.PERIOD);
        String target = key.targetColumns().isEmpty() ? "" : " " + columns(key.targetColumns(), isOfPeriods);
        return name(table, key.name()) + "FOREIGN KEY " + columns(key.columns(), isOfPeriods) + " REFERENCES "
                + target(key) + target
                + suffix(attributes, Attributes.MATCH, " MATCH ", "")
                + action(" ON DELETE ", key.onDelete())
                + suffix(attributes, Attributes.SET_COLUMNS, " (", ")")
                + action(" ON UPDATE ", key.onUpdate())
                + deferrable(attributes)
                + validity(attributes);
    }

    static String check(String table, CheckStructure check) {
        String noInherit = check.attributes().containsKey(Attributes.NO_INHERIT) ? " NO INHERIT" : "";
        return name(table, check.name()) + "CHECK (" + check.sql() + ")" + noInherit + validity(check.attributes());
    }

    static List<String> comment(String table, String constraint, Map<String, String> attributes) {
        String comment = attributes.get(Attributes.COMMENT);
        return comment == null
                ? List.of()
                : List.of("COMMENT ON CONSTRAINT " + Sql.name(constraint) + " ON " + Sql.name(table) + " IS "
                        + Sql.text(comment));
    }

    private static String name(String table, String name) {
        Names.check(table + "." + name, name);
        return name.isEmpty() ? "" : "CONSTRAINT " + Sql.name(name) + " ";
    }

    private static String target(ForeignKeyStructure key) {
        String schema = key.attributes().get(Attributes.SCHEMA);
        return schema == null
                ? Sql.name(key.target())
                : Sql.name(schema) + "." + Sql.name(key.target().substring(schema.length() + 1));
    }

    private static String columns(List<String> columns, boolean isOfPeriods) {
        int last = columns.size() - 1;
        return isOfPeriods
                ? "(" + Sql.list(columns.subList(0, last)) + ", PERIOD " + Sql.name(columns.get(last)) + ")"
                : Sql.names(columns);
    }

    private static String action(String moment, ReferentialAction action) {
        return action == ReferentialAction.NO_ACTION
                ? ""
                : moment + action.name().replace('_', ' ');
    }

    private static String deferrable(Map<String, String> attributes) {
        return suffix(attributes, Attributes.DEFERRABLE, " DEFERRABLE ", "");
    }

    private static String validity(Map<String, String> attributes) {
        return (attributes.containsKey(Attributes.NOT_ENFORCED) ? " NOT ENFORCED" : "")
                + (attributes.containsKey(Attributes.NOT_VALID) ? " NOT VALID" : "");
    }

    private static String suffix(Map<String, String> attributes, String attribute, String before, String behind) {
        String value = attributes.get(attribute);
        return value == null ? "" : before + value + behind;
    }
}
