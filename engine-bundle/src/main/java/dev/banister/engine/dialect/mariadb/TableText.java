package dev.banister.engine.dialect.mariadb;

import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import dev.banister.engine.schema.TriggerStructure;
import java.util.ArrayList;
import java.util.List;

/** CREATE TABLE with all that belongs to the table. */
record TableText(Flavour flavour, ColumnText columns, IndexText indexes, ForeignKeyText foreignKeys) {

    List<String> create(TableStructure table, Structure before) {
        NameLength.check(flavour, table.name(), table.name());
        requireRepeatable(table);
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE " + Sql.name(table.name()) + " (\n    "
                + String.join(",\n    ", elements(table, before)) + "\n)" + options(table));
        for (ColumnStructure column : table.columns()) {
            columns.afterwards(table.name(), column).ifPresent(statements::add);
        }
        TriggerOrder.of(table.triggers()).stream().map(TriggerStructure::sql).forEach(statements::add);
        return List.copyOf(statements);
    }

    boolean isUnrepeatable(TableStructure table) {
        return table.attributes().containsKey(Attributes.PARTITIONS)
                || table.attributes().containsKey(Attributes.VERSIONED)
                || table.attributes().containsKey(Attributes.PERIODS);
    }

    private void requireRepeatable(TableStructure table) {
        if (isUnrepeatable(table)) {
            throw NotHonoured.of(
                    flavour.product(),
                    table.name(),
                    "the table to be made as it was",
                    "it was partitioned, system-versioned or had periods",
                    "Make it with SQL.");
        }
    }

    private List<String> elements(TableStructure table, Structure before) {
        String name = table.name();
        List<String> elements = new ArrayList<>();
        table.columns().forEach(column -> elements.add(columns.definition(name, column)));
        table.primaryKey().ifPresent(key -> elements.add(primaryKey(table, key)));
        table.uniqueKeys().forEach(key -> elements.add(key(name, key, false)));
        table.indexes().forEach(index -> elements.add(indexes.definition(name, index)));
        table.foreignKeys().forEach(key -> {
            ForeignKeyText.missingIndex(table, key).ifPresent(index -> elements.add(indexes.definition(name, index)));
            elements.add(foreignKeys.definition(name, key, with(table, before)));
        });
        table.checks().forEach(check -> elements.add(check(name, check)));
        return elements;
    }

    /** A new table may refer to itself. */
    private static Structure with(TableStructure table, Structure before) {
        List<TableStructure> tables = new ArrayList<>(before.tables());
        tables.add(table);
        return new Structure(tables, before.views());
    }

    private String primaryKey(TableStructure table, KeyStructure key) {
        String parts = table.attributes().get(Attributes.PRIMARY_PARTS);
        return parts == null ? key(table.name(), key, true) : "PRIMARY KEY " + parts;
    }

    /** As it stands in CREATE TABLE, and behind ADD in ALTER TABLE. The product names primary keys itself. */
    String key(String table, KeyStructure key, boolean primary) {
        if (primary) {
            return "PRIMARY KEY " + Sql.names(key.columns());
        }
        NameLength.check(flavour, table + "." + key.name(), key.name());
        return "UNIQUE INDEX " + Sql.name(key.name()) + " " + Sql.names(key.columns());
    }

    String check(String table, CheckStructure check) {
        NameLength.check(flavour, table + "." + check.name(), check.name());
        return "CONSTRAINT " + Sql.name(check.name()) + " CHECK (" + check.sql() + ")";
    }

    /** Foreign keys and transactions need InnoDB, whatever the server's default is. */
    private static String options(TableStructure table) {
        StringBuilder sql =
                new StringBuilder(" ENGINE = ").append(table.attributes().getOrDefault(Attributes.ENGINE, "InnoDB"));
        String collation = table.attributes().get(Attributes.COLLATION);
        if (collation != null) {
            sql.append(" COLLATE ").append(collation);
        }
        String options = table.attributes().get(Attributes.OPTIONS);
        if (options != null) {
            sql.append(' ').append(options);
        }
        if (!table.comment().isEmpty()) {
            sql.append(" COMMENT ").append(Sql.text(table.comment()));
        }
        return sql.toString();
    }
}
