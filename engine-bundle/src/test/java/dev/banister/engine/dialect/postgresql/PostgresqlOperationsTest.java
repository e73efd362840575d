package dev.banister.engine.dialect.postgresql;

import static dev.banister.engine.dialect.postgresql.StructureTrial.add;
import static dev.banister.engine.dialect.postgresql.StructureTrial.column;
import static dev.banister.engine.dialect.postgresql.StructureTrial.retype;
import static dev.banister.engine.dialect.postgresql.StructureTrial.retyped;
import static dev.banister.engine.dialect.postgresql.StructureTrial.typeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.schema.ColumnType;
import dev.banister.api.schema.ReferentialAction;
import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DataType;
import dev.banister.engine.schema.ForeignKeyStructure;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Position;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.StructureDifference;
import dev.banister.engine.schema.TableStructure;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each operation up, read back, and down again to exactly what was there before. */
class PostgresqlOperationsTest {

    private StructureTrial trial;

    @BeforeEach
    void open() throws SQLException {
        trial = new StructureTrial();
    }

    @AfterEach
    void close() throws SQLException {
        trial.close();
    }

    private static IndexStructure index(String name, boolean unique, String... columns) {
        return new IndexStructure(
                name,
                unique,
                List.of(columns).stream().map(IndexStructure.Part::column).toList(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private static ForeignKeyStructure foreignKey(String name, String column, ReferentialAction onDelete) {
        return new ForeignKeyStructure(
                name, List.of(column), "kind", List.of("id"), onDelete, ReferentialAction.NO_ACTION, Map.of());
    }

    @Test
    void dropsATableAndMakesItAgainWithEverythingThatItHad() throws SQLException {
        trial.execute(RichSchema.STATEMENTS);
        trial.execute("DROP TABLE part");

        Structure dropped = trial.upAndDown(new Operation.DropTable("thing"));

        assertThat(dropped.tables()).isEmpty();
        assertThat(trial.table("thing").triggers()).hasSize(2);
        assertThat(trial.database().column("SELECT count(*) FROM pg_policy")).containsExactly("2");
    }

    @Test
    void removesEveryColumnThatIsFreeAndPutsItBack() throws SQLException {
        trial.execute(RichSchema.STATEMENTS);
        trial.execute(
                "DROP TABLE part",
                "DROP STATISTICS both_",
                "DROP TRIGGER touched ON thing",
                "DROP POLICY own ON thing",
                "DROP POLICY mine ON thing",
                "ALTER TABLE thing DROP COLUMN twice");

        List<String> removable = trial.table("thing").columns().stream()
                .map(ColumnStructure::name)
                .toList();
        for (String name : removable) {
            Structure without = trial.upAndDownUnordered(new Operation.RemoveColumn("thing", name));

            assertThat(without.table("thing").orElseThrow().column(name)).isEmpty();
        }
        assertThat(removable).hasSize(18);
    }

    @Test
    void aColumnTakesAllThatNeedsItAndNothingElse() throws SQLException {
        trial.execute(
                "CREATE TABLE t (a int, b int, \"B\" int, lower text, c int, CONSTRAINT ab CHECK (a < b),"
                        + " CONSTRAINT upper_b CHECK (\"B\" > 0), CONSTRAINT word CHECK (lower(lower) <> 'b'),"
                        + " UNIQUE (a) INCLUDE (b), UNIQUE (c))",
                "CREATE INDEX expr ON t ((a + b))",
                "CREATE INDEX other ON t ((\"B\" + 1))",
                "CREATE INDEX wide ON t (a) INCLUDE (b)",
                "CREATE INDEX bc ON t (c) WHERE b > 0");

        TableStructure without = trial.upAndDownUnordered(new Operation.RemoveColumn("t", "b"))
                .table("t")
                .orElseThrow();

        assertThat(without.checks()).extracting(CheckStructure::name).containsExactlyInAnyOrder("upper_b", "word");
        assertThat(without.indexes()).extracting(IndexStructure::name).containsExactly("other");
        assertThat(without.uniqueKeys()).extracting(KeyStructure::columns).containsExactly(List.of("c"));
    }

    @Test
    void changesATypeAndKeepsEverythingAroundIt() throws SQLException {
        trial.execute(RichSchema.STATEMENTS);
        trial.execute(RichSchema.VIEWS);
        trial.execute("INSERT INTO kind VALUES (1)", "INSERT INTO thing (name, body) VALUES ('one', 'b')");
        Structure before = trial.around("thing");

        Structure wider = trial.upAndDown(retype("thing", trial.column("thing", "name"), ColumnType.string(40)));

        ColumnStructure name = wider.table("thing").orElseThrow().column("name").orElseThrow();
        assertThat(name)
                .isEqualTo(retyped(trial.column("thing", "name"), new DataType.Native("character varying(40)")));
        assertThat(StructureDifference.between(before, wider))
                .containsExactly("table thing: column name: character varying(40) instead of character varying(20)");
        assertThat(trial.database().column("SELECT name FROM thing")).containsExactly("one");
    }

    @Test
    void changesEveryTypeToTextAndBack() throws SQLException {
        trial.execute(RichSchema.STATEMENTS);
        trial.execute("DROP TABLE part", "ALTER TABLE thing DROP COLUMN twice, DROP CONSTRAINT later_key");
        List<String> free = List.of("status", "code", "made", "body", "Name", "tags", "flags", "counter");

        for (String name : free) {
            ColumnStructure was = trial.column("thing", name);
            ColumnStructure plain = new ColumnStructure(
                    name,
                    new DataType.Portable(ColumnType.text()),
                    true,
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    "",
                    was.attributes());
            Structure changed = trial.upAndDown(new Operation.ChangeColumn("thing", plain, Optional.empty()));

            assertThat(typeOf(changed.table("thing").orElseThrow().column(name).orElseThrow()))
                    .isEqualTo("text");
        }
    }

    @Test
    void aChangeToItselfChangesNothing() throws SQLException {
        trial.execute(RichSchema.STATEMENTS);
        TableStructure before = trial.table("thing");

        for (ColumnStructure column : before.columns()) {
            assertThat(trial.render(new Operation.ChangeColumn("thing", column, Optional.empty())))
                    .isEmpty();
        }
    }

    @Test
    void refusesToCutWhatDoesNotFit() throws SQLException {
        trial.execute(
                "CREATE TABLE t (a varchar(20), b bit(5), c char(8))",
                "INSERT INTO t VALUES ('abcdef', B'10101', 'abc')");

        assertThatThrownBy(() -> trial.run(retype("t", trial.column("t", "a"), ColumnType.string(3))))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("too long");
        trial.run(new Operation.ChangeColumn(
                "t", retyped(trial.column("t", "c"), new DataType.Native("character(3)")), Optional.empty()));
        trial.run(retype("t", trial.column("t", "a"), ColumnType.string(6)));

        assertThat(trial.database().column("SELECT a || c FROM t")).containsExactly("abcdefabc");
    }

    @Test
    void takesTheAuthorsWordForOldValues() throws SQLException {
        trial.execute("CREATE TABLE t (a text DEFAULT '1')", "INSERT INTO t VALUES ('1,5')");
        ColumnStructure a = column("a", ColumnType.decimal(4, 1), 7);

        trial.run(new Operation.ChangeColumn("t", a, Optional.of("replace(a, ',', '.')::numeric")));

        assertThat(trial.database().column("SELECT a FROM t")).containsExactly("1.5");
        assertThat(trial.column("t", "a").defaultValue()).isPresent();
    }

    @Test
    void aKeyThatCountsGoesOnBehindWhatIsThere() throws SQLException {
        trial.execute("CREATE TABLE t (id integer PRIMARY KEY, n smallserial)", "INSERT INTO t VALUES (41)");
        ColumnStructure id = trial.column("t", "id");

        trial.upAndDown(new Operation.ChangeColumn("t", column("id", ColumnType.pk()), Optional.empty()));
        trial.upAndDown(retype("t", trial.column("t", "n"), ColumnType.integer()));
        trial.run(new Operation.ChangeColumn("t", column("id", ColumnType.pk()), Optional.empty()));
        trial.run(retype("t", trial.column("t", "n"), ColumnType.bigint()));
        trial.execute("INSERT INTO t DEFAULT VALUES");

        assertThat(id.counting()).isFalse();
        assertThat(trial.database().column("SELECT id FROM t ORDER BY 1")).containsExactly("41", "42");
        assertThat(trial.column("t", "n").attributes()).containsOnlyKeys(Attributes.SERIAL);
    }

    @Test
    void renamesWithAllThatThereIs() throws SQLException {
        trial.execute(RichSchema.STATEMENTS);
        trial.execute(RichSchema.VIEWS);

        Structure column = trial.upAndDown(new Operation.RenameColumn("thing", "name", "it\"s ä name"));
        Structure table = trial.upAndDown(new Operation.RenameTable("thing", "Ding ß"));

        assertThat(column.table("thing").orElseThrow().column("it\"s ä name")).isPresent();
        assertThat(table.views()).hasSize(3);
        assertThat(table.table("Ding ß").orElseThrow().indexes()).hasSize(5);
    }

    @Test
    void addsAndRemovesKeysIndexesAndChecks() throws SQLException {
        trial.execute(RichSchema.STATEMENTS);
        List<Operation> operations = List.of(
                new Operation.AddIndex("thing", index("two", true, "size", "price")),
                new Operation.RemoveIndex("thing", "plain"),
                new Operation.RemoveIndex("thing", "partial"),
                new Operation.RemoveIndex("thing", "documents"),
                new Operation.RemoveIndex("thing", "identity"),
                new Operation.RemoveIndex("thing", "no_overlap"),
                new Operation.AddKey("thing", new KeyStructure("price_once", List.of("price")), false),
                new Operation.RemoveKey("thing", "name_once", false),
                new Operation.RemoveKey("part", "part_pkey", true),
                new Operation.AddForeignKey(
                        "thing", foreignKey("always_kind", "always", ReferentialAction.SET_DEFAULT)),
                new Operation.RemoveForeignKey("thing", "of_kind"),
                new Operation.RemoveForeignKey("thing", "later_key"),
                new Operation.RemoveForeignKey("part", "part_thing_fkey"),
                new Operation.AddCheck("thing", new CheckStructure("it\"s", "size <> 13")),
                new Operation.RemoveCheck("thing", "sized"),
                new Operation.RemoveCheck("thing", "lower"),
                new Operation.RemoveCheck("thing", "later"),
                new Operation.RemoveCheck("thing", "thing_status_check"));

        for (Operation operation : operations) {
            assertThat(trial.upAndDown(operation).tables()).isNotEmpty();
        }
    }

    @Test
    void aPrimaryKeyLeavesNoTrace() throws SQLException {
        trial.execute("CREATE TABLE t (a integer, b integer)");

        Structure found =
                trial.upAndDown(new Operation.AddKey("t", new KeyStructure("t_pkey", List.of("b", "a")), true));
        Structure added = trial.upAndDown(new Operation.AddColumn(
                "t",
                column("id", ColumnType.pk()),
                new Position.Last(),
                Optional.of(new KeyStructure("t_pkey", List.of("id")))));

        assertThat(found.table("t").orElseThrow().primaryKey()).contains(new KeyStructure("t_pkey", List.of("b", "a")));
        assertThat(added.table("t").orElseThrow().column("id").orElseThrow())
                .isEqualTo(retyped(column("id", ColumnType.pk()), new DataType.Native("bigint")));
    }

    @Test
    void partitionsComeBackAsWhatTheyWere() throws SQLException {
        trial.execute(
                "CREATE TABLE p (id integer, at date NOT NULL, v text DEFAULT 'x', CHECK (id > 0), PRIMARY KEY (id, at))"
                        + " PARTITION BY RANGE (at)",
                "CREATE INDEX p_v ON p (v)",
                "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')",
                "CREATE TABLE p2 PARTITION OF p DEFAULT",
                "CREATE TABLE lone (id integer) PARTITION BY LIST (id)");

        trial.upAndDown(new Operation.DropTable("p1"));
        trial.upAndDown(new Operation.DropTable("p2"));
        trial.upAndDown(new Operation.DropTable("lone"));
        trial.upAndDown(new Operation.RemoveIndex("p", "p_v"));
        trial.upAndDown(add("p", column("c", ColumnType.integer())));

        assertThatThrownBy(() -> trial.run(new Operation.DropTable("p")))
                .hasMessageContaining("partitions or heirs p1, p2");
        assertThat(trial.database().column("SELECT relispartition FROM pg_class WHERE relname = 'p1'"))
                .containsExactly("t");
    }
}
