package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.ScriptState;
import dev.banister.api.module.Database;
import dev.banister.api.module.ReversibleMigration;
import dev.banister.api.schema.ColumnType;
import dev.banister.api.schema.Schema;
import dev.banister.engine.Banister;
import dev.banister.engine.CodeModule;
import dev.banister.engine.contract.DyingDataSource.Death;
import dev.banister.engine.contract.DyingDataSource.Moment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of rows, and of what was there before, when a script that takes itself back fails. */
interface ReversibleContract extends Contract {

    String SCRIPT = "a/2020-01-01-g/Change";

    /** A script of the name Change. */
    final class Change extends ReversibleMigration {

        private final Consumer<Schema> before;
        private final Consumer<Database> own;
        private final Consumer<Schema> after;

        Change(Consumer<Schema> before, Consumer<Database> own, Consumer<Schema> after) {
            this.before = before;
            this.own = own;
            this.after = after;
        }

        @Override
        public void change(Schema schema) {
            before.accept(schema);
        }

        @Override
        public void up(Database db) throws Exception {
            super.up(db);
            own.accept(db);
            after.accept(db);
        }
    }

    private static CodeModule module(Consumer<Schema> change) {
        return module(change, db -> {}, schema -> {});
    }

    private static CodeModule module(Consumer<Schema> before, Consumer<Database> own, Consumer<Schema> after) {
        return CodeModule.of("a", "1.0.0").group("2020-01-01-g", new Change(before, own, after));
    }

    private void makePrecious() {
        host().database()
                .execute(
                        "CREATE TABLE owners (id INT NOT NULL PRIMARY KEY)",
                        "CREATE TABLE precious (id INT NOT NULL PRIMARY KEY, name VARCHAR(20), age INT, owner INT,"
                                + " CONSTRAINT aged CHECK (age > 0),"
                                + " CONSTRAINT owned FOREIGN KEY (owner) REFERENCES owners (id))",
                        "CREATE INDEX precious_age ON precious (age)",
                        "INSERT INTO owners VALUES (7)",
                        "INSERT INTO precious VALUES (1, 'gold', 5, 7)");
    }

    private List<String> precious() {
        return host().column("SELECT CONCAT(name, age, owner) FROM precious");
    }

