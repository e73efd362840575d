package dev.banister.engine.dialect.h2;

import dev.banister.api.schema.ColumnType;
import dev.banister.engine.contract.StructureContract;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

class H2StructureTest extends StructureContract {

    @Override
    protected Connection newDatabase() {
        try {
            return DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected String nativeType(ColumnType type) {
        return H2Columns.typeName(type);
    }

    @Override
    protected String trigger() {
        return "CREATE TRIGGER touched BEFORE INSERT ON parents FOR EACH ROW CALL '" + NoTrigger.class.getName() + "'";
    }
}
