package dev.banister.api.schema;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A table that is being created. It gets a primary key {@code id} that counts up, in front of the other columns, unless
 * {@link #withoutId} or {@link #primaryKey} is said or a column of type {@code pk} is there. For the thread of the
 * script.
 */
@ProviderType
public interface TableDefinition {

    ColumnDefinition column(String name, ColumnType type);

    default ColumnDefinition string(String name) {
        return column(name, ColumnType.string());
    }

    default ColumnDefinition string(String name, int length) {
        return column(name, ColumnType.string(length));
    }

    default ColumnDefinition text(String name) {
        return column(name, ColumnType.text());
    }

    default ColumnDefinition integer(String name) {
        return column(name, ColumnType.integer());
    }

    default ColumnDefinition bigint(String name) {
        return column(name, ColumnType.bigint());
    }

    default ColumnDefinition decimal(String name, int precision, int scale) {
        return column(name, ColumnType.decimal(precision, scale));
    }

    default ColumnDefinition doublePrecision(String name) {
        return column(name, ColumnType.doublePrecision());
    }

    default ColumnDefinition bool(String name) {
        return column(name, ColumnType.bool());
    }

    default ColumnDefinition date(String name) {
        return column(name, ColumnType.date());
    }

    default ColumnDefinition time(String name) {
        return column(name, ColumnType.time());
    }

    default ColumnDefinition timestamp(String name) {
        return column(name, ColumnType.timestamp());
    }

    default ColumnDefinition timestamptz(String name) {
        return column(name, ColumnType.timestamptz());
    }

    default ColumnDefinition binary(String name) {
        return column(name, ColumnType.binary());
    }

    default ColumnDefinition uuid(String name) {
        return column(name, ColumnType.uuid());
    }

    default ColumnDefinition json(String name) {
        return column(name, ColumnType.json());
    }

    default ColumnDefinition enumOf(String name, String... values) {
        return column(name, ColumnType.enumOf(values));
    }

    /** Columns {@code created_at} and {@code updated_at}, both moments and NOT NULL, set when a row is inserted. */
    void timestamps();

    /**
     * Who did something last and when: for {@code "updated"} the columns {@code updated_on} (a moment),
     * {@code updated_by_id} (an integer), {@code updated_by_name} and {@code updated_by_email} (texts).
     */
    void actionOnBy(String action);

    /** There is no column {@code id} unless one is defined. */
    void withoutId();

    /** The primary key consists of these columns, which are defined as well; there is no {@code id} of itself. */
    void primaryKey(String... columns);

    IndexDefinition index(String... columns);

    /** A foreign key of these columns to that table. */
    ForeignKeyDefinition foreignKey(String table, String... columns);

    /** An expression in SQL that holds for every row. */
    void check(String name, String sql);

    /** A remark that the database keeps. */
    void comment(String text);
}
