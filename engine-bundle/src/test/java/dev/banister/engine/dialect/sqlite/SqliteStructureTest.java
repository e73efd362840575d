package dev.banister.engine.dialect.sqlite;

import dev.banister.api.schema.ColumnType;
import dev.banister.engine.contract.StructureContract;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class SqliteStructureTest extends StructureContract {

    @Override
    protected Connection newDatabase() {
        try {
            return DriverManager.getConnection("jdbc:sqlite::memory:");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected String nativeType(ColumnType type) {
        return TypeNames.of(type);
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
    protected boolean hasComments() {
        return false;
    }

    @Override
    protected String trigger() {
        return "CREATE TRIGGER touched AFTER INSERT ON parents BEGIN UPDATE children SET words = new.name; END";
    }

    @Override
    protected int mostQueries() {
        return 1;
    }
}
