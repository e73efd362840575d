package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.TableStructure;
import dev.banister.engine.schema.TriggerStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A whole table: what it is made of first, then what refers to that, then whose it is. */
final class TableText {

    private TableText() {}

    static List<String> create(TableStructure table) {
        Names.check(table.name(), table.name());
        List<String> statements = new ArrayList<>();
        table.columns().forEach(column -> statements.addAll(ColumnText.beforehand(table.name(), column)));
        statements.add(statement(table));
        table.columns().forEach(column -> statements.addAll(ColumnText.afterwards(table.name(), column)));
        table.primaryKey().ifPresent(key -> statements.addAll(ConstraintText.afterKey(table.name(), key)));
        table.uniqueKeys().forEach(key -> statements.addAll(ConstraintText.afterKey(table.name(), key)));
        table.checks().forEach(check -> statements.addAll(afterCheck(table.name(), check)));
        table.indexes().forEach(index -> statements.addAll(IndexText.create(table.name(), index)));
        statements.addAll(attach(table));
        table.foreignKeys().forEach(key -> {
            statements.add(add(table.name(), ConstraintText.foreignKey(table.name(), key)));
            statements.addAll(ConstraintText.comment(table.name(), key.name(), key.attributes()));
        });
        statements.addAll(belongings(table));
        return statements;
    }

    /** What is neither column nor key, check or index. */
    static List<String> belongings(TableStructure table) {
        List<String> statements = new ArrayList<>();
        statements.addAll(texts(table.attributes(), Attributes.STATISTICS));
        statements.addAll(texts(table.attributes(), Attributes.RULE));
        table.triggers().forEach(trigger -> statements.addAll(trigger(table.name(), trigger)));
        statements.addAll(policies(table));
        statements.addAll(settings(table));
        return statements;
    }

    private static String statement(TableStructure table) {
        Map<String, String> attributes = table.attributes();
        List<String> members = new ArrayList<>();
        for (ColumnStructure column : table.columns()) {
            members.add(ColumnText.definition(table.name(), column));
        }
        table.primaryKey().ifPresent(key -> members.add(ConstraintText.key(table.name(), key, true)));
        for (KeyStructure key : table.uniqueKeys()) {
            members.add(ConstraintText.key(table.name(), key, false));
        }
        table.checks().stream()
                .filter(check -> !isLater(check))
                .forEach(check -> members.add(ConstraintText.check(table.name(), check)));
        StringBuilder sql = new StringBuilder("CREATE ");
        sql.append(attributes.containsKey(Attributes.UNLOGGED) ? "UNLOGGED " : "")
                .append("TABLE ")
                .append(Sql.name(table.name()))
                .append(" (")
                .append(String.join(", ", members))
                .append(')');
        append(sql, " PARTITION BY ", attributes.get(Attributes.PARTITION_BY), "");
        append(sql, " USING ", attributes.get(Attributes.ACCESS_METHOD), "");
        append(sql, " WITH (", attributes.get(Attributes.OPTIONS), ")");
        append(sql, " TABLESPACE ", attributes.get(Attributes.TABLESPACE), "");
        return sql.toString();
    }

    private static void append(StringBuilder sql, String before, @Nullable String text, String behind) {
        if (text != null) {
            sql.append(before).append(text).append(behind);
        }
    }

    /** CREATE TABLE would make it valid, for there are no rows. */
    static boolean isLater(CheckStructure check) {
        return check.attributes().containsKey(Attributes.NOT_VALID);
    }

    static List<String> afterCheck(String table, CheckStructure check) {
        List<String> statements = new ArrayList<>();
        if (isLater(check)) {
            statements.add(add(table, ConstraintText.check(table, check)));
        }
        statements.addAll(ConstraintText.comment(table, check.name(), check.attributes()));
        return statements;
    }

    static String add(String table, String constraint) {
        return "ALTER TABLE " + Sql.name(table) + " ADD " + constraint;
    }

    private static List<String> attach(TableStructure table) {
        String parent = table.attributes().get(Attributes.PARTITION_OF);
        return parent == null
                ? List.of()
                : List.of("ALTER TABLE " + parent + " ATTACH PARTITION " + Sql.name(table.name()) + " "
                        + table.attributes().getOrDefault(Attributes.PARTITION_BOUND, "DEFAULT"));
    }

    /** Attributes that are whole statements, in the order of their names. */
    private static List<String> texts(Map<String, String> attributes, String kind) {
        return new TreeMap<>(attributes)
                .entrySet().stream()
                        .filter(each -> each.getKey().startsWith(kind))
                        .map(Map.Entry::getValue)
                        .toList();
    }

    static List<String> trigger(String table, TriggerStructure trigger) {
        List<String> statements = new ArrayList<>();
        statements.add(trigger.sql());
        String enabled = trigger.attributes().get(Attributes.ENABLED);
        if (enabled != null) {
            statements.add("ALTER TABLE " + Sql.name(table) + " " + enabled + " TRIGGER " + Sql.name(trigger.name()));
        }
        String comment = trigger.attributes().get(Attributes.COMMENT);
        if (comment != null) {
            statements.add("COMMENT ON TRIGGER " + Sql.name(trigger.name()) + " ON " + Sql.name(table) + " IS "
                    + Sql.text(comment));
        }
        return statements;
    }

    private static List<String> policies(TableStructure table) {
        List<String> statements = new ArrayList<>();
        new TreeMap<>(table.attributes())
                .keySet().stream()
                        .filter(key -> key.startsWith(Attributes.POLICY))
                        .forEach(key -> statements.addAll(policy(table, key.substring(Attributes.POLICY.length()))));
        return statements;
    }

    static List<String> policy(TableStructure table, String policy) {
        List<String> statements = new ArrayList<>();
        statements.add(table.attributes().getOrDefault(Attributes.POLICY + policy, ""));
        String comment = table.attributes().get(Attributes.COMMENT_ON_POLICY + policy);
        if (comment != null) {
            statements.add("COMMENT ON POLICY " + Sql.name(policy) + " ON " + Sql.name(table.name()) + " IS "
                    + Sql.text(comment));
        }
        return statements;
    }

    /** The owner last: another one's table is not for us to change. */
    private static List<String> settings(TableStructure table) {
        Map<String, String> attributes = table.attributes();
        String alter = "ALTER TABLE " + Sql.name(table.name());
        List<String> statements = new ArrayList<>();
        if (attributes.containsKey(Attributes.ROW_SECURITY)) {
            statements.add(alter + " ENABLE ROW LEVEL SECURITY");
        }
        if (attributes.containsKey(Attributes.FORCED_ROW_SECURITY)) {
            statements.add(alter + " FORCE ROW LEVEL SECURITY");
        }
        if (attributes.containsKey(Attributes.REPLICA_IDENTITY)) {
            statements.add(alter + " REPLICA IDENTITY " + attributes.get(Attributes.REPLICA_IDENTITY));
        }
        if (!table.comment().isEmpty()) {
            statements.add("COMMENT ON TABLE " + Sql.name(table.name()) + " IS " + Sql.text(table.comment()));
        }
        statements.addAll(Grants.statements(attributes, "", "", "TABLE " + Sql.name(table.name())));
        if (attributes.containsKey(Attributes.OWNER)) {
            statements.add(alter + " OWNER TO " + attributes.get(Attributes.OWNER));
        }
        return statements;
    }
}