    private ScriptState state(CodeModule module) {
        return Banister.on(host().database().dataSource()).module(module).open().scripts().stream()
                .filter(status -> status.script().toString().equals(SCRIPT))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private RunReport down(CodeModule module) {
        return host().run(PlanRequest.down(new ModuleId("a")), module);
    }

    /** The last operation of a script, which fails. */
    private static void fail(Schema schema) {
        schema.createTable("precious", t -> t.string("name"));
    }

    @TestFactory
    default Stream<DynamicTest> refusesWhatIsThereAndLeavesItAlone() {
        makePrecious();
        Map<String, Consumer<Schema>> taken = Map.of(
                "table", schema -> schema.createTable("precious", t -> t.string("other")),
                "column", schema -> schema.addColumn("precious", "age", ColumnType.string()),
                "index", schema -> schema.addIndex("precious", "name").named("precious_age"),
                "check", schema -> schema.addCheck("precious", "aged", "age > 1"),
                "foreign key",
                        schema -> schema.addForeignKey("precious", "owners", "age")
                                .named("owned"),
                "renamed table", schema -> schema.renameTable("owners", "precious"),
                "renamed column", schema -> schema.renameColumn("precious", "name", "age"));
        return taken.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    RunReport report = host().up(module(schema -> {
                        schema.createTable("fresh", t -> t.string("name"));
                        each.getValue().accept(schema);
                    }));

                    Finding finding = Host.failure(report);
                    assertThat(finding.code()).as("%s", finding).isEqualTo(FindingCodes.ALREADY_THERE);
                    assertThat(finding.reasons()).contains("nothing of the script stands");
                    assertThat(precious()).containsExactly("gold57");
                    assertThat(host().hasTable("owners")).isTrue();
                    assertThat(host().hasTable("fresh")).isFalse();
                    assertThat(host().column("SELECT COUNT(*) FROM banister_step"))
                            .containsExactly("0");
                }));
    }

    @Test
    default void takesEverythingBackWhereNothingIsLost() {
        makePrecious();

        RunReport report = host().up(module(schema -> {
            schema.createTable("fresh", t -> t.string("name"));
            schema.addColumn("precious", "kind", ColumnType.string()).defaultTo("x");
            schema.renameColumn("precious", "age", "years");
            schema.removeIndex("precious", "precious_age");
            schema.renameTable("precious", "treasures");
            schema.dropTable("nowhere");
        }));

        assertThat(Host.failure(report).reasons()).contains("nothing of the script stands");
        assertThat(precious()).containsExactly("gold57");
        assertThat(host().hasTable("treasures")).isFalse();
        assertThat(host().hasTable("fresh")).isFalse();
    }

    /** Each takes something away that no inverse brings back. */
    enum Losing {
        TABLE(schema -> schema.dropTable("goods"), "the rows of table goods"),
        COLUMN(schema -> schema.removeColumn("goods", "name"), "the values of column name of table goods"),
        TYPE(
                schema -> schema.changeColumn("goods", "name", c -> c.type(ColumnType.string(40))),
                "the values that column name of table goods had in its former type");

        private final Consumer<Schema> operation;
        private final String lost;

        Losing(Consumer<Schema> operation, String lost) {
            this.operation = operation;
            this.lost = lost;
        }

        void change(Schema schema) {
            schema.createTable("fresh", t -> t.string("name"));
            operation.accept(schema);
            schema.addColumn("owners", "age", ColumnType.integer());
        }
    }

    private void makeGoods() {
        makePrecious();
        host().database()
                .execute("CREATE TABLE goods (id INT, name VARCHAR(20))", "INSERT INTO goods VALUES (1, 'salt')");
    }

    private void requireGoods() {
        assertThat(host().column("SELECT name FROM goods")).containsExactly("salt");
    }

    @ParameterizedTest
    @EnumSource
    default void neverCrossesWhatHasDestroyedRowsAndGoesOnBehindIt(Losing losing) {
        makeGoods();

        RunReport failed = host().up(module(schema -> {
            losing.change(schema);
            fail(schema);
        }));

        assertThat(precious()).containsExactly("gold57");
        assertThat(host().hasTable("fresh")).isNotEqualTo(undoesStructure());
        if (undoesStructure()) {
            requireGoods();
            assertThat(Host.failure(failed).reasons()).contains("nothing of the script stands");
        } else {
            assertThat(Host.failure(failed).reasons())
                    .contains("operations of the script that stand: 2", "the next 'up' goes on after them")
                    .anySatisfy(reason -> assertThat(reason)
                            .startsWith("gone with operation 2, ")
                            .endsWithIgnoringCase(losing.lost));
            host().database().execute("INSERT INTO fresh (name) VALUES ('kept')");
        }
        CodeModule mended = module(losing::change);
        assertThat(state(mended)).isEqualTo(ScriptState.FAILED);

        RunReport up = host().up(mended);

        assertThat(up.succeeded()).as("%s", up.outcomes()).isTrue();
        assertThat(state(mended)).isEqualTo(ScriptState.APPLIED);
        assertThat(host().column("SELECT COUNT(*) FROM fresh")).containsExactly(undoesStructure() ? "0" : "1");
        assertThat(host().column("SELECT COUNT(age) FROM owners")).containsExactly("0");

        RunReport down = down(mended);

        assertThat(down.succeeded()).as("%s", down.outcomes()).isTrue();
        assertThat(host().hasTable("fresh")).isFalse();
        assertThat(host().hasTable("goods")).isTrue();
        assertThat(host().column("SELECT COUNT(name) FROM goods")).containsExactly(losing == Losing.TYPE ? "1" : "0");
    }

    @Test
    default void refusesAnotherScriptThanTheOneThatStandsUntilThatIsSettled() {
        assumeThat(undoesStructure()).isFalse();
        makeGoods();
        host().up(module(schema -> {
            Losing.TABLE.change(schema);
            fail(schema);
        }));
        CodeModule other = module(schema -> {
            schema.createTable("fresh", t -> t.integer("name"));
            schema.dropTable("goods");
        });

        RunReport report = host().up(other);

        Finding finding = Host.failure(report);
        assertThat(finding.code()).isEqualTo(FindingCodes.FAILED);
        assertThat(finding.reasons())
                .anySatisfy(reason -> assertThat(reason).startsWith("operation 1, which stands: create table"))
                .anySatisfy(reason -> assertThat(reason).endsWith("with another definition"))
                .contains("operations of the script that stand: 2");
        assertThat(finding.remedy()).contains("resolve " + SCRIPT);
        assertThat(Host.failure(host().up(module(schema -> {}))).reasons())
                .contains("the script says there now: nothing more");

        host().database().execute("DROP TABLE fresh", "CREATE TABLE goods (id INT, name VARCHAR(20))");
        host().run(PlanRequest.resolve(ScriptId.parse(SCRIPT), false), other);
        RunReport up = host().up(other);

        assertThat(up.succeeded()).as("%s", up.outcomes()).isTrue();
        assertThat(host().hasTable("goods")).isFalse();
    }

    @Test
    default void leavesToAPersonWhatWasFinishedByHand() {
        assumeThat(undoesStructure()).isFalse();
        makeGoods();
        CodeModule module = module(schema -> {
            Losing.TABLE.change(schema);
            fail(schema);
        });
        host().up(module);

        host().run(PlanRequest.resolve(ScriptId.parse(SCRIPT), true), module);
        RunReport report = down(module);

        assertThat(Host.failure(report).code()).isEqualTo(FindingCodes.IRREVERSIBLE);
        assertThat(host().hasTable("fresh")).isTrue();
        assertThat(state(module)).isEqualTo(ScriptState.APPLIED);
    }

    @Test
    default void doesNotRunAScriptsOwnStatementsTwiceBehindWhatStands() {
        makeGoods();
        Consumer<Schema> make = schema -> schema.createTable("fresh", t -> t.string("name"));
        Consumer<Database> copy = db -> db.update("INSERT INTO fresh (name) SELECT name FROM goods");
        CodeModule failing = module(make, copy, schema -> {
            schema.dropTable("goods");
            fail(schema);
        });

        RunReport failed = host().up(failing);

        if (undoesStructure()) {
            requireGoods();
            assertThat(host().hasTable("fresh")).isFalse();
        } else {
            assertThat(host().column("SELECT name FROM fresh")).containsExactly("salt");
            assertThat(Host.failure(failed).reasons())
                    .contains("statements of its own that it had executed before them: 1");
        }
        CodeModule mended = module(make, copy, schema -> schema.dropTable("goods"));

        RunReport second = host().up(mended);

        assertThat(second.succeeded()).isEqualTo(undoesStructure());
        assertThat(host().column("SELECT name FROM fresh")).containsExactly("salt");
        if (!undoesStructure()) {
            assertThat(Host.failure(second).remedy()).contains("resolve " + SCRIPT + " --executed");
        }
    }

    @Test
    default void tellsWhyUnwindingFailedAndTriesAgainTheNextTime() {
        makeGoods();
        host().database().execute("CREATE UNIQUE INDEX goods_name ON goods (name)");
        CodeModule failing = module(
                schema -> schema.removeIndex("goods", "goods_name"),
                db -> db.update("INSERT INTO goods VALUES (2, 'salt')"),
                schema -> {
                    schema.createTable("fresh", t -> t.string("name"));
                    fail(schema);
                });

        RunReport failed = host().up(failing);

        assertThat(precious()).containsExactly("gold57");
        assertThat(host().hasTable("fresh")).isFalse();
        if (undoesStructure()) {
            requireGoods();
            return;
        }
        assertThat(host().column("SELECT name FROM goods")).containsExactly("salt", "salt");
        assertThat(Host.failure(failed).code()).isEqualTo(FindingCodes.ALREADY_THERE);
        assertThat(Host.failure(failed).reasons())
                .contains("operations of the script that stand: 1")
                .anySatisfy(
                        reason -> assertThat(reason).startsWith("could not be taken back: operation 1, remove index"));
        assertThat(Banister.on(host().database().dataSource())
                        .module(failing)
                        .open()
                        .history(Optional.empty(), 1))
                .singleElement()
                .satisfies(event -> assertThat(event.note()).contains("could not be taken back: operation 1"));
        assertThat(Host.failure(host().up(failing)).text())
                .isEqualTo("what an earlier run of it has left could not be taken back");

        host().database().execute("DELETE FROM goods WHERE id = 2");
        RunReport up = host().up(module(schema -> schema.removeIndex("goods", "goods_name")));

        assertThat(up.succeeded()).as("%s", up.outcomes()).isTrue();
        requireGoods();
    }

    @ParameterizedTest
    @EnumSource
    default void goesOnWhereADeadRunHasDestroyedRows(Moment moment) {
        assumeThat(undoesStructure()).isFalse();
        makeGoods();
        CodeModule module = module(Losing.TABLE::change);
        die(module, "DROP TABLE", moment);
        if (moment == Moment.BEFORE) {
            requireGoods();
        }

        RunReport up = host().up(module);

        assertThat(up.succeeded()).as("%s", up.outcomes()).isTrue();
        assertThat(host().hasTable("goods")).isFalse();
        assertThat(host().column("SELECT COUNT(age) FROM owners")).containsExactly("0");
        assertThat(down(module).succeeded()).isTrue();
        assertThat(host().hasTable("fresh")).isFalse();
        assertThat(host().hasTable("goods")).isTrue();
    }

    private void die(CodeModule module, String statement, Moment moment) {
        MigrationService dying = Banister.on(
                        DyingDataSource.at(statement, moment, host().database().dataSource()))
                .module(module)
                .open();
        assertThatThrownBy(() -> dying.run(dying.plan(PlanRequest.up()), RunListener.NONE))
                .isInstanceOf(Death.class);
    }

    @Test
    default void neverDropsATableThatSomebodyElseMayHaveMadeSinceTheRunDied() {
        assumeThat(undoesStructure()).isFalse();
        CodeModule module = module(schema -> schema.createTable("fresh", t -> t.string("name")));
        host().up(CodeModule.of("z", "1.0.0").group("2019-01-01-g", new JavaContract.Work(db -> {})));
        die(module, "CREATE TABLE", Moment.BEFORE);
        host().database().execute("CREATE TABLE fresh (name VARCHAR(20))", "INSERT INTO fresh VALUES ('theirs')");

        RunReport report = host().up(module);

        assertThat(Host.failure(report).reasons())
                .anySatisfy(reason -> assertThat(reason).contains("holds rows"));
        assertThat(host().column("SELECT name FROM fresh")).containsExactly("theirs");
        host().database().execute("DROP TABLE fresh");
        assertThat(host().up(module).succeeded()).isTrue();
    }
}
