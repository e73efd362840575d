package dev.banister.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.admin.LeaseHolder;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.ScriptId;
import dev.banister.engine.FileDatabase;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Dialects;
import dev.banister.engine.dialect.OurTables;
import dev.banister.engine.dialect.RunConnection;
import dev.banister.engine.history.HistoryRecord.State;
import dev.banister.engine.lease.Lease;
import dev.banister.engine.lease.LeaseDesk;
import dev.banister.engine.lease.LeaseLostException;
import dev.banister.engine.lease.LeaseRow;
import dev.banister.engine.lease.LeaseTiming;
import dev.banister.engine.lease.Patience;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryStoreTest {

    private static final RunStamp STAMP = new RunStamp("run-1", "ada", "here");
    private static final Entry APPLIED = new Entry(HistoryEvent.Kind.APPLIED, Duration.ofMillis(12), "note");

    @TempDir
    Path folder;

    private FileDatabase database;
    private Connection connection;
    private HistoryStore unqualified;

    @BeforeEach
    void open() throws SQLException {
        database = new FileDatabase(folder);
        connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        Dialect dialect = Dialects.of(connection);
        unqualified = new HistoryStore(dialect, new OurTables(dialect, Optional.empty(), "BANISTER_"));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static HistoryRow row(String script, State state, long sequence, int inFlight) {
        HistoryRecord record = new HistoryRecord(
                ScriptId.parse(script),
                state,
                sequence,
                ModuleVersion.parse("1.2.3.x"),
                "up-sum",
                "down-sum",
                "migrations/a.up.sql",
                true,
                true,
                Set.of(GroupId.parse("b/2019-01-01-x"), GroupId.parse("c/001_y")),
                Instant.EPOCH,
                3);
        return new HistoryRow(record, Progress.inFlight(inFlight, "digest", true));
    }

    /** Something to do with a writer. */
    private interface Writing {
        void with(HistoryWriter writer) throws SQLException;
    }

    private void write(HistoryStore store, Writing writing) throws SQLException {
        Dialect dialect = store.dialect();
        LeaseDesk desk =
                new LeaseDesk(database.dataSource(), dialect, store.tables(), LeaseRow.FORMAT, LeaseTiming.DEFAULT);
        Patience none = new Patience() {
            @Override
            public void waiting(LeaseHolder holder) {
                throw new AssertionError("nobody holds the lease");
            }

            @Override
            public boolean pause(Duration time) {
                return false;
            }
        };
        String identity = dialect.sessionIdentity(connection);
        try (Lease lease = desk.claim("me", identity, none)) {
            try (RunConnection run = dialect.runConnection(connection, identity)) {
                writing.with(store.writer(
                        run, lease.fence(), STAMP, dialect.evidence(connection), store.readAsHolder(connection)));
            } finally {
                connection.rollback();
            }
        }
    }

    @Test
    void findsNothingWhereThereAreNoTables() throws SQLException {
        HistoryReading reading = unqualified.read(connection);

        assertThat(reading.snapshot().records()).isEmpty();
        assertThat(reading.schema()).isEmpty();
        assertThat(unqualified.events(connection, Optional.empty(), 0)).isEmpty();
    }

    @Test
    void makesItsTablesOnceHoweverOftenItIsAsked() throws SQLException {
        HistoryStore store = unqualified.create(connection);
        unqualified.create(connection);

        assertThat(store.tables().history()).isEqualTo("\"PUBLIC\".\"BANISTER_HISTORY\"");
        assertThat(database.column("SELECT name || format FROM banister_lease")).containsExactly("run3");
    }

    @Test
    void givesBackWhatWasWritten() throws SQLException {
        HistoryStore store = unqualified.create(connection);
        HistoryRow applied = row("a/2020-01-01-g/s", State.APPLIED, 1, 0);

        write(store, writer -> {
            writer.save(applied, APPLIED);
            writer.commit();
        });

        HistoryReading reading = unqualified.read(connection);
        assertThat(reading.schema()).contains("PUBLIC");
        assertThat(reading.snapshot().lastSequence()).isEqualTo(1);
        assertThat(reading.rows().values()).singleElement().satisfies(read -> {
            assertThat(read.record())
                    .usingRecursiveComparison()
                    .ignoringFields("at")
                    .isEqualTo(applied.record());
            assertThat(read.record().at()).isAfter(Instant.now().minusSeconds(60));
            assertThat(read.progress()).isEqualTo(applied.progress());
        });
        assertThat(store.events(connection, Optional.of(new ModuleId("a")), 0))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.sequence()).isEqualTo(1);
                    assertThat(event.who()).isEqualTo("ada");
                    assertThat(event.host()).isEqualTo("here");
                    assertThat(event.runId()).isEqualTo("run-1");
                    assertThat(event.duration()).isEqualTo(Duration.ofMillis(12));
                    assertThat(event.note()).isEqualTo("note");
                });
    }

    @Test
    void tellsNamesApartThatDifferInCaseOnly() throws SQLException {
        HistoryStore store = unqualified.create(connection);

        write(store, writer -> {
            writer.save(row("a/2020-01-01-g/MigrateFoo", State.APPLIED, 1, 0), APPLIED);
            writer.save(row("a/2020-01-01-g/migratefoo", State.APPLIED, 2, 0), APPLIED);
            writer.commit();
        });

        assertThat(store.read(connection).snapshot().records()).hasSize(2);
    }

    @Test
    void showsTheNewestEventsFirst() throws SQLException {
        HistoryStore store = unqualified.create(connection);
        write(store, writer -> {
            for (int i = 1; i <= 3; i++) {
                writer.save(row("a/2020-01-01-g/s" + i, State.APPLIED, i, 0), APPLIED);
            }
            writer.save(row("b/2020-01-01-g/s", State.APPLIED, 4, 0), APPLIED);
            writer.commit();
        });

        assertThat(store.events(connection, Optional.empty(), 2))
                .extracting(HistoryEvent::sequence)
                .containsExactly(4L, 3L);
        assertThat(store.events(connection, Optional.of(new ModuleId("a")), 2))
                .extracting(HistoryEvent::sequence)
                .containsExactly(3L, 2L);
    }

    @Test
    void knowsAfterARollbackWhatAChangeOfStructureHasCommitted() throws SQLException {
        HistoryStore store = unqualified.create(connection);

        write(store, writer -> {
            writer.save(row("a/2020-01-01-g/s", State.APPLYING, 1, 1));
            connection.createStatement().execute("CREATE TABLE t (id INT)");
            writer.save(row("a/2020-01-01-g/s", State.APPLYING, 1, 2));
            writer.rollback();

            assertThat(writer.row(ScriptId.parse("a/2020-01-01-g/s")))
                    .hasValueSatisfying(
                            left -> assertThat(left.progress().inFlight()).isEqualTo(1));
        });
    }

    @Test
    void writesNothingOnceTheLeaseIsLost() throws SQLException {
        HistoryStore store = unqualified.create(connection);

        write(store, writer -> {
            database.execute("UPDATE banister_lease SET token = token + 1");

            assertThatThrownBy(() -> writer.save(row("a/2020-01-01-g/s", State.APPLIED, 1, 0), APPLIED))
                    .isInstanceOf(LeaseLostException.class);
        });

        assertThat(database.column("SELECT script FROM banister_history")).isEmpty();
    }

    @Test
    void refusesAHistoryOfANewerFormatEvenWithOtherColumns() throws SQLException {
        unqualified.create(connection);
        database.execute(
                "UPDATE banister_lease SET format = 4",
                "ALTER TABLE banister_lease ALTER COLUMN since RENAME TO start");

        assertThatThrownBy(() -> unqualified.read(connection))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.findings().get(0).code()).isEqualTo(FindingCodes.NEWER_HISTORY));
    }

    /** The row of a script that has begun has the number of its event already. */
    @Test
    void tellsAScriptThatHasBegunFromOneThatHasEnded() throws SQLException {
        HistoryStore store = unqualified.create(connection);
        List<HistorySnapshot> seen = new ArrayList<>();

        write(store, writer -> {
            writer.save(row("a/2020-01-01-g/s", State.APPLYING, 1, 0));
            writer.commit();
            seen.add(store.readAsHolder(connection).snapshot());
            writer.save(row("a/2020-01-01-g/s", State.APPLIED, 1, 0), APPLIED);
            writer.commit();
            seen.add(store.readAsHolder(connection).snapshot());
        });

        assertThat(seen.get(1).lastSequence()).isEqualTo(seen.get(0).lastSequence());
        assertThat(seen.get(1).fingerprint()).isNotEqualTo(seen.get(0).fingerprint());
    }
}
