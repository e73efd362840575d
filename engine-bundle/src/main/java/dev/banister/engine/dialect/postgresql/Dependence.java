package dev.banister.engine.dialect.postgresql;

import dev.banister.api.model.MigrationException;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.Dependents;
import dev.banister.engine.schema.ForeignKeyStructure;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.Mentions;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import dev.banister.engine.schema.TriggerStructure;
import dev.banister.engine.schema.ViewStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What depends on something that is to go, and is not taken along: it is named, and nothing goes. */
record Dependence(TableStructure table, Structure before) {

    private static final String POLICY = "policy ";
    private static final String STATISTICS = "statistics ";

    /** The names of the policies that are about that column. */
    List<String> policies(String column) {
        return attributesAbout(column).stream()
                .filter(user -> user.startsWith(POLICY))
                .map(user -> user.substring(POLICY.length()))
                .toList();
    }

    /** The triggers that are about that column. */
    List<TriggerStructure> triggers(String column) {
        Mentions mentions = Mentions.of(column);
        return table.triggers().stream()
                .filter(trigger -> mentions.in(trigger.attributes().getOrDefault(Dependents.COLUMNS, "")))
                .toList();
    }

    private List<String> attributesAbout(String column) {
        Mentions mentions = Mentions.of(column);
        return new TreeMap<>(table.attributes())
                .entrySet().stream()
                        .filter(each -> each.getKey().startsWith(Attributes.COLUMNS_OF))
                        .filter(each -> mentions.in(each.getValue()))
                        .map(each -> each.getKey().substring(Attributes.COLUMNS_OF.length()))
                        .toList();
    }

    /** Passes a column that nothing but its own indexes, keys and checks needs. */
    void requireFree(String column) {
        List<String> all = new ArrayList<>(computedFrom(column));
        ViewsInTheWay.reading(table.name(), column, before).forEach(view -> all.add("view " + view.name()));
        others().forEach(other -> other.foreignKeys().stream()
                .filter(key ->
                        key.target().equals(table.name()) && key.targetColumns().contains(column))
                .forEach(key -> all.add(foreignKey(other, key))));
        triggers(column).forEach(trigger -> all.add("trigger " + trigger.name()));
        attributesAbout(column).stream()
                .filter(user -> user.startsWith(POLICY) || user.startsWith(STATISTICS))
                .forEach(all::add);
        if (!all.isEmpty()) {
            throw needed(table.name() + "." + column, "the column to be removed", all);
        }
    }

    private List<String> computedFrom(String column) {
        Mentions mentions = Mentions.of(column);
        return table.columns().stream()
                .filter(each ->
                        !each.name().equals(column) && each.generatedAs().isPresent())
                .filter(each -> mentions.in(each.attributes()
                        .getOrDefault(Dependents.COLUMNS, each.generatedAs().orElse(""))))
                .map(each -> "computed column " + each.name())
                .toList();
    }

    /** Passes a column of which no other is computed. */
    void requireUncomputed(ColumnStructure column) {
        List<String> all = computedFrom(column.name());
        if (!all.isEmpty()) {
            throw needed(table.name() + "." + column.name(), "another type", all);
        }
    }

    /** Passes a key that no foreign key needs. */
    void requireFree(KeyStructure key) {
        Set<String> columns = Set.copyOf(key.columns());
        List<String> all = before.tables().stream()
                .flatMap(other -> other.foreignKeys().stream()
                        .filter(each -> each.target().equals(table.name()))
                        .filter(each -> Set.copyOf(each.targetColumns()).equals(columns))
                        .map(each -> foreignKey(other, each)))
                .toList();
        boolean isOnly = Stream.concat(table.primaryKey().stream(), table.uniqueKeys().stream())
                        .filter(each -> Set.copyOf(each.columns()).equals(columns))
                        .count()
                == 1;
        if (isOnly && !all.isEmpty()) {
            throw needed(table.name() + "." + key.name(), "the key to be removed", all);
        }
    }

    /** Passes a table that nothing needs, and that can be made again as it is. */
    void requireFree() {
        List<String> all = new ArrayList<>();
        before.views().stream()
                .filter(view -> view.tables().contains(table.name()))
                .map(ViewStructure::name)
                .forEach(view -> all.add("view " + view));
        others().forEach(other -> other.foreignKeys().stream()
                .filter(key -> key.target().equals(table.name()))
                .forEach(key -> all.add(foreignKey(other, key))));
        String children = table.attributes().get(Attributes.CHILDREN);
        if (children != null) {
            all.add("partitions or heirs " + children);
        }
        if (!all.isEmpty()) {
            throw needed(table.name(), "the table to be dropped", all);
        }
        table.attributes().keySet().stream()
                .filter(key -> key.equals(Attributes.INHERITS)
                        || key.equals(Attributes.OF_TYPE)
                        || key.startsWith(Attributes.PUBLICATION))
                .findFirst()
                .ifPresent(key -> {
                    throw Names.notHonoured(
                            table.name(),
                            "the table to be dropped",
                            "it could not be made again as it is: " + key + " "
                                    + table.attributes().get(key),
                            "Drop it with SQL, in a script that has a down of its own, or none.");
                });
    }

    private Stream<TableStructure> others() {
        return before.tables().stream().filter(other -> !other.name().equals(table.name()));
    }

    private static String foreignKey(TableStructure of, ForeignKeyStructure key) {
        return "foreign key " + key.name() + " of " + of.name();
    }

    private static MigrationException needed(String where, String asked, List<String> by) {
        return Names.notHonoured(
                where,
                asked,
                "needed by: " + String.join(", ", by),
                "Remove what needs it in the script before the change, and nothing else goes along unseen.");
    }
}
