package dev.banister.engine.dialect.mariadb;

import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DataType;
import java.util.Map;
import java.util.Optional;

/** The whole definition of a column: what is not in it, MODIFY takes away. */
record ColumnText(Flavour flavour, TypeNames types, DefaultText defaults) {

    static ColumnText of(Flavour flavour) {
        TypeNames types = new TypeNames(flavour);
        return new ColumnText(flavour, types, new DefaultText(flavour, types));
    }

    /** The column's name and all that belongs to it. */
    String definition(String table, ColumnStructure column) {
        NameLength.check(flavour, table + "." + column.name(), column.name());
        requireNoBlanks(table, column);
        Map<String, String> attributes = column.attributes();
        StringBuilder sql = new StringBuilder(Sql.name(column.name()));
        sql.append(' ').append(types.of(column.type()));
        if (attributes.containsKey(Attributes.COLLATION) && types.isOfCharacters(column.type())) {
            sql.append(" COLLATE ").append(attributes.get(Attributes.COLLATION));
        }
        if (column.generatedAs().isPresent()) {
            appendGenerated(sql, table, column);
        } else {
            appendStored(sql, table, column);
        }
        if (attributes.containsKey(Attributes.INVISIBLE)) {
            sql.append(" INVISIBLE");
        }
        if (attributes.containsKey(Attributes.UNVERSIONED)) {
            sql.append(" WITHOUT SYSTEM VERSIONING");
        }
        if (!column.comment().isEmpty()) {
            sql.append(" COMMENT ").append(Sql.text(column.comment()));
        }
        check(column).ifPresent(check -> sql.append(" CHECK (").append(check).append(')'));
        return sql.toString();
    }

    /** The server cuts them off the values of an enumeration, in silence. */
    private void requireNoBlanks(String table, ColumnStructure column) {
        if (column.type() instanceof DataType.Portable portable) {
            portable.type().values().stream()
                    .filter(value -> value.endsWith(" "))
                    .findFirst()
                    .ifPresent(value -> {
                        throw NotHonoured.of(
                                flavour.product(),
                                table + "." + column.name(),
                                "the value '" + value + "' of an enumeration",
                                flavour.product() + " cuts off the blanks at its end",
                                "Leave out the blanks at the end.");
                    });
        }
    }

    /** A statement that the definition cannot say: nullable, and an INSERT has to name it all the same. */
    Optional<String> afterwards(String table, ColumnStructure column) {
        boolean without = column.nullable()
                && column.defaultValue().isEmpty()
                && column.attributes().containsKey(Attributes.NO_DEFAULT);
        return without
                ? Optional.of(
                        "ALTER TABLE " + Sql.name(table) + " ALTER COLUMN " + Sql.name(column.name()) + " DROP DEFAULT")
                : Optional.empty();
    }

    private void appendGenerated(StringBuilder sql, String table, ColumnStructure column) {
        boolean isVirtual = column.attributes().containsKey(Attributes.VIRTUAL);
        sql.append(" GENERATED ALWAYS AS (")
                .append(column.generatedAs().orElseThrow())
                .append(isVirtual ? ") VIRTUAL" : ") STORED");
        if (column.nullable()) {
            return;
        }
        if (!flavour.isMysql()) {
            throw NotHonoured.of(
                    flavour.product(),
                    table + "." + column.name(),
                    "a generated column that may not hold NULL",
                    "MariaDB takes no NOT NULL for generated columns",
                    "Leave out notNull() and add a check that the column is not null.");
        }
        sql.append(" NOT NULL");
    }

    private void appendStored(StringBuilder sql, String table, ColumnStructure column) {
        sql.append(column.nullable() && !column.counting() ? " NULL" : " NOT NULL");
        column.defaultValue().ifPresent(value -> sql.append(" DEFAULT ").append(defaults.of(table, column, value)));
        if (column.counting()) {
            sql.append(" AUTO_INCREMENT");
        }
        String onUpdate = column.attributes().get(Attributes.ON_UPDATE);
        if (onUpdate != null) {
            sql.append(" ON UPDATE ").append(onUpdate);
        }
    }

    /** The one that a column of type JSON brings by itself goes with that type. */
    private Optional<String> check(ColumnStructure column) {
        boolean isOfJson = column.type() instanceof DataType.Portable;
        String ofJson = "json_valid(" + Sql.name(column.name()) + ")";
        return Optional.ofNullable(column.attributes().get(Attributes.CHECK))
                .filter(check -> !isOfJson || !check.equals(ofJson));
    }
}
