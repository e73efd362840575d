package dev.banister.api.schema;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What is to be different about a column; everything that is not said stays as it is: type, default, NOT NULL, comment,
 * collation, counting up. Each method returns the same change. For the thread of the script.
 */
@ProviderType
public interface ColumnChange {

    ColumnChange type(ColumnType type);

    /**
     * How an old value becomes one of the new type, as an expression in SQL. An error where the database cannot be told.
     */
    ColumnChange using(String sql);

    /** It may not hold NULL any more; refused by the database while a row has none. */
    ColumnChange notNull();

    /** It may hold NULL from now on. */
    ColumnChange nullable();

    /** As {@link ColumnDefinition#defaultTo}. */
    ColumnChange defaultTo(Object value);

    /** As {@link ColumnDefinition#defaultToExpression}. */
    ColumnChange defaultToExpression(String sql);

    /** As {@link ColumnDefinition#defaultToNow}. */
    ColumnChange defaultToNow();

    /** It has no default from now on. */
    ColumnChange withoutDefault();

    /** A remark that the database keeps; an empty one takes it away. */
    ColumnChange comment(String text);
}
