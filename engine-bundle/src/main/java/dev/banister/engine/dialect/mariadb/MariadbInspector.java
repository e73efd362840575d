package dev.banister.engine.dialect.mariadb;

import dev.banister.engine.dialect.Inspector;
import dev.banister.engine.dialect.OurTables;
import dev.banister.engine.dialect.mariadb.InformationSchema.Found;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads INFORMATION_SCHEMA: every column with all that MODIFY would lose, whole triggers with their definer and mode,
 * views as SHOW CREATE VIEW writes them. Triggers and the text of views are there only for a user who may see them.
 *
 * <p>What moves by itself, the next number of AUTO_INCREMENT and the statistics, is no part of a structure. Between a
 * unique key and a unique index the product knows no difference: what is named as we name keys is one.
 */
public final class MariadbInspector implements Inspector {

    private static final String REFERRING = "SELECT DISTINCT TABLE_NAME FROM information_schema.KEY_COLUMN_USAGE"
            + " WHERE TABLE_SCHEMA = ? AND REFERENCED_TABLE_SCHEMA = ? AND REFERENCED_TABLE_NAME = ?";

    /** Compared without case, which is as much as can be said of a name in a text. */
    private static final String NAMING = "SELECT DISTINCT EVENT_OBJECT_TABLE AS TABLE_NAME FROM"
            + " information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = ? AND LOCATE(?, ACTION_STATEMENT) > 0";

    private final Flavour flavour;

    MariadbInspector(Flavour flavour) {
        this.flavour = flavour;
    }

    @Override
    public Structure read(Connection connection, OurTables ours) throws SQLException {
        InformationSchema schema = current(connection);
        List<TableStructure> tables = TableReading.of(flavour, schema).stream()
                .filter(table -> !isOurs(table.name(), schema.schema(), ours))
                .toList();
        return new Structure(tables, FoundViews.of(schema).all());
    }

    @Override
    public Structure around(Connection connection, String table) throws SQLException {
        InformationSchema schema = current(connection);
        Set<String> names = new TreeSet<>(Set.of(table));
        for (Found row : schema.query(REFERRING, schema.schema(), schema.schema(), table)) {
            names.add(row.text("TABLE_NAME"));
        }
        for (Found row : schema.query(NAMING, schema.schema(), table)) {
            names.add(row.text("TABLE_NAME"));
        }
        List<TableStructure> tables = TableReading.of(flavour, schema.of(names));
        return tables.stream().anyMatch(each -> each.name().equals(table))
                ? new Structure(tables, FoundViews.of(schema).reading(table))
                : Structure.EMPTY;
    }

    private static InformationSchema current(Connection connection) throws SQLException {
        InformationSchema unknown = new InformationSchema(connection, "", Set.of());
        String schema = unknown.query("SELECT DATABASE() AS NAME").get(0).text("NAME");
        return new InformationSchema(connection, schema, Set.of());
    }

    private static boolean isOurs(String table, String schema, OurTables ours) {
        Set<String> all = ours.all();
        return all.contains(Sql.name(table)) || all.contains(Sql.name(schema) + "." + Sql.name(table));
    }
}
