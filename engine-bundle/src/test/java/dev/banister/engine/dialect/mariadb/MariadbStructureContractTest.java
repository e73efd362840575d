package dev.banister.engine.dialect.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.model.MigrationException;
import dev.banister.api.schema.ColumnType;
import dev.banister.engine.contract.StructureContract;
import dev.banister.engine.contract.StructureSession;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Structure;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MariadbStructureContractTest extends StructureContract {

    private final List<TestDatabase> databases = new ArrayList<>();

    @AfterEach
    void drop() {
        databases.forEach(TestDatabase::close);
    }

    @Override
    protected Connection newDatabase() {
        TestDatabase database = TestServer.mariadb().newDatabase();
        databases.add(database);
        try {
            return database.dataSource().getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected String nativeType(ColumnType type) {
        return switch (type.kind()) {
            case PK, BIGINT -> "bigint(20)";
            case STRING -> "varchar(" + type.length() + ")";
            case TEXT, JSON -> "longtext";
            case INTEGER -> "int(11)";
            case DECIMAL -> "decimal(" + type.length() + "," + type.scale() + ")";
            case DOUBLE -> "double";
            case BOOLEAN -> "tinyint(1)";
            case DATE -> "date";
            case TIME -> "time(6)";
            case TIMESTAMP, TIMESTAMPTZ -> "datetime(6)";
            case BINARY -> "longblob";
            case UUID -> "uuid";
            case ENUM ->
                type.values().stream()
                        .map(value -> "'" + value.replace("'", "''") + "'")
                        .collect(Collectors.joining(",", "enum(", ")"));
        };
    }

    @Override
    protected String trigger() {
        return "CREATE TRIGGER parents_sized BEFORE INSERT ON parents FOR EACH ROW"
                + " SET NEW.price = COALESCE(NEW.price, 1)";
    }

    @Override
    protected List<String> triggerElsewhere() {
        return List.of("CREATE TRIGGER counting AFTER INSERT ON others FOR EACH ROW UPDATE things SET SIZE = NEW.a");
    }

    @Override
    protected List<String> triggerOfItsOwn() {
        return List.of("CREATE TRIGGER sized BEFORE UPDATE ON things FOR EACH ROW SET NEW.Size = OLD.Size + 1");
    }

    @Test
    void takesNothingAwayThatHasPeriods() throws SQLException {
        for (Flavour flavour : List.of(Flavour.mariadb(11, 4), Flavour.mariadb(10, 11))) {
            try (Connection connection = newDatabase();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t (a INT, s DATE, e DATE, PERIOD FOR held (s, e),"
                        + " UNIQUE u (a, held WITHOUT OVERLAPS), UNIQUE t_key (a, held WITHOUT OVERLAPS))");
                Structure around = new MariadbInspector(flavour).around(connection, "t");
                MariadbRenderer renderer = new MariadbRenderer(flavour);

                for (Operation operation : List.of(
                        new Operation.DropTable("t"),
                        new Operation.RemoveKey("t", "t_key", false),
                        new Operation.RemoveIndex("t", "u"),
                        new Operation.RemoveColumn("t", "a"))) {
                    assertThatThrownBy(() -> renderer.render(operation, around))
                            .isInstanceOf(MigrationException.class)
                            .hasMessageContaining("periods");
                }
            }
        }
    }

    @Test
    void takesNoBlanksAtTheEndOfAValue() {
        try (StructureSession session = new StructureSession(newDatabase())) {
            assertThatThrownBy(() -> session.run(schema ->
                            schema.createTable("t", t -> t.column("a", ColumnType.enumOf("a ", "b")))))
                    .hasMessageContaining("cuts off the blanks");
        }
    }

    @Test
    void makesNoValuesOfTheirPlacesInAList() {
        try (StructureSession session = new StructureSession(newDatabase())) {
            session.execute(
                    "CREATE TABLE t (a VARCHAR(9), b ENUM('x', 'y'))", "INSERT INTO t VALUES ('1', 'x'), (NULL, NULL)");

            assertThatThrownBy(() -> session.run(
                            schema -> schema.changeColumn("t", "a", c -> c.type(ColumnType.enumOf("x", "y")))))
                    .hasMessageContaining("its number in the list");
            assertThatThrownBy(() ->
                            session.run(schema -> schema.changeColumn("t", "b", c -> c.type(ColumnType.integer()))))
                    .hasMessageContaining("by the places of the values");
            session.run(schema -> schema.changeColumn("t", "b", c -> c.type(ColumnType.enumOf("y", "x", "it's"))));
            assertThat(session.count("t WHERE b = 'x'")).isEqualTo(1);
        }
    }

    @Test
    void renamesNoTableUnderItsOwnTrigger() {
        try (StructureSession session = new StructureSession(newDatabase())) {
            session.execute(
                    "CREATE TABLE t (a INT)",
                    "CREATE TABLE log (a INT)",
                    "CREATE TRIGGER g AFTER DELETE ON t FOR EACH ROW INSERT INTO log SELECT COUNT(*) FROM t",
                    "CREATE TABLE u (a INT)",
                    "CREATE TRIGGER h AFTER DELETE ON u FOR EACH ROW INSERT INTO log VALUES (OLD.a)");

            assertThatThrownBy(() -> session.run(schema -> schema.renameTable("t", "v")))
                    .hasMessageContaining("trigger g");
            session.run(schema -> schema.renameTable("u", "v"));
            session.execute("INSERT INTO v VALUES (1)", "DELETE FROM v");
            assertThat(session.count("log")).isEqualTo(1);
        }
    }
}
