package dev.banister.engine.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The names of one copy of a table: a copy has names of its own for what the whole schema may have but once, and a script
 * that changes the copy says those of the table. For one thread.
 */
public final class TableCopy {

    private static final String PREFIX = "banister_copy_";

    /** What may have a name that no other table's has. */
    public enum Named {
        KEY,
        INDEX,
        FOREIGN_KEY,
        CHECK
    }

    private final String table;
    private final String name;
    private final String prefix;
    private final Set<Named> unique;
    private final boolean refersToItself;
    private final Map<String, String> own = new LinkedHashMap<>();

    /**
     * @param table as the database stores its name
     * @param prefix of names that are the copy's own, as the database stores it
     * @param unique what has a name that no other table of the schema may have for the same
     * @param refersToItself do foreign keys of the table to itself become those of the copy to itself?
     */
    private TableCopy(String table, String prefix, Set<Named> unique, boolean refersToItself) {
        this.table = Objects.requireNonNull(table, "table");
        this.prefix = prefix;
        this.name = NameCut.of(prefix, table);
        this.unique = Set.copyOf(unique);
        this.refersToItself = refersToItself;
    }

    /** @param defaults of the database */
    public static TableCopy of(String table, DefaultNames defaults, Set<Named> unique, boolean refersToItself) {
        return new TableCopy(table, defaults.fold(PREFIX), unique, refersToItself);
    }

    /** The name of the table, as the database stores it. */
    public String table() {
        return table;
    }

    /** The name of the copy, as the database stores it. */
    public String name() {
        return name;
    }

    /** What the copy has in the place of that name. */
    public String inside(Named what, String original) {
        return unique.contains(what) ? inside(original) : original;
    }

    /** The same for something that is no part of a structure, such as a sequence. */
    public String inside(String original) {
        return own.computeIfAbsent(original, each -> NameCut.of(prefix, each));
    }

    /** The names that are the copy's own, by those that take their place in the table. */
    public Map<String, String> own() {
        return Map.copyOf(own);
    }

    /** The copy's structure with the names of the table. */
    public TableStructure shown(TableStructure copy) {
        Map<String, String> outside = new LinkedHashMap<>();
        own.forEach((original, inside) -> outside.put(inside, original));
        return renamed(copy, table, (what, each) -> outside.getOrDefault(each, each), name, table);
    }

    /** The table's structure with the names of the copy. */
    public TableStructure copied(TableStructure original) {
        String target = refersToItself ? name : table;
        return renamed(original, name, this::inside, table, target);
    }

    @FunctionalInterface
    private interface Renaming {
        String of(Named what, String name);
    }

    private static TableStructure renamed(
            TableStructure from, String name, Renaming names, String target, String newTarget) {
        return new TableStructure(
                name,
                from.columns(),
                from.primaryKey().map(key -> renamed(key, names)),
                from.uniqueKeys().stream().map(key -> renamed(key, names)).toList(),
                from.foreignKeys().stream()
                        .map(key -> renamed(key, names, target, newTarget))
                        .toList(),
                from.checks().stream().map(check -> renamed(check, names)).toList(),
                from.indexes().stream().map(index -> renamed(index, names)).toList(),
                from.triggers(),
                from.comment(),
                from.attributes());
    }

    private static KeyStructure renamed(KeyStructure key, Renaming names) {
        return new KeyStructure(named(Named.KEY, key.name(), names), key.columns(), key.attributes());
    }

    private static ForeignKeyStructure renamed(
            ForeignKeyStructure key, Renaming names, String target, String newTarget) {
        return new ForeignKeyStructure(
                named(Named.FOREIGN_KEY, key.name(), names),
                key.columns(),
                key.target().equals(target) ? newTarget : key.target(),
                key.targetColumns(),
                key.onDelete(),
                key.onUpdate(),
                key.attributes());
    }

    private static CheckStructure renamed(CheckStructure check, Renaming names) {
        return new CheckStructure(named(Named.CHECK, check.name(), names), check.sql(), check.attributes());
    }

    private static IndexStructure renamed(IndexStructure index, Renaming names) {
        return new IndexStructure(
                named(Named.INDEX, index.name(), names),
                index.unique(),
                index.parts(),
                index.where(),
                index.sql(),
                index.attributes());
    }

    private static String named(Named what, String name, Renaming names) {
        return name.isEmpty() ? name : names.of(what, name);
    }

    /** An operation that a script says of the table, as one on the copy. */
    public Operation onCopy(Operation said) {
        if (said instanceof Operation.AddColumn add) {
            return new Operation.AddColumn(
                    name, add.column(), add.position(), add.primaryKey().map(key -> renamed(key, this::inside)));
        }
        if (said instanceof Operation.RemoveColumn remove) {
            return new Operation.RemoveColumn(name, remove.column());
        }
        if (said instanceof Operation.ChangeColumn change) {
            return new Operation.ChangeColumn(name, change.to(), change.using());
        }
        if (said instanceof Operation.RenameColumn rename) {
            return new Operation.RenameColumn(name, rename.column(), rename.to());
        }
        return constraintOnCopy(said);
    }

    private Operation constraintOnCopy(Operation said) {
        if (said instanceof Operation.AddIndex add) {
            return new Operation.AddIndex(name, renamed(add.index(), this::inside));
        }
        if (said instanceof Operation.RemoveIndex remove) {
            return new Operation.RemoveIndex(name, inside(Named.INDEX, remove.index()));
        }
        if (said instanceof Operation.AddKey add) {
            return new Operation.AddKey(name, renamed(add.key(), this::inside), add.primary());
        }
        if (said instanceof Operation.RemoveKey remove) {
            return new Operation.RemoveKey(name, inside(Named.KEY, remove.key()), remove.primary());
        }
        if (said instanceof Operation.AddForeignKey add) {
            return new Operation.AddForeignKey(
                    name, renamed(add.key(), this::inside, table, refersToItself ? name : table));
        }
        if (said instanceof Operation.RemoveForeignKey remove) {
            return new Operation.RemoveForeignKey(name, inside(Named.FOREIGN_KEY, remove.key()));
        }
        if (said instanceof Operation.AddCheck add) {
            return new Operation.AddCheck(name, renamed(add.check(), this::inside));
        }
        if (said instanceof Operation.RemoveCheck remove) {
            return new Operation.RemoveCheck(name, inside(Named.CHECK, remove.check()));
        }
        throw new IllegalArgumentException("no operation on a copy: " + said);
    }

    /** The names of the columns that have values of their own. */
    public static List<String> valued(TableStructure table) {
        return table.columns().stream()
                .filter(column -> column.generatedAs().isEmpty())
                .map(ColumnStructure::name)
                .toList();
    }
}
