package dev.banister.engine.dialect.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.model.MigrationException;
import dev.banister.api.schema.ColumnType;
import dev.banister.api.schema.ReferentialAction;
import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DataType;
import dev.banister.engine.schema.DefaultValue;
import dev.banister.engine.schema.ForeignKeyStructure;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.Inverses;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Position;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.StructureDifference;
import dev.banister.engine.schema.TableStructure;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each operation up, read back, and down again to exactly what was there before. */
class MariadbStructureTest {

    /** Everything that a MODIFY, a RENAME or a DROP could lose. */
    private static final List<String> RICH = List.of(
            "CREATE TABLE kind (id INT PRIMARY KEY, a INT, b INT, UNIQUE KEY ab (a, b))",
            "CREATE TABLE thing (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,"
                    + " name VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL DEFAULT 'q''x\\\\y'"
                    + " COMMENT 'it''s a \\\\ name',"
                    + " shape ENUM('round','it''s') DEFAULT 'round', doc JSON NOT NULL DEFAULT '{\"a\":1}',"
                    + " changed DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),"
                    + " size INT CHECK (size > 0), twice INT GENERATED ALWAYS AS (size * 2) STORED,"
                    + " loud VARCHAR(40) AS (UPPER(name)) VIRTUAL, hidden INT INVISIBLE DEFAULT 3,"
                    + " flags BIT(3) DEFAULT b'101', raw BINARY(3) DEFAULT 0x414243, body LONGTEXT,"
                    + " packed TEXT COMPRESSED, essay TEXT, place POINT NOT NULL, weight DOUBLE(10,2) UNSIGNED,"
                    + " must INT, kind_id INT, kind_a INT, kind_b INT, moment TIMESTAMP NULL,"
                    + " CONSTRAINT small CHECK (size < 100 AND name <> 'a\\'b'),"
                    + " CONSTRAINT thing_kind FOREIGN KEY (kind_id) REFERENCES kind (id)"
                    + " ON DELETE SET NULL ON UPDATE CASCADE,"
                    + " FOREIGN KEY (kind_a, kind_b) REFERENCES kind (a, b),"
                    + " UNIQUE KEY name_once (size, name), KEY prefixed (body(10) DESC, size),"
                    + " KEY unused (size) COMMENT 'it''s ignored' IGNORED, FULLTEXT KEY words (body),"
                    + " SPATIAL KEY places (place), UNIQUE KEY long_once (essay))"
                    + " COMMENT 'what there \\\\ is' COLLATE utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC",
            "ALTER TABLE thing ALTER COLUMN must DROP DEFAULT",
            "CREATE TABLE part (id INT PRIMARY KEY, thing BIGINT UNSIGNED,"
                    + " CONSTRAINT part_of FOREIGN KEY (thing) REFERENCES thing (id))",
            "CREATE TRIGGER second BEFORE INSERT ON thing FOR EACH ROW SET NEW.size = COALESCE(NEW.size, 1)",
            "CREATE TRIGGER first BEFORE INSERT ON thing FOR EACH ROW PRECEDES second"
                    + " BEGIN SET NEW.name = TRIM(NEW.name); SET NEW.kind_id = NULL; END",
            "CREATE TRIGGER later AFTER DELETE ON thing FOR EACH ROW DELETE FROM part WHERE thing = OLD.id",
            "INSERT INTO kind VALUES (1, 1, 1)",
            "INSERT INTO thing (name, size, must, place) VALUES ('one', 5, 1, POINT(1, 2))");

