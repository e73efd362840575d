package dev.banister.api.schema;

import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A table that is there, to be changed. A change is made at the latest when the next one is asked for, when the script
 * does anything else with its database, or when it ends; so {@code addColumn("a", text()).after("b")} is one change. For
 * the thread of the script.
 */
@ProviderType
public interface Table {

    /** The name of the table in SQL, with the host's prefix. */
    String name();

    /** The names of its columns, in their order. */
    List<String> columns();

    /** In a table that has rows one that is {@code notNull()} needs a default. */
    ColumnDefinition addColumn(String column, ColumnType type);

    /**
     * With the indexes, keys and checks that need it; an error if a view, a trigger or another table does. Its values are
     * lost: what takes the removal back brings the column, and if that holds no NULL and has no default, only while the
     * table has no rows.
     */
    void removeColumn(String column);

    void changeColumn(String column, Consumer<ColumnChange> change);

    void renameColumn(String from, String to);

    /** As {@link TableDefinition#timestamps}; rows that are there get the present moment. */
    void timestamps();

    /**
     * As {@link TableDefinition#actionOnBy}.
     *
     * @return the first of the columns, behind which the others stand
     */
    ColumnDefinition addActionOnBy(String action);

    /** The name is made of the table and the columns unless one is given. */
    IndexDefinition addIndex(String... columns);

    void removeIndex(String name);

    ForeignKeyDefinition addForeignKey(String table, String... columns);

    void removeForeignKey(String name);

    /** Refused by the database while a row is against it. */
    void addCheck(String name, String sql);

    void removeCheck(String name);
}
