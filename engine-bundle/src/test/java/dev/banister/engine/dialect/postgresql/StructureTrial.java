package dev.banister.engine.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.schema.ColumnType;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DataType;
import dev.banister.engine.schema.DefaultValue;
import dev.banister.engine.schema.Inverses;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Position;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.StructureDifference;
import dev.banister.engine.schema.TableStructure;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A database of its own, in which operations are run and taken back. */
final class StructureTrial implements AutoCloseable {

    private final TestDatabase database = TestServer.postgresql().newDatabase();
    private final PostgresqlInspector inspector = new PostgresqlInspector();
    private final PostgresqlRenderer renderer = new PostgresqlRenderer();
    private final Connection connection;

    StructureTrial() throws SQLException {
        connection = database.dataSource().getConnection();
    }

    Connection connection() {
        return connection;
    }

    TestDatabase database() {
        return database;
    }

    void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    Structure around(String table) throws SQLException {
        return inspector.around(connection, table);
    }

    TableStructure table(String table) throws SQLException {
        return around(table).table(table).orElseThrow();
    }

    ColumnStructure column(String table, String column) throws SQLException {
        return table(table).column(column).orElseThrow();
    }

    List<String> render(Operation operation) throws SQLException {
        return renderer.render(operation, around(operation.table()));
    }

    void run(Operation operation) throws SQLException {
        execute(render(operation).toArray(String[]::new));
    }

    /** Runs it, returns what is around the table then, and takes it back: everything is as before. */
    Structure upAndDown(Operation operation) throws SQLException {
        return upAndDown(operation, structure -> structure);
    }

    /** The same where the order of columns is let go. */
    Structure upAndDownUnordered(Operation operation) throws SQLException {
        return upAndDown(operation, Structure::withoutColumnOrder);
    }

    private Structure upAndDown(Operation operation, UnaryOperator<Structure> view) throws SQLException {
        Structure before = around(operation.table());
        List<Operation> inverses = Inverses.of(operation, before);

        run(operation);
        Structure changed = around(operation instanceof Operation.RenameTable rename ? rename.to() : operation.table());
        for (Operation inverse : inverses) {
            run(inverse);
        }

        Structure restored = view.apply(around(operation.table()));
        assertThat(StructureDifference.between(view.apply(before), restored)).isEmpty();
        assertThat(restored.fingerprint()).isEqualTo(view.apply(before).fingerprint());
        return changed;
    }

    static ColumnStructure column(String name, ColumnType type, Object... defaults) {
        return new ColumnStructure(
                name,
                new DataType.Portable(type),
                type.kind() != ColumnType.Kind.PK,
                defaults.length == 0 ? Optional.empty() : Optional.of(new DefaultValue.Literal(defaults[0])),
                type.kind() == ColumnType.Kind.PK,
                Optional.empty(),
                "",
                Map.of());
    }

    static ColumnStructure retyped(ColumnStructure column, DataType type) {
        return new ColumnStructure(
                column.name(),
                type,
                column.nullable(),
                column.defaultValue(),
                column.counting(),
                column.generatedAs(),
                column.comment(),
                column.attributes());
    }

    static Operation retype(String table, ColumnStructure column, ColumnType type) {
        return new Operation.ChangeColumn(table, retyped(column, new DataType.Portable(type)), Optional.empty());
    }

    static Operation add(String table, ColumnStructure column) {
        return new Operation.AddColumn(table, column, new Position.Last(), Optional.empty());
    }

    static String typeOf(ColumnStructure column) {
        return ((DataType.Native) column.type()).sql();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
