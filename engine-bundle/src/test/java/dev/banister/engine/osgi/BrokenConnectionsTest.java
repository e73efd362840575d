package dev.banister.engine.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.banister.engine.FileDatabase;
import dev.banister.engine.service.DatabaseMigrations;
import dev.banister.engine.service.DatabaseSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenConnectionsTest {

    @TempDir
    Path folder;

    @Test
    void aDatabaseThatWasClosedUnderThePoolIsOpenedAgainForTheNextQuestion() throws Exception {
        FileDatabase database = new FileDatabase(folder);
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(database.dataSource());
            pool.setMinimumIdle(1);
            pool.setExceptionOverride(new BrokenConnections(pool, JdbcDriver.H2));
            DatabaseMigrations migrations = new DatabaseMigrations(pool, List::of, DatabaseSettings.DEFAULT);
            assertThat(migrations.modules()).isEmpty();
            try (Connection one = pool.getConnection();
                    Connection two = pool.getConnection()) {
                assertThat(List.of(one.isValid(1), two.isValid(1))).containsExactly(true, true);
            }

            database.execute("SHUTDOWN IMMEDIATELY");

            assertThat(migrations.modules()).isEmpty();
        }
    }
}
