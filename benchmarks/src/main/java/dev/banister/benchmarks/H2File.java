package dev.banister.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A new H2 database in a file, durable as the distribution has it; it is gone when this is closed. */
final class H2File implements AutoCloseable {

    private final Path folder;
    private final DataSource dataSource;

    /** Stays open, so that H2 does not close the database between two connections. */
    private final Connection held;

    private H2File(Path folder, DataSource dataSource, Connection held) {
        this.folder = folder;
        this.dataSource = dataSource;
        this.held = held;
    }

    static H2File create() throws IOException, SQLException {
        Path folder = Files.createTempDirectory("banister-benchmark-");
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:file:" + folder.resolve("data") + ";WRITE_DELAY=0");
        return new H2File(folder, dataSource, dataSource.getConnection());
    }

    DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() throws IOException, SQLException {
        held.close();
        Folders.delete(folder);
    }
}
