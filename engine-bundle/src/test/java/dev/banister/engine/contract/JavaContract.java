package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;
import dev.banister.api.module.ReversibleMigration;
import dev.banister.api.schema.ColumnType;
import dev.banister.api.schema.Schema;
import dev.banister.engine.CodeModule;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Dialects;
import dev.banister.engine.dialect.OurTables;
import dev.banister.engine.schema.TableStructure;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Scripts in Java. */
interface JavaContract extends Contract {

    /** What a script does. */
    @FunctionalInterface
    interface Body {
        void run(Database db) throws Exception;
    }

    /** A script of the name Work. */
    final class Work extends Migration {

        private final Body up;

        Work(Body up) {
            this.up = up;
        }

        @Override
        public void up(Database db) throws Exception {
            up.run(db);
        }
    }

    /** A script that says what changes, and no way down. */
    final class MakeRooms extends ReversibleMigration {

        @Override
        public void change(Schema schema) {
            schema.createTable("rooms", rooms -> rooms.string("name").notNull());
            schema.addColumn("rooms", "level", ColumnType.integer());
        }
    }

    private RunReport up(Body body) {
        return host().up(CodeModule.of("a", "1.0.0").group("2020-01-01-g", new Work(body)));
    }

    private void makeTable() {
        host().database().execute("CREATE TABLE t (id INT, name " + text() + ", amount DECIMAL(10,2))");
    }

    @Test
    default void queriesAndChangesWithBoundParameters() {
        makeTable();

        RunReport report = up(db -> {
            db.update("INSERT INTO t VALUES (?, ?, ?)", 1, "it's ? 漢字", new BigDecimal("1.50"));
            long changed = db.batch(
                    "INSERT INTO t VALUES (?, ?, ?)",
                    List.of(
                            Arrays.asList(2, null, new BigDecimal("2.50")),
                            List.of(3, "three", new BigDecimal("3.50"))));
            long count = ((Number) db.queryFirstCell("SELECT COUNT(*) FROM t").orElseThrow()).longValue();
            String name = db.queryFirstRow("SELECT name FROM t WHERE id = ?", 1)
                    .orElseThrow()
                    .string("name");
            List<Object> ids = db.queryFirstColumn("SELECT id FROM t WHERE id > ? ORDER BY id", 1);
            db.update(
                    "INSERT INTO t VALUES (?, ?, ?)",
                    9,
                    changed + "," + count + "," + name + "," + ids,
                    BigDecimal.ZERO);
        });

        assertThat(Host.results(report)).containsExactly(Result.DONE);
        assertThat(host().column("SELECT name FROM t WHERE id = 9")).containsExactly("2,3,it's ? 漢字,[2, 3]");
        assertThat(host().column("SELECT name FROM t WHERE id = 2")).containsExactly("null");
    }

    @Test
    default void takesAReversibleScriptBackAndKeepsNothingOfIt() {
        CodeModule module = CodeModule.of("a", "1.0.0").group("2020-01-01-g", new MakeRooms());
        RunReport up = host().up(module);
        boolean made = host().hasTable("rooms");

        RunReport down = host().run(PlanRequest.down(new ModuleId("a")), module);

        assertThat(Host.results(up)).as("%s", up.outcomes()).containsExactly(Result.DONE);
        assertThat(made).isTrue();
        assertThat(Host.results(down)).as("%s", down.outcomes()).containsExactly(Result.DONE);
        assertThat(host().hasTable("rooms")).isFalse();
        assertThat(host().column("SELECT COUNT(*) FROM banister_step")).containsExactly("0");
    }

    @Test
    default void countsNoneOfItsOwnTablesAsOneOfTheUsers() throws Exception {
        makeTable();
        up(db -> {});

        try (Connection connection = host().database().dataSource().getConnection()) {
            Dialect dialect = Dialects.of(connection);
            OurTables ours = new OurTables(dialect, Optional.empty(), dialect.fold("banister_"));

            assertThat(dialect.inspector().read(connection, ours).tables())
                    .extracting(TableStructure::name)
                    .containsExactly(dialect.fold("t"));
        }
    }

