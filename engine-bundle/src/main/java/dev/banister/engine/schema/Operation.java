package dev.banister.engine.schema;

import java.util.Optional;

/**
 * One change of structure, as data: a dialect's renderer writes it as SQL. Every name is as the database stores it, with
 * the host's prefix.
 */
public sealed interface Operation {

    /** The table that it changes, by the name that it has before. */
    String table();

    /**
     * Makes a table with its keys, checks, indexes and triggers.
     *
     * @param definition its foreign keys are made along with it
     */
    record CreateTable(TableStructure definition) implements Operation {

        @Override
        public String table() {
            return definition.name();
        }
    }

    record DropTable(String table) implements Operation {}

    record RenameTable(String table, String to) implements Operation {}

    /** @param primaryKey that comes with the column, and consists of it alone */
    record AddColumn(String table, ColumnStructure column, Position position, Optional<KeyStructure> primaryKey)
            implements Operation {}

    /**
     * With what {@link TableStructure#needing} it: indexes, keys and checks, which the inverse adds as operations of their
     * own.
     */
    record RemoveColumn(String table, String column) implements Operation {}

    /**
     * Makes a column what {@code to} says.
     *
     * @param to all of it: what does not change is as it is
     * @param using how an old value becomes one of the new type
     */
    record ChangeColumn(String table, ColumnStructure to, Optional<String> using) implements Operation {}

    record RenameColumn(String table, String column, String to) implements Operation {}

    record AddIndex(String table, IndexStructure index) implements Operation {}

    record RemoveIndex(String table, String index) implements Operation {}

    record AddKey(String table, KeyStructure key, boolean primary) implements Operation {}

    /**
     * Takes away a primary or unique key.
     *
     * @param key its name; of a primary key, of which there is but one, it may be another
     */
    record RemoveKey(String table, String key, boolean primary) implements Operation {}

    record AddForeignKey(String table, ForeignKeyStructure key) implements Operation {}

    record RemoveForeignKey(String table, String key) implements Operation {}

    record AddCheck(String table, CheckStructure check) implements Operation {}

    record RemoveCheck(String table, String check) implements Operation {}
}
