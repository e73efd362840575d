package dev.banister.engine.dialect.mariadb;

import dev.banister.api.schema.ReferentialAction;
import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.schema.ForeignKeyStructure;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Foreign keys, and the index that each needs on its own columns. Where there is none the server makes one, and takes it
 * away in silence once another will do; so we make it, under the key's name, and take it away along with the key.
 */
record ForeignKeyText(Flavour flavour) {

    String definition(String table, ForeignKeyStructure key, Structure before) {
        String where = table + "." + key.name();
        NameLength.check(flavour, where, key.name());
        List<String> columns = key.targetColumns().isEmpty() ? primaryKey(where, key, before) : key.targetColumns();
        return "CONSTRAINT " + Sql.name(key.name()) + " FOREIGN KEY " + Sql.names(key.columns()) + " REFERENCES "
                + target(key) + " " + Sql.names(columns) + action(where, " ON DELETE ", key.onDelete())
                + action(where, " ON UPDATE ", key.onUpdate());
    }

    private static String target(ForeignKeyStructure key) {
        String schema = key.attributes().get(Attributes.SCHEMA);
        return schema == null
                ? Sql.name(key.target())
                : Sql.name(schema) + "." + Sql.name(key.target().substring(schema.length() + 1));
    }

    private List<String> primaryKey(String where, ForeignKeyStructure key, Structure before) {
        return before.table(key.target())
                .flatMap(TableStructure::primaryKey)
                .orElseThrow(() -> NotHonoured.of(
                        flavour.product(),
                        where,
                        "a foreign key to the primary key of " + key.target(),
                        "there is no such table, or it has no primary key",
                        "Name the columns that it refers to."))
                .columns();
    }

    private String action(String where, String moment, ReferentialAction action) {
        if (action == ReferentialAction.SET_DEFAULT) {
            throw NotHonoured.of(
                    flavour.product(),
                    where,
                    moment.strip() + " SET DEFAULT",
                    "InnoDB takes the words and refuses the deletion or change instead",
                    "Use another action, or a trigger.");
        }
        return moment + action.name().replace('_', ' ');
    }

    /** The index that the key needs, where the table has none that will do. */
    static Optional<IndexStructure> missingIndex(TableStructure table, ForeignKeyStructure key) {
        boolean isServed =
                isServedByKeys(table, key) || table.indexes().stream().anyMatch(index -> serves(index, key));
        return isServed ? Optional.empty() : Optional.of(own(key.name(), key));
    }

    /** The index that came with the key: it has its name, and no other one will do. */
    static Optional<IndexStructure> ownIndex(TableStructure table, ForeignKeyStructure key) {
        IndexStructure own = own(key.name(), key);
        boolean isOtherwiseServed = isServedByKeys(table, key)
                || table.indexes().stream().anyMatch(index -> !index.name().equals(key.name()) && serves(index, key));
        return isOtherwiseServed || !table.indexes().contains(own) ? Optional.empty() : Optional.of(own);
    }

    private static IndexStructure own(String name, ForeignKeyStructure key) {
        return new IndexStructure(
                name,
                false,
                key.columns().stream().map(IndexStructure.Part::column).toList(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private static boolean isServedByKeys(TableStructure table, ForeignKeyStructure key) {
        return Stream.concat(table.primaryKey().stream(), table.uniqueKeys().stream())
                .anyMatch(each -> startsWith(each.columns(), key.columns()));
    }

    /** Can the server use it to look up the key's columns? */
    private static boolean serves(IndexStructure index, ForeignKeyStructure key) {
        boolean isOrdered = !index.attributes().containsKey(Attributes.TYPE);
        int length = key.columns().size();
        return isOrdered
                && index.parts().size() >= length
                && index.parts().subList(0, length).stream()
                        .allMatch(
                                part -> !part.expression() && !part.attributes().containsKey(Attributes.LENGTH))
                && startsWith(
                        index.parts().stream().map(IndexStructure.Part::text).toList(), key.columns());
    }

    /** Indexes that may be the server's own, and that it would take away in silence once that index is there. */
    static List<IndexStructure> endangered(TableStructure table, IndexStructure added) {
        return table.foreignKeys().stream()
                .filter(key -> serves(added, key))
                .flatMap(key -> endangered(table, key).stream())
                .distinct()
                .toList();
    }

    /** The same, once that key is there, which brings an index of its own unless another one is nobody's but ours. */
    static List<IndexStructure> endangered(TableStructure table, ForeignKeyStructure added) {
        return table.indexes().stream()
                .filter(index -> index.equals(own(index.name(), added)))
                .toList();
    }

    private static boolean startsWith(List<String> columns, List<String> first) {
        return columns.size() >= first.size()
                && columns.subList(0, first.size()).equals(first);
    }
}
