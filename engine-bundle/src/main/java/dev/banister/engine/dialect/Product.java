package dev.banister.engine.dialect;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/**
 * What a connection leads to.
 *
 * @param name as the driver reports it
 * @param version all that the driver tells of it
 */
public record Product(String name, String version, int majorVersion, int minorVersion) {

    static Product of(DatabaseMetaData meta) throws SQLException {
        return new Product(
                meta.getDatabaseProductName(),
                meta.getDatabaseProductVersion(),
                meta.getDatabaseMajorVersion(),
                meta.getDatabaseMinorVersion());
    }
}
