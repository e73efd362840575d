package dev.banister.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptId;
import dev.banister.api.module.Database;
import dev.banister.api.module.Row;
import dev.banister.engine.FileDatabase;
import dev.banister.engine.dialect.Dialects;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningDatabaseTest {

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private Connection real;
    private Database db;

    private final class Console implements ScriptConsole {

        @Override
        public void checking(String sql) {
            told.add("checking " + sql);
        }

        @Override
        public void executing(Statement statement) {
            told.add("executing");
        }

        @Override
        public void returned() {
            told.add("returned");
        }

        @Override
        public void changing(StructureChange change) {
            told.add("changing " + change.words());
        }

        @Override
        public void executed(String sql) {
            told.add("executed " + sql);
        }

        @Override
        public void say(String text) {
            told.add("said " + text);
        }

        @Override
        public void progress(long done, long total) {
            told.add("progress " + done + "/" + total);
        }
    }

    @BeforeEach
    void open() throws SQLException {
        real = new FileDatabase(folder).dataSource().getConnection();
        real.setAutoCommit(false);
        Place place = Place.of(ScriptId.parse("a/2020-01-01-g/s"));
        db = new RunningDatabase(real, Dialects.of(real), new Console(), place, "pre_");
        db.execute("CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20))");
    }

    @AfterEach
    void close() throws SQLException {
        real.close();
    }

    @Test
    void bindsParametersAndCountsRows() {
        assertThat(db.update("INSERT INTO t VALUES (?, ?), (2, NULL)", 1, "it's"))
                .isEqualTo(2);
        assertThat(db.batch("INSERT INTO t VALUES (?, ?)", List.of(List.of(3, "c"), List.of(4, "d"))))
                .isEqualTo(2);

        assertThat(db.queryFirstColumn("SELECT name FROM t ORDER BY id")).containsExactly("it's", null, "c", "d");
        assertThat(db.queryFirstCell("SELECT COUNT(*) FROM t WHERE id > ?", 1)).contains(3L);
        assertThat(db.queryFirstCell("SELECT name FROM t WHERE id = 2")).isEmpty();
        assertThat(db.queryFirstRow("SELECT * FROM t WHERE id = 99")).isEmpty();
    }

    @Test
    void batchesMoreRowsThanItSendsAtOnce() {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 1201; i++) {
            rows.add(List.of(i, "n" + i));
        }

        assertThat(db.batch("INSERT INTO t VALUES (?, ?)", rows)).isEqualTo(1201);
    }

    @Test
    void readsRowsByColumnInAnyCase() {
        db.update("INSERT INTO t VALUES (1, 'a')");

        Row row = db.query("SELECT id, name AS label FROM t").get(0);

        assertThat(row.columns()).containsExactly("ID", "LABEL");
        assertThat(row.number("id")).isEqualTo(1);
        assertThat(row.string("Label")).isEqualTo("a");
        assertThatThrownBy(() -> row.get("nope"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("ID, LABEL");
        assertThatThrownBy(() -> row.number("label")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void namesTheStatementAndNeverTheParametersWhenTheDatabaseRefuses() {
        db.update("INSERT INTO t VALUES (1, 'a')");

        assertThatThrownBy(() -> db.update("INSERT INTO t (id, name) VALUES (1, ?)", "hidden"))
                .isInstanceOf(StatementRefusedException.class)
                .hasMessageContaining("a/2020-01-01-g/s")
                .hasMessageContaining("statement: INSERT INTO t (id, name) VALUES (1, ?)")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void guardsTheTransactionAndTheConnection() {
        Connection guarded = db.connection();

        assertThatThrownBy(guarded::commit).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(guarded::rollback).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> guarded.setAutoCommit(true)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(guarded::close).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> guarded.abort(Runnable::run)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> guarded.unwrap(Connection.class)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void handsOutStatementsThatLeadBackToTheGuard() throws SQLException {
        Connection guarded = db.connection();

        try (Statement plain = guarded.createStatement();
                PreparedStatement prepared = guarded.prepareStatement("SELECT 1")) {
            assertThat(plain.getConnection()).isSameAs(guarded);
            assertThat(prepared.getConnection()).isSameAs(guarded);
            assertThat(prepared.executeQuery().next()).isTrue();
        }

        assertThat(told).endsWith("checking SELECT 1", "executing", "returned", "executed SELECT 1");
    }

    @Test
    void putsThePrefixBeforeTableNames() {
        assertThat(db.tableName("news")).isEqualTo("pre_news");
    }

    @Test
    void saysTextLineByLine() {
        told.clear();

        db.say("one\ntwo");

        assertThat(told).containsExactly("said one", "said two");
    }
}
