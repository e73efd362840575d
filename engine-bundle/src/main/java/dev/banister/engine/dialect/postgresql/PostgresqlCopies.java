package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.dialect.CopyRenderer;
import dev.banister.engine.dialect.Objection;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DefaultNames;
import dev.banister.engine.schema.ForeignKeyStructure;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableCopy;
import dev.banister.engine.schema.TableCopy.Named;
import dev.banister.engine.schema.TableStructure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Table copies on PostgreSQL. What belongs to the table itself is made along with the copy; triggers, rules and policies,
 * and what others have made of the table, come when it takes the table's place.
 */
final class PostgresqlCopies implements CopyRenderer {

    @Override
    public TableCopy copyOf(String table) {
        return TableCopy.of(
                table,
                new DefaultNames(name -> name.toLowerCase(Locale.ROOT)),
                EnumSet.of(Named.KEY, Named.INDEX),
                true);
    }

    @Override
    public List<String> lock(String table) {
        return List.of("LOCK TABLE " + Sql.name(table) + " IN SHARE ROW EXCLUSIVE MODE");
    }

    @Override
    public List<Objection> objections(TableCopy copy, Structure before) {
        TableStructure table = before.table(copy.table()).orElseThrow();
        CopyObstacles.requireNone(table);
        CopyObstacles.requireNoWholeRow(table);
        ViewsInTheWay.of(table.name(), before).requireRepeatable(table.name(), "a copy in its place");
        return List.of(
                CopyObstacles.hidden(table.name()),
                CopyObstacles.dependants(table.name()),
                CopyObstacles.sequences(table.name()),
                CopyObstacles.hiddenRows(table.name()));
    }

    @Override
    public List<String> copy(TableCopy copy, Structure before) {
        TableStructure table = before.table(copy.table()).orElseThrow();
        TableStructure made = CopiedTable.of(copy, table);
        List<String> statements = new ArrayList<>(CopiedTable.filled(made, table.name(), TableCopy.valued(table)));
        for (ColumnStructure column : table.columns()) {
            if (ColumnText.isIdentity(column)) {
                String sequence = SequenceText.name(table.name(), column);
                statements.add(goOn(sequence, copy.inside(sequence)));
            }
        }
        statements.addAll(CopiedTable.belongings(made));
        return statements;
    }

    private static String goOn(String from, String to) {
        return "SELECT pg_catalog.setval(" + Sql.text(Sql.name(to)) + ", last_value, is_called) FROM " + Sql.name(from);
    }

    @Override
    public List<String> reorder(TableCopy copy, TableStructure now, List<String> order) {
        String aside = copy.inside(now.name());
        TableStructure made = now.withColumns(order.stream()
                .map(name -> CopiedColumn.sharing(now.name(), now.column(name).orElseThrow()))
                .toList());
        List<String> sequences = now.columns().stream()
                .filter(ColumnText::isIdentity)
                .map(column -> SequenceText.name(now.name(), column))
                .toList();
        List<String> statements = new ArrayList<>();
        statements.add(rename("TABLE", now.name(), aside));
        sequences.forEach(sequence -> statements.add(rename("SEQUENCE", sequence, copy.inside(sequence))));
        statements.addAll(CopiedTable.filled(made, aside, TableCopy.valued(now)));
        sequences.forEach(sequence -> statements.add(goOn(copy.inside(sequence), sequence)));
        now.columns().stream()
                .filter(SequenceText::isApart)
                .forEach(column -> statements.add(
                        SequenceText.owned(SequenceText.name(now.name(), column), now.name(), column.name())));
        // Its keys and indexes have the names that those of the new one are to have.
        statements.add("DROP TABLE " + Sql.name(aside));
        statements.addAll(CopiedTable.belongings(made));
        return statements;
    }

    private static String rename(String what, String from, String to) {
        return "ALTER " + what + " " + Sql.name(from) + " RENAME TO " + Sql.name(to);
    }

    @Override
    public List<String> swap(TableCopy copy, Structure before, TableStructure now) {
        TableStructure table = before.table(copy.table()).orElseThrow();
        ViewsInTheWay views = ViewsInTheWay.of(table.name(), before);
        Succession succession = new Succession(copy, table, now);
        List<String> statements = new ArrayList<>();
        // Else queries are planned in the dark until the server has looked by itself.
        statements.add("ANALYZE " + Sql.name(now.name()));
        statements.addAll(Unread.note(table.name()));
        if (isChecked(table, before, now)) {
            // Else the server changes no table with rows that are still to be checked.
            statements.add("SET CONSTRAINTS ALL IMMEDIATE");
        }
        statements.addAll(views.drop());
        referring(table, before)
                .forEach((child, keys) -> keys.forEach(key ->
                        statements.add("ALTER TABLE " + Sql.name(child) + " DROP CONSTRAINT " + Sql.name(key.name()))));
        statements.addAll(succession.sequences());
        statements.add("DROP TABLE " + Sql.name(table.name()));
        statements.add(rename("TABLE", now.name(), table.name()));
        statements.addAll(succession.names());
        statements.addAll(succession.rest());
        referring(table, before)
                .forEach((child, keys) -> keys.forEach(key -> statements.addAll(CopiedTable.foreignKey(child, key))));
        statements.addAll(views.create());
        statements.addAll(Unread.say(copy));
        return statements;
    }

    @Override
    public List<String> part(TableStructure table, List<String> others) {
        List<ForeignKeyStructure> keys = table.foreignKeys().stream()
                .filter(key -> others.contains(key.target()) && !key.target().equals(table.name()))
                .toList();
        List<String> statements = new ArrayList<>();
        if (keys.stream().anyMatch(key -> key.attributes().containsKey(Attributes.DEFERRABLE))) {
            statements.add("SET CONSTRAINTS ALL IMMEDIATE");
        }
        keys.forEach(key ->
                statements.add("ALTER TABLE " + Sql.name(table.name()) + " DROP CONSTRAINT " + Sql.name(key.name())));
        return statements;
    }

    /** May rows wait to be checked until the transaction ends? */
    private static boolean isChecked(TableStructure table, Structure before, TableStructure now) {
        boolean isByTrigger = Stream.of(table, now)
                .flatMap(each -> each.triggers().stream())
                .anyMatch(trigger -> trigger.sql().startsWith("CREATE CONSTRAINT TRIGGER"));
        Stream<Map<String, String>> referring =
                referring(table, before).values().stream().flatMap(List::stream).map(ForeignKeyStructure::attributes);
        Stream<Map<String, String>> own = Stream.of(table, now)
                .flatMap(each -> Stream.concat(
                        each.foreignKeys().stream().map(ForeignKeyStructure::attributes),
                        Stream.concat(each.uniqueKeys().stream(), each.primaryKey().stream())
                                .map(KeyStructure::attributes)));
        return isByTrigger
                || Stream.concat(referring, own).anyMatch(attributes -> attributes.containsKey(Attributes.DEFERRABLE));
    }

    /** The foreign keys of other tables to this one. */
    private static Map<String, List<ForeignKeyStructure>> referring(TableStructure table, Structure before) {
        Map<String, List<ForeignKeyStructure>> referring = new TreeMap<>();
        before.tables().stream()
                .filter(other -> !other.name().equals(table.name()))
                .forEach(other -> referring.put(
                        other.name(),
                        other.foreignKeys().stream()
                                .filter(key -> key.target().equals(table.name()))
                                .toList()));
        return referring;
    }
}
