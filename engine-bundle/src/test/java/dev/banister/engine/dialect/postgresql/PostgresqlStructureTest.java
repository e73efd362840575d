package dev.banister.engine.dialect.postgresql;

import dev.banister.api.schema.ColumnType;
import dev.banister.engine.contract.StructureContract;
import dev.banister.engine.schema.DataType;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.lifecycle.AfterProperty;
import org.junit.jupiter.api.AfterEach;

class PostgresqlStructureTest extends StructureContract {

    private final List<TestDatabase> databases = new ArrayList<>();

    @AfterEach
    @AfterProperty
    void dropDatabases() {
        databases.forEach(TestDatabase::close);
        databases.clear();
    }

    @Override
    protected Connection newDatabase() {
        TestDatabase database = TestServer.postgresql().newDatabase();
        databases.add(database);
        try {
            return database.dataSource().getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected String nativeType(ColumnType type) {
        return TypeNames.of(new DataType.Portable(type));
    }

    @Override
    protected boolean placesColumns() {
        return false;
    }

    @Override
    protected boolean hasPartialIndexes() {
        return true;
    }

    @Override
    protected String trigger() {
        return "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;"
                + " CREATE TRIGGER touched BEFORE INSERT ON parents FOR EACH ROW EXECUTE FUNCTION touch()";
    }

    @Override
    protected boolean renamesWhatNames() {
        return true;
    }
}
