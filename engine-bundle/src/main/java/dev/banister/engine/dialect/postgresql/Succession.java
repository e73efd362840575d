package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DefaultValue;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.TableCopy;
import dev.banister.engine.schema.TableStructure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the copy of a table takes over when it takes its place.
 *
 * @param table that goes
 * @param now the copy as it is
 */
record Succession(TableCopy copy, TableStructure table, TableStructure now) {

    /** Before the table goes: what counts goes on, and does not go along. */
    List<String> sequences() {
        List<String> statements = new ArrayList<>();
        for (ColumnStructure column : table.columns()) {
            String sequence = SequenceText.name(table.name(), column);
            if (ColumnText.isIdentity(column) && sequencesNow().contains(copy.inside(sequence))) {
                statements.add(goOn(column, sequence, copy.inside(sequence)));
            } else if (SequenceText.isApart(column)) {
                inherited(column, sequence).ifPresent(statements::add);
            }
        }
        return statements;
    }

    /** The column of one that nothing counts by may have another name by now, and nobody knows. */
    private Optional<String> inherited(ColumnStructure column, String sequence) {
        Optional<String> owned =
                heir(column, sequence).map(heir -> SequenceText.owned(sequence, now.name(), heir.name()));
        return column.counting()
                ? owned
                : owned.or(() -> Optional.of("ALTER SEQUENCE " + Sql.name(sequence) + " OWNED BY NONE"));
    }

    /** The script may have taken numbers of the one, the application of the other. */
    private static String goOn(ColumnStructure column, String from, String to) {
        boolean falls = column.attributes()
                .getOrDefault(Attributes.SEQUENCE_OPTIONS, "")
                .startsWith("INCREMENT BY -");
        return "SELECT pg_catalog.setval(" + Sql.text(Sql.name(to)) + ", " + (falls ? "least" : "greatest")
                + "(o.last_value, n.last_value), o.is_called OR n.is_called) FROM " + Sql.name(from) + " o, "
                + Sql.name(to) + " n";
    }

    private Set<String> sequencesNow() {
        return now.columns().stream()
                .filter(ColumnText::isIdentity)
                .map(column -> SequenceText.name(now.name(), column))
                .collect(Collectors.toSet());
    }

    /** The column that goes on with a sequence that is apart: it may have another name by now. */
    private Optional<ColumnStructure> heir(ColumnStructure column, String sequence) {
        String next = Sql.text(Sql.name(sequence));
        return now.columns().stream()
                .filter(each -> each.defaultValue()
                        .filter(value -> value instanceof DefaultValue.Expression given
                                && (given.sql().contains(next) || given.sql().contains("nextval('" + sequence + "'")))
                        .isPresent())
                .findFirst()
                .or(() -> now.column(column.name()).filter(each -> !column.counting()));
    }

    /** Once the table is gone and the copy has its name. */
    List<String> names() {
        Set<String> indexes = Stream.concat(
                        Stream.concat(now.primaryKey().stream(), now.uniqueKeys().stream())
                                .map(KeyStructure::name),
                        now.indexes().stream().map(IndexStructure::name))
                .collect(Collectors.toSet());
        Set<String> sequences = sequencesNow();
        List<String> statements = new ArrayList<>();
        new TreeMap<>(copy.own()).forEach((original, inside) -> {
            String rename = Sql.name(inside) + " RENAME TO " + Sql.name(original);
            if (indexes.contains(inside)) {
                statements.add("ALTER INDEX " + rename);
            } else if (sequences.contains(inside)) {
                statements.add("ALTER SEQUENCE " + rename);
            }
        });
        return statements;
    }

    /** Triggers, rules, policies and rights, except where the script has given the copy its own of that name. */
    List<String> rest() {
        Map<String, String> attributes = new HashMap<>(table.attributes());
        // Rights are more by those that the script has given.
        attributes.keySet().removeIf(key -> now.attributes().containsKey(key) && !key.startsWith(Attributes.GRANT));
        Set<String> triggers =
                now.triggers().stream().map(trigger -> trigger.name()).collect(Collectors.toSet());
        return TableText.belongings(new TableStructure(
                table.name(),
                table.columns(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                table.triggers().stream()
                        .filter(trigger -> !triggers.contains(trigger.name()))
                        .toList(),
                "",
                attributes));
    }
}
