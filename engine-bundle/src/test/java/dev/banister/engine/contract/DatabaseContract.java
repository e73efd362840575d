package dev.banister.engine.contract;

import dev.banister.testservers.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** All that holds on every database, on a new one for each behaviour. */
abstract class DatabaseContract
        implements RunContract,
                BeyondScriptContract,
                FailureContract,
                SessionContract,
                NameContract,
                CopyContract,
                JavaContract,
                ReversibleContract,
                ValueContract,
                TroubleContract,
                DamageContract,
                EditedTablesContract,
                TimeContract {

    @TempDir
    Path folder;

    private Host host;

    abstract TestDatabase newDatabase(Path inFolder);

    @BeforeEach
    final void open() {
        host = new Host(newDatabase(folder), folder);
    }

    @AfterEach
    final void close() {
        host.database().close();
    }

    @Override
    public final Host host() {
        return host;
    }

    @Override
    public String quoted(String identifier) {
        return '"' + identifier + '"';
    }

    @Override
    public String text() {
        return "VARCHAR(200)";
    }
}
