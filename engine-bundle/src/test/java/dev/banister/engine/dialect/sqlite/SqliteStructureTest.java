package dev.banister.engine.dialect.sqlite;

import dev.banister.api.schema.ColumnType;
import dev.banister.engine.contract.StructureContract;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

class SqliteStructureTest extends StructureContract {

    @Override
    protected Connection newDatabase() {
        try {
            return DriverManager.getConnection("jdbc:sqlite:file:" + UUID.randomUUID() + "?mode=memory&cache=shared");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected String nativeType(ColumnType type) {
        return TypeNames.of(type);
    }

    @Override
    protected List<String> triggerElsewhere() {
        return List.of("CREATE TRIGGER counting AFTER INSERT ON others BEGIN UPDATE things SET size = new.a; END");
    }

    @Override
    protected List<String> triggerOfItsOwn() {
        return List.of("CREATE TRIGGER sized AFTER UPDATE OF name ON things WHEN old.Size > 9"
                + " BEGIN UPDATE others SET a = 1; END");
    }

    @Override
    protected boolean renamesWhatNames() {
        return true;
    }

    @Override
    protected boolean hasPartialIndexes() {
        return true;
    }

    @Override
    protected boolean hasComments() {
        return false;
    }

    @Override
    protected String trigger() {
        return "CREATE TRIGGER touched AFTER INSERT ON parents BEGIN UPDATE parents SET price = 1 WHERE id = new.id; END";
    }

    @Override
    protected int mostQueries() {
        return 1;
    }
}
