package dev.banister.api.schema;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The structure language. Names mean what they would mean in SQL without quotes, except that reserved words, blanks and
 * the like need no quotes here; names of tables get the host's prefix. A change is made at the latest when the next one
 * is asked for or the script ends, as {@link Table} has it. Every method throws
 * {@link dev.banister.api.model.MigrationException} when the database refuses a change or cannot honour it. For the
 * thread of the script.
 */
@ProviderType
public interface Schema {

    void createTable(String table, Consumer<TableDefinition> definition);

    /** Changes one table, in the order in which the changes are said. */
    void changeTable(String table, Consumer<Table> changes);

    /** An error if a view, a trigger of another table or another table needs it. */
    void dropTable(String table);

    /** What refers to it follows, or it is an error: some databases leave views and triggers with the old name. */
    void renameTable(String from, String to);

    ColumnDefinition addColumn(String table, String column, ColumnType type);

    /** As {@link Table#removeColumn}. */
    void removeColumn(String table, String column);

    void changeColumn(String table, String column, Consumer<ColumnChange> change);

    void renameColumn(String table, String from, String to);

    /** As {@link Table#addIndex}. */
    IndexDefinition addIndex(String table, String... columns);

    void removeIndex(String table, String name);

    /** A foreign key of these columns of {@code table} to the table {@code target}. */
    ForeignKeyDefinition addForeignKey(String table, String target, String... columns);

    void removeForeignKey(String table, String name);

    /** As {@link Table#addCheck}. */
    void addCheck(String table, String name, String sql);

    void removeCheck(String table, String name);
}