    private final TestDatabase database = TestServer.mariadb().newDatabase();
    private final MariadbInspector inspector = new MariadbInspector(Flavour.mariadb(11, 4));
    private final MariadbRenderer renderer = new MariadbRenderer(Flavour.mariadb(11, 4));
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = database.dataSource().getConnection();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
        database.close();
    }

    private void execute(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Structure around(String table) throws SQLException {
        return inspector.around(connection, table);
    }

    private TableStructure table(String table) throws SQLException {
        return around(table).table(table).orElseThrow();
    }

    private void run(Operation operation) throws SQLException {
        execute(renderer.render(operation, around(operation.table())));
    }

    private static String after(Operation operation) {
        return operation instanceof Operation.RenameTable rename ? rename.to() : operation.table();
    }

    /** Runs it, returns the table as it is then, and takes it back. */
    private Optional<TableStructure> upAndDown(Operation operation) throws SQLException {
        Structure before = around(operation.table());
        List<Operation> inverses = Inverses.of(operation, before);

        run(operation);
        Optional<TableStructure> changed = around(after(operation)).table(after(operation));
        for (Operation inverse : inverses) {
            run(inverse);
        }

        Structure restored = around(operation.table());
        assertThat(StructureDifference.between(before, restored)).isEmpty();
        assertThat(restored.fingerprint()).isEqualTo(before.fingerprint());
        return changed;
    }

    private static ColumnStructure column(String name, ColumnType type, Object... defaults) {
        return new ColumnStructure(
                name,
                new DataType.Portable(type),
                true,
                defaults.length == 0 ? Optional.empty() : Optional.of(new DefaultValue.Literal(defaults[0])),
                type.kind() == ColumnType.Kind.PK,
                Optional.empty(),
                "",
                Map.of());
    }

    private static Operation add(ColumnStructure column) {
        return new Operation.AddColumn("thing", column, new Position.Last(), Optional.empty());
    }

    private static ColumnStructure changed(ColumnStructure column, DataType type, boolean nullable) {
        return new ColumnStructure(
                column.name(),
                type,
                nullable,
                column.defaultValue(),
                column.counting(),
                column.generatedAs(),
                column.comment(),
                column.attributes());
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
        execute(RICH);
        execute(List.of("DROP TABLE part"));
        TableStructure before = table("thing");

        Optional<TableStructure> dropped = upAndDown(new Operation.DropTable("thing"));

        assertThat(dropped).isEmpty();
        assertThat(before.triggers()).hasSize(3);
        assertThat(before.foreignKeys()).hasSize(2);
    }

    @Test
    void triggersRunInTheOrderThatTheyHadBefore() throws SQLException {
        execute(RICH);
        execute(List.of("DROP TABLE part"));

        upAndDown(new Operation.DropTable("thing"));

        assertThat(database.column("SELECT trigger_name FROM information_schema.triggers WHERE"
                        + " trigger_schema = DATABASE() AND action_timing = 'BEFORE' ORDER BY action_order"))
                .containsExactly("first", "second");
    }

    @Test
    void removesEveryColumnAndPutsItBackInItsPlace() throws SQLException {
        execute(RICH);
        execute(List.of(
                "DROP TABLE part",
                "DROP TRIGGER first",
                "DROP TRIGGER second",
                "DROP TRIGGER later",
                "DELETE FROM thing"));
        List<String> removable = table("thing").columns().stream()
                .map(ColumnStructure::name)
                .filter(name -> !name.equals("size") && !name.equals("name"))
                .toList();

        for (String name : removable) {
            Optional<TableStructure> without = upAndDown(new Operation.RemoveColumn("thing", name));

            assertThat(without.orElseThrow().column(name)).isEmpty();
        }
        assertThat(removable).hasSizeGreaterThan(15);
    }

    @Test
    void aColumnTakesEveryIndexAndCheckWithItRatherThanShortenThem() throws SQLException {
        execute(List.of("CREATE TABLE t (a INT, b INT, c INT, KEY ab (a, b), UNIQUE KEY bc (b, c), CHECK (a < b))"));

        TableStructure without = upAndDown(new Operation.RemoveColumn("t", "b")).orElseThrow();

        assertThat(without.indexes()).isEmpty();
        assertThat(without.checks()).isEmpty();
    }

    @Test
    void changesTheTypeOfEveryColumnAndKeepsWhatIsNotSaid() throws SQLException {
        execute(RICH);
        ColumnStructure name = table("thing").column("name").orElseThrow();

        TableStructure wider = upAndDown(new Operation.ChangeColumn(
                        "thing", changed(name, new DataType.Portable(ColumnType.string(40)), false), Optional.empty()))
                .orElseThrow();

        ColumnStructure changed = wider.column("name").orElseThrow();
        assertThat(changed).isEqualTo(changed(name, new DataType.Native("varchar(40)"), false));
        assertThat(changed.defaultValue()).isPresent();
        assertThat(changed.comment()).isEqualTo("it's a \\ name");
        assertThat(changed.attributes()).containsEntry("collation", "latin1_bin");
    }

    @Test
    void aChangeToItselfChangesNothing() throws SQLException {
        execute(RICH);
        execute(List.of("DROP TABLE part"));
        TableStructure before = table("thing");

        for (ColumnStructure column : before.columns()) {
            run(new Operation.ChangeColumn("thing", column, Optional.empty()));
        }

        assertThat(table("thing")).isEqualTo(before);
    }

    @Test
    void keepsCountingWhenAKeyIsWidened() throws SQLException {
        execute(List.of("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY COMMENT 'k')"));
        ColumnStructure id = table("t").column("id").orElseThrow();

        TableStructure wider = upAndDown(new Operation.ChangeColumn(
                        "t", changed(id, new DataType.Portable(ColumnType.bigint()), false), Optional.empty()))
                .orElseThrow();

        assertThat(wider.column("id").orElseThrow()).isEqualTo(changed(id, new DataType.Native("bigint(20)"), false));
    }

    @Test
    void takesNotNullDefaultAndCommentAwayAndBack() throws SQLException {
        execute(RICH);

        TableStructure bare = upAndDown(
                        new Operation.ChangeColumn("thing", column("name", ColumnType.string(20)), Optional.empty()))
                .orElseThrow();

        ColumnStructure name = bare.column("name").orElseThrow();
        assertThat(name.nullable()).isTrue();
        assertThat(name.defaultValue()).isEmpty();
        assertThat(name.comment()).isEmpty();
    }

    @Test
    void aColumnOfJsonThatBecomesTextTakesAnyText() throws SQLException {
        execute(RICH);
        ColumnStructure doc = table("thing").column("doc").orElseThrow();

        TableStructure changed = upAndDown(new Operation.ChangeColumn(
                        "thing", changed(doc, new DataType.Portable(ColumnType.text()), false), Optional.empty()))
                .orElseThrow();

        assertThat(changed.column("doc").orElseThrow().attributes()).doesNotContainKey("check");
    }

    @Test
    void refusesAChangeThatWouldCutOrInventValuesEvenWhereTheSessionIsNotStrict() throws SQLException {
        execute(RICH);
        execute(List.of("SET SESSION sql_mode = ''", "UPDATE thing SET weight = NULL"));
        TableStructure before = table("thing");
        ColumnStructure weight = before.column("weight").orElseThrow();
        ColumnStructure name = before.column("name").orElseThrow();

        assertThatThrownBy(() -> run(
                        new Operation.ChangeColumn("thing", changed(weight, weight.type(), false), Optional.empty())))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> run(new Operation.ChangeColumn(
                        "thing", changed(name, new DataType.Portable(ColumnType.string(2)), false), Optional.empty())))
                .isInstanceOf(SQLException.class);
        assertThat(table("thing")).isEqualTo(before);
    }

    @Test
    void renamesAColumnAndATableWithAllThatTheyHave() throws SQLException {
        execute(RICH);
        execute(List.of("DROP TRIGGER first", "DROP TRIGGER second", "DROP TRIGGER later"));

        TableStructure renamed = upAndDown(new Operation.RenameColumn("thing", "size", "it`s size"))
                .orElseThrow();
        Optional<TableStructure> other = upAndDown(new Operation.RenameTable("thing", "Ding ß"));

        assertThat(renamed.column("it`s size").orElseThrow().attributes()).containsEntry("check", "`it``s size` > 0");
        assertThat(other.orElseThrow().indexes()).hasSameSizeAs(renamed.indexes());
    }

    @Test
    void addsColumnsOfEveryTypeWithDefaults() throws SQLException {
        execute(List.of("CREATE TABLE thing (first INT, last INT)"));
        List<ColumnStructure> columns = List.of(
                column("s", ColumnType.string(30), "it's \\ \"so\""),
                column("t", ColumnType.text(), "x"),
                column("i", ColumnType.integer(), -7),
                column("b", ColumnType.bigint(), 1L << 40),
                column("d", ColumnType.decimal(10, 2), new BigDecimal("1E+2")),
                column("f", ColumnType.doublePrecision(), 1.5),
                column("o", ColumnType.bool(), true),
                column("da", ColumnType.date(), LocalDate.of(2013, 11, 11)),
                column("ti", ColumnType.time(), LocalTime.of(1, 2, 3, 4000)),
                column("ts", ColumnType.timestamp(), LocalDateTime.of(2013, 11, 11, 1, 2, 3, 4000)),
                column(
                        "tz",
                        ColumnType.timestamptz(),
                        OffsetDateTime.of(2013, 1, 1, 1, 0, 0, 0, ZoneOffset.ofHours(2))),
                column("bi", ColumnType.binary(), new byte[] {0, 39, -1}),
                column("u", ColumnType.uuid(), new UUID(1, 2)),
                column("j", ColumnType.json(), "{\"a\": 1}"),
                column("e", ColumnType.enumOf("a", "it's"), "it's"));

        for (ColumnStructure column : columns) {
            assertThat(upAndDown(add(column))).isPresent();
            run(add(column));
        }

        execute(List.of("INSERT INTO thing (first) VALUES (1)"));
        assertThat(database.column(
                        "SELECT CONCAT_WS('|', s, t, i, b, d, f, o, da, ti, ts, tz, HEX(bi), u, j, e)" + " FROM thing"))
                .containsExactly("it's \\ \"so\"|x|-7|1099511627776|100.00|1.5|1|2013-11-11|01:02:03.000004|"
                        + "2013-11-11 01:02:03.000004|2012-12-31 23:00:00.000000|0027FF|"
                        + "00000000-0000-0001-0000-000000000002|{\"a\": 1}|it's");
        assertThat(table("thing").columns().stream().skip(2).map(column -> ((DataType.Native) column.type()).sql()))
                .containsExactly(
                        "varchar(30)",
                        "longtext",
                        "int(11)",
                        "bigint(20)",
                        "decimal(10,2)",
                        "double",
                        "tinyint(1)",
                        "date",
                        "time(6)",
                        "datetime(6)",
                        "datetime(6)",
                        "longblob",
                        "uuid",
                        "longtext",
                        "enum('a','it''s')");
    }

    @Test
    void thePresentMomentIsADefaultOfTimesOnly() throws SQLException {
        execute(List.of("CREATE TABLE thing (id INT)"));

        for (ColumnType type :
                List.of(ColumnType.timestamp(), ColumnType.timestamptz(), ColumnType.date(), ColumnType.time())) {
            ColumnStructure found =
                    upAndDown(add(now(type))).orElseThrow().column("c").orElseThrow();
            assertThat(found.defaultValue()).isPresent();
        }
        assertThatThrownBy(() -> run(add(now(ColumnType.integer()))))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("not-honoured")
                .hasMessageContaining("thing.c");
    }

    private static ColumnStructure now(ColumnType type) {
        return new ColumnStructure(
                "c",
                new DataType.Portable(type),
                false,
                Optional.of(new DefaultValue.Now()),
                false,
                Optional.empty(),
                "",
                Map.of());
    }

    @Test
    void putsColumnsWhereTheyAreAskedFor() throws SQLException {
        execute(List.of("CREATE TABLE thing (a INT, b INT)"));
        ColumnStructure column = column("c", ColumnType.integer());

        TableStructure first = upAndDown(
                        new Operation.AddColumn("thing", column, new Position.First(), Optional.empty()))
                .orElseThrow();
        TableStructure middle = upAndDown(
                        new Operation.AddColumn("thing", column, new Position.After("a"), Optional.empty()))
                .orElseThrow();

        assertThat(first.columns()).extracting(ColumnStructure::name).containsExactly("c", "a", "b");
        assertThat(middle.columns()).extracting(ColumnStructure::name).containsExactly("a", "c", "b");
    }

    @Test
    void createsATableAsItIsAsked() throws SQLException {
        execute(List.of("CREATE TABLE kind (id INT PRIMARY KEY)"));
        ColumnStructure twice = new ColumnStructure(
                "twice",
                new DataType.Portable(ColumnType.integer()),
                true,
                Optional.empty(),
                false,
                Optional.of("kind_id * 2"),
                "two times",
                Map.of());
        TableStructure asked = new TableStructure(
                "t",
                List.of(
                        column("id", ColumnType.pk()),
                        column("kind_id", ColumnType.integer()),
                        column("name", ColumnType.string(20), "x"),
                        twice),
                Optional.of(new KeyStructure("t_pkey", List.of("id"))),
                List.of(new KeyStructure("t_name_key", List.of("name"))),
                List.of(foreignKey("t_kind_id_fkey", "kind_id", ReferentialAction.CASCADE)),
                List.of(new CheckStructure("t_name_check", "name <> ''")),
                List.of(index("t_twice_idx", false, "twice", "name")),
                List.of(),
                "it's a table",
                Map.of());

        TableStructure found = upAndDown(new Operation.CreateTable(asked)).orElseThrow();

        assertThat(found.column("id").orElseThrow().counting()).isTrue();
        assertThat(found.primaryKey().orElseThrow().columns()).containsExactly("id");
        assertThat(found.column("twice").orElseThrow().generatedAs()).contains("`kind_id` * 2");
        assertThat(found.column("twice").orElseThrow().comment()).isEqualTo("two times");
        assertThat(found.foreignKeys()).containsExactlyElementsOf(asked.foreignKeys());
        assertThat(found.checks()).containsExactly(new CheckStructure("t_name_check", "`name` <> ''"));
        assertThat(found.indexes())
                .containsExactly(
                        index("t_kind_id_fkey", false, "kind_id"), index("t_twice_idx", false, "twice", "name"));
        assertThat(found.uniqueKeys()).isEqualTo(asked.uniqueKeys());
        assertThat(found.comment()).isEqualTo("it's a table");
        assertThat(found.attributes()).containsEntry("engine", "InnoDB");
    }

    @Test
    void addsAndRemovesKeysIndexesAndChecks() throws SQLException {
        execute(RICH);
        List<Operation> operations = List.of(
                new Operation.AddIndex("thing", index("size_and_hidden", true, "size", "hidden")),
                new Operation.AddIndex("thing", index("kinds", false, "kind_id", "size")),
                new Operation.RemoveIndex("thing", "prefixed"),
                new Operation.RemoveIndex("thing", "name_once"),
                new Operation.RemoveIndex("thing", "unused"),
                new Operation.RemoveIndex("thing", "words"),
                new Operation.RemoveIndex("thing", "places"),
                new Operation.RemoveIndex("thing", "long_once"),
                new Operation.AddKey("thing", new KeyStructure("must_once", List.of("must")), false),
                new Operation.RemoveKey("part", "PRIMARY", true),
                new Operation.AddForeignKey("thing", foreignKey("must_kind", "must", ReferentialAction.RESTRICT)),
                new Operation.AddForeignKey("thing", foreignKey("hidden_kind", "hidden", ReferentialAction.SET_NULL)),
                new Operation.RemoveForeignKey("thing", "thing_kind"),
                new Operation.RemoveForeignKey("thing", "thing_ibfk_1"),
                new Operation.RemoveForeignKey("part", "part_of"),
                new Operation.AddCheck("thing", new CheckStructure("it`s", "must <> 13")),
                new Operation.RemoveCheck("thing", "small"));
        execute(List.of("DELETE FROM thing"));

        for (Operation operation : operations) {
            assertThat(upAndDown(operation)).isPresent();
        }
    }

    @Test
    void anIndexDoesNotMakeTheServerDropAnotherOne() throws SQLException {
        execute(List.of(
                "CREATE TABLE kind (id INT PRIMARY KEY)",
                "CREATE TABLE thing (id INT, kind_id INT, FOREIGN KEY (kind_id) REFERENCES kind (id))"));

        TableStructure found = upAndDown(new Operation.AddIndex("thing", index("kinds", false, "kind_id", "id")))
                .orElseThrow();

        assertThat(found.indexes())
                .containsExactly(index("kind_id", false, "kind_id"), index("kinds", false, "kind_id", "id"));
    }

    @Test
    void aPrimaryKeyThatCountsComesAndGoesWithItsColumn() throws SQLException {
        execute(List.of("CREATE TABLE thing (name INT)", "INSERT INTO thing VALUES (7)"));
        Operation add = new Operation.AddColumn(
                "thing",
                column("id", ColumnType.pk()),
                new Position.First(),
                Optional.of(new KeyStructure("thing_pkey", List.of("id"))));

        TableStructure found = upAndDown(add).orElseThrow();
        run(add);
        upAndDown(new Operation.RemoveColumn("thing", "id"));

        assertThat(found.primaryKey().orElseThrow().columns()).containsExactly("id");
    }

    @Test
    void readsTheWholeSchemaAndViewsWithoutItsName() throws SQLException {
        execute(RICH);
        execute(List.of(
                "CREATE VIEW big AS SELECT t.name AS n, 'x`.`y' AS x FROM thing t JOIN kind k ON k.id = t.kind_id",
                "CREATE SQL SECURITY INVOKER VIEW bigger AS SELECT n FROM big WHERE n <> 'it''s' WITH CASCADED CHECK OPTION",
                "CREATE SEQUENCE numbers"));

        Structure around = around("kind");

        assertThat(around.views()).extracting(view -> view.name()).containsExactly("big", "bigger");
        assertThat(around.view("big").orElseThrow().tables()).containsExactly("kind", "thing");
        assertThat(around.tables()).extracting(TableStructure::name).containsExactly("kind", "thing");
        String schema = connection.getCatalog();
        assertThat(around.view("big").orElseThrow().sql()).doesNotContain(schema);
        execute(List.of("DROP VIEW bigger", "DROP VIEW big"));
        execute(around.views().stream().map(view -> view.sql()).toList());
        assertThat(around("kind")).isEqualTo(around);
    }

    @Test
    void refusesWhatItCannotMakeExactly() throws SQLException {
        execute(RICH);
        execute(List.of(
                "CREATE VIEW seen AS SELECT t.name AS n FROM thing t",
                "CREATE TABLE parted (id INT PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 2",
                "CREATE TABLE old (id INT) WITH SYSTEM VERSIONING"));
        ColumnStructure weight = table("thing").column("weight").orElseThrow();
        IndexStructure partial = new IndexStructure(
                "p",
                false,
                List.of(IndexStructure.Part.column("size")),
                Optional.of("size > 3"),
                Optional.empty(),
                Map.of());
        IndexStructure computed = new IndexStructure(
                "p",
                false,
                List.of(new IndexStructure.Part("size + 1", true, false, Map.of())),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        List<Operation> refused = List.of(
                new Operation.ChangeColumn("thing", weight, Optional.of("weight * 2")),
                new Operation.AddIndex("thing", partial),
                new Operation.AddIndex("thing", computed),
                new Operation.AddForeignKey("thing", foreignKey("k", "must", ReferentialAction.SET_DEFAULT)),
                new Operation.RemoveColumn("thing", "name"),
                new Operation.RenameColumn("thing", "name", "title"),
                new Operation.DropTable("parted"),
                new Operation.DropTable("old"),
                new Operation.RenameTable("thing", "x".repeat(65)),
                add(column("x".repeat(65), ColumnType.text())),
                add(column("f", ColumnType.doublePrecision(), Double.NaN)),
                add(column("t", ColumnType.time(), LocalTime.ofNanoOfDay(1))));

        for (Operation operation : refused) {
            assertThatThrownBy(() -> run(operation))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("[not-honoured]")
                    .hasMessageContaining("MariaDB");
        }
    }

    @Test
    void namesNeverBecomeSql() throws SQLException {
        String name = "x` INT); DROP TABLE kind; -- '\"ä";
        execute(List.of("CREATE TABLE kind (id INT PRIMARY KEY)", "CREATE TABLE thing (id INT)"));

        TableStructure found = upAndDown(add(column(name, ColumnType.string(50), "'; DROP TABLE kind; -- \\")))
                .orElseThrow();
        upAndDown(new Operation.RenameTable("thing", name));

        assertThat(found.column(name)).isPresent();
        assertThat(around("kind").tables()).hasSize(1);
    }
}
