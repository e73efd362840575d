package dev.banister.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.engine.FileDatabase;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Dialects;
import dev.banister.engine.dialect.OurTables;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our tables, where somebody else makes them at the same moment. */
class HistoryTablesTest {

    private static final int DEADLOCK = 40001;

    @TempDir
    Path folder;

    private final AtomicInteger commits = new AtomicInteger();

    /** As a cluster has it, whose servers find out at the commit that two of them have written the same row. */
    private Connection losing(Connection connection, int times) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("commit") && commits.incrementAndGet() <= times) {
                        connection.rollback();
                        throw new SQLException("deadlock", "40001", DEADLOCK);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private HistoryStore create(FileDatabase database, int losses) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Dialect dialect = Dialects.of(connection);
            return new HistoryStore(dialect, new OurTables(dialect, Optional.empty(), "BANISTER_"))
                    .create(losing(connection, losses));
        }
    }

    @Test
    void areMadeAgainByWhoeverHasLost() throws SQLException {
        FileDatabase database = new FileDatabase(folder);

        create(database, 2);

        assertThat(commits.get()).isEqualTo(3);
        assertThat(database.column("SELECT name FROM banister_lease")).containsExactly("run");
    }

    @Test
    void areNotTriedForEver() {
        FileDatabase database = new FileDatabase(folder);

        assertThatThrownBy(() -> create(database, Integer.MAX_VALUE)).hasMessage("deadlock");
        assertThat(commits.get()).isEqualTo(10);
    }
}
