package dev.banister.engine.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.schema.ColumnType;
import dev.banister.api.schema.Schema;
import dev.banister.engine.contract.StructureSession;
import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.StructureDifference;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Columns hold what their types say, and a change of a type looks at the rows. */
class SqliteTypesTest {

    private StructureSession session;

    @BeforeEach
    void open() throws SQLException {
        session = new StructureSession(DriverManager.getConnection("jdbc:sqlite:file:types?mode=memory&cache=shared"));
    }

    @AfterEach
    void close() {
        session.close();
    }

    private void fits(ColumnType type, String... values) {
        session.run(schema -> schema.createTable("fits", t -> t.column("it", type)));
        for (String value : values) {
            assertThatCode(() -> session.execute("INSERT INTO fits (it) VALUES (" + value + ")"))
                    .as("%s in %s", value, type)
                    .doesNotThrowAnyException();
        }
        session.run(schema -> schema.dropTable("fits"));
    }

    private void isTooMuch(ColumnType type, String... values) {
        session.run(schema -> schema.createTable("fits", t -> t.column("it", type)));
        for (String value : values) {
            assertThatThrownBy(() -> session.execute("INSERT INTO fits (it) VALUES (" + value + ")"))
                    .as("%s in %s", value, type)
                    .hasMessageContaining("CHECK");
        }
        session.run(schema -> schema.dropTable("fits"));
    }

    @Test
    void takesWhatATypeHolds() {
        fits(ColumnType.string(3), "'abc'", "'äöü'", "''", "12", "NULL");
        fits(ColumnType.text(), "'abc'", "NULL");
        fits(ColumnType.integer(), "0", "-2147483648", "'2147483647'", "1.0", "NULL");
        fits(ColumnType.bigint(), "9223372036854775807", "NULL");
        fits(ColumnType.decimal(15, 2), "9999999999999.99", "-9999999999999.99", "'0.10'", "1", "1.15", "NULL");
        fits(ColumnType.decimal(4, 0), "9999", "NULL");
        fits(ColumnType.decimal(4, 4), "0.9999", "NULL");
        fits(ColumnType.doublePrecision(), "1", "1.5", "9e999", "NULL");
        fits(ColumnType.binary(), "x'00ff'", "NULL");
        fits(ColumnType.uuid(), "'123e4567-e89b-12d3-a456-426614174000'", "NULL");
    }

    @Test
    void takesNothingElse() {
        isTooMuch(ColumnType.string(3), "'abcd'", "x'00'");
        isTooMuch(ColumnType.text(), "x'00'");
        isTooMuch(ColumnType.integer(), "2147483648", "3000000000", "1.5", "'one'");
        isTooMuch(ColumnType.bigint(), "9223372036854775808", "'one'");
        isTooMuch(ColumnType.decimal(15, 2), "10000000000000", "0.001", "'one'");
        isTooMuch(ColumnType.decimal(4, 4), "1");
        isTooMuch(ColumnType.doublePrecision(), "'one'");
        isTooMuch(ColumnType.binary(), "'text'");
        isTooMuch(ColumnType.uuid(), "'123e4567'");
    }

    @Test
    void refusesMoreDigitsThanItKeeps() {
        assertThatThrownBy(() -> session.run(schema -> schema.createTable("t", t -> t.decimal("price", 30, 10))))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        e -> assertThat(e.findings().get(0).code()).isEqualTo(FindingCodes.NOT_HONOURED))
                .hasMessageContaining("15 digits");
    }

    @Test
    void changesNoTypeUnderRowsThatDoNotFit() {
        session.run(schema -> schema.createTable("t", t -> {
            t.string("a", 9);
            t.bigint("b");
            t.doublePrecision("c");
        }));
        session.execute("INSERT INTO t (a, b, c) VALUES ('abcdef', 3000000000, 1.234)");
        Map<String, ColumnType> changes =
                Map.of("a", ColumnType.string(3), "b", ColumnType.integer(), "c", ColumnType.decimal(6, 2));
        var before = session.structure();

        changes.forEach((column, type) -> assertThatThrownBy(
                        () -> session.run(schema -> schema.changeColumn("t", column, c -> c.type(type))))
                .as(column)
                .isInstanceOf(MigrationException.class));

        assertThat(StructureDifference.between(before, session.structure())).isEmpty();
        session.execute("UPDATE t SET a = 'abc', b = 3, c = 1.25");
        changes.forEach(
                (column, type) -> goesAndComesBack(schema -> schema.changeColumn("t", column, c -> c.type(type))));
    }

    private void goesAndComesBack(Consumer<Schema> change) {
        session.forgetChanges();
        var before = session.structure();
        session.run(change);
        session.takeBack();
        assertThat(session.structure().fingerprint()).isEqualTo(before.fingerprint());
    }

    @Test
    void leavesNoCheckOfAnOldTypeBehindWhenNamesHaveChanged() {
        session.run(schema -> schema.createTable("t", t -> {
            t.string("a", 3);
            t.column("kind", ColumnType.enumOf("x", "y"));
            t.json("doc");
            t.check("longer", "length(a) > 0");
            t.check("own_check", "a IN ('x', 'xyz')");
        }));

        goesAndComesBack(schema -> {
            schema.renameColumn("t", "a", "name");
            schema.renameColumn("t", "kind", "sort");
            schema.renameColumn("t", "doc", "paper");
            schema.renameTable("t", "things");
            schema.changeColumn("things", "paper", c -> c.type(ColumnType.text()));
            schema.changeColumn("things", "name", c -> c.type(ColumnType.string(30)));
            schema.changeColumn("things", "sort", c -> c.type(ColumnType.enumOf("x", "y", "zet")));
            schema.changeColumn("things", "name", c -> c.type(ColumnType.string(20)));
            assertThat(session.structure().table("things").orElseThrow().checks())
                    .extracting(CheckStructure::name)
                    .containsExactly(
                            "longer", "own_check", "things_name_check", "things_paper_check", "things_sort_check");
        });
    }

    @Test
    void copiesNoTableForAColumnWithACheck() {
        session.run(schema -> schema.createTable("t", t -> t.string("a")));
        session.forgetChanges();

        session.run(schema -> schema.addColumn("t", "b", ColumnType.string(5)));

        assertThat(session.changes().stream().flatMap(change -> change.statements().stream()))
                .isEqualTo(List.of(
                        "ALTER TABLE \"t\" ADD COLUMN \"b\" varchar(5)",
                        "ALTER TABLE \"t\" ADD CONSTRAINT \"t_b_check\" CHECK"
                                + " (typeof(b) IN ('text', 'null') AND length(b) <= 5)"));
    }
}