    @Test
    default void rollsBackTheRowsOfAScriptThatThrows() {
        makeTable();

        RunReport first = up(db -> {
            db.update("INSERT INTO t (id) VALUES (?)", 1);
            throw new IllegalStateException("boom");
        });

        assertThat(Host.failure(first).text()).isEqualTo("the script threw IllegalStateException: boom");
        assertThat(host().column("SELECT id FROM t")).isEmpty();

        RunReport second = up(db -> db.update("INSERT INTO t (id) VALUES (?)", 2));

        assertThat(second.succeeded()).isTrue();
        assertThat(host().column("SELECT id FROM t")).containsExactly("2");
    }

    @Test
    default void leavesNoWayAroundTheEnginesTransaction() {
        makeTable();

        RunReport report = up(db -> {
            db.update("INSERT INTO t (id) VALUES (?)", 1);
            Connection guarded = db.connection();
            DatabaseMetaData about = guarded.getMetaData();
            try (Statement statement = guarded.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT id FROM t");
                    ResultSet tables = about.getTables(null, null, "%", null)) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getStatement()).isSameAs(statement);
                assertThat(List.of(about.getConnection(), rows.getStatement().getConnection()))
                        .allSatisfy(way -> assertThat(way).isSameAs(guarded));
                if (tables.getStatement() != null) {
                    assertThat(tables.getStatement().getConnection()).isSameAs(guarded);
                }
                for (Wrapper wrapper : List.of(guarded, about, statement, rows)) {
                    for (Class<?> type : List.of(Object.class, AutoCloseable.class, Connection.class)) {
                        assertThatThrownBy(() -> wrapper.unwrap(type)).isInstanceOf(IllegalStateException.class);
                        assertThat(wrapper.isWrapperFor(type)).isFalse();
                    }
                }
            }
            throw new IllegalStateException("boom");
        });

        assertThat(Host.failure(report).text()).isEqualTo("the script threw IllegalStateException: boom");
        assertThat(host().column("SELECT id FROM t")).isEmpty();
    }

    @Test
    default void runsAgainOnlyWhereNothingOfItStands() {
        RunReport first = up(db -> {
            db.execute("CREATE TABLE u (id INT)");
            throw new IllegalStateException("boom");
        });

        assertThat(Host.results(first)).containsExactly(Result.FAILED);
        assertThat(host().hasTable("u")).isNotEqualTo(undoesStructure());

        RunReport second = up(db -> db.execute("CREATE TABLE u (id INT)"));

        assertThat(Host.results(second)).containsExactly(undoesStructure() ? Result.DONE : Result.FAILED);
    }

    @Test
    default void tellsWhichOfItsStatementsTheDatabaseRefused() {
        RunReport report = up(db -> db.execute("INSERT INTO nowhere VALUES (1)"));

        assertThat(Host.failure(report).code()).isEqualTo(FindingCodes.SCRIPT_FAILED);
        assertThat(Host.failure(report).toString()).contains("nowhere").doesNotContain("Exception");
    }

    @Test
    default void keepsStepsInTablesThatAnEngineWithoutThemMade() {
        CodeModule empty = CodeModule.of("a", "1.0.0").group("2020-01-01-g", new Work(db -> {}));
        host().up(empty);
        host().database()
                .execute(
                        "DROP TABLE banister_step",
                        "ALTER TABLE banister_history DROP COLUMN question",
                        "ALTER TABLE banister_history DROP COLUMN question_schema",
                        "ALTER TABLE banister_history DROP COLUMN answer_before",
                        "ALTER TABLE banister_history DROP COLUMN next_digest",
                        "ALTER TABLE banister_lease DROP COLUMN doing",
                        "UPDATE banister_lease SET format = 1");
        assertThat(host().open().scripts()).hasSize(1);

        RunReport up = host().up(empty.group("2020-01-02-g", new MakeRooms()));

        assertThat(Host.results(up)).as("%s", up.outcomes()).containsExactly(Result.DONE);
        assertThat(host().column("SELECT script FROM banister_step WHERE number = 1"))
                .containsExactly("MakeRooms");
        assertThat(host().column("SELECT format FROM banister_lease")).containsExactly("3");
        RunReport down = host().run(PlanRequest.down(new ModuleId("a")), empty.group("2020-01-02-g", new MakeRooms()));
        assertThat(Host.results(down)).as("%s", down.outcomes()).containsExactly(Result.DONE);
        assertThat(host().hasTable("rooms")).isFalse();
    }
}
