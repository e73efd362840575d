package dev.banister.api.schema;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A column that is being added. It may hold NULL and has no default unless something else is said; each method returns
 * the same definition. For the thread of the script.
 */
@ProviderType
public interface ColumnDefinition {

    /** It may not hold NULL. */
    ColumnDefinition notNull();

    /** A value: text, a number, a boolean, a {@code java.time} value, a UUID or bytes. */
    ColumnDefinition defaultTo(Object value);

    /** An expression in SQL, passed on as it stands. */
    ColumnDefinition defaultToExpression(String sql);

    /** The moment at which the row is inserted. */
    ColumnDefinition defaultToNow();

    /** No two rows have the same value: a unique key of this column. */
    ColumnDefinition unique();

    /** A remark that the database keeps. */
    ColumnDefinition comment(String text);

    /** Computed by the database from other columns of the row, and stored. */
    ColumnDefinition generatedAs(String sql);

    /** Behind that column. An error where the database has no order of columns but that of their making. */
    ColumnDefinition after(String column);

    /** In front of all others. An error where the database has no order of columns but that of their making. */
    ColumnDefinition first();

    /** Each value is one of the primary key of that table, whose key is one column. */
    ColumnDefinition references(String table);

    /** As {@link #references(String)}, with what a deletion there does here. */
    ColumnDefinition references(String table, ReferentialAction onDelete);
}
