package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.dialect.Inspector;
import dev.banister.engine.dialect.OurTables;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the system catalogs of PostgreSQL 13 and later. What moves by itself, the next number of a sequence and the
 * statistics, is no part of a structure; nor is what belongs to an extension.
 */
public final class PostgresqlInspector implements Inspector {

    private static final String REFERRING = """
            SELECT DISTINCT c.relname AS name FROM pg_catalog.pg_constraint k
            JOIN pg_catalog.pg_class c ON c.oid = k.conrelid AND c.relnamespace = {schema}
            JOIN pg_catalog.pg_class f ON f.oid = k.confrelid AND f.relnamespace = {schema}
            WHERE k.contype = 'f' AND f.relname = ?""";

    @Override
    public Structure read(Connection connection, OurTables ours) throws SQLException {
        Optional<Catalog> catalog = Catalog.current(connection);
        if (catalog.isEmpty()) {
            return Structure.EMPTY;
        }
        Set<String> own = ours.all();
        String schema = Sql.name(catalog.get().schemaName()) + ".";
        List<TableStructure> tables = TableReading.of(catalog.get()).stream()
                .filter(table -> !own.contains(Sql.name(table.name())))
                .filter(table -> !own.contains(schema + Sql.name(table.name())))
                .toList();
        return new Structure(tables, ViewReading.of(catalog.get()).all());
    }

    @Override
    public Structure around(Connection connection, String table) throws SQLException {
        Optional<Catalog> catalog = Catalog.current(connection);
        if (catalog.isEmpty()) {
            return Structure.EMPTY;
        }
        Set<String> names = new TreeSet<>(Set.of(table));
        for (Row row : catalog.get().referring(REFERRING, table)) {
            names.add(row.text("name"));
        }
        List<TableStructure> tables = TableReading.of(catalog.get().of(names));
        return tables.stream().anyMatch(each -> each.name().equals(table))
                ? new Structure(tables, ViewReading.of(catalog.get()).reading(table))
                : Structure.EMPTY;
    }

    /** On the table itself, on its columns, or on a sequence of one. */
    @Override
    public boolean isByOthers(String attribute) {
        return attribute.contains(Attributes.GRANT) || attribute.startsWith(Attributes.PUBLICATION);
    }
}
