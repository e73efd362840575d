package dev.banister.engine.dialect.mariadb;

import dev.banister.api.schema.ColumnType;
import dev.banister.engine.contract.StructureContract;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

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
                + " SET NEW.code = COALESCE(NEW.code, 'z')";
    }
}
