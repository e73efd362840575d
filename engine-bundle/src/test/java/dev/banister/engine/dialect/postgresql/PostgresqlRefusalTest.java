package dev.banister.engine.dialect.postgresql;

import static dev.banister.engine.dialect.postgresql.StructureTrial.add;
import static dev.banister.engine.dialect.postgresql.StructureTrial.column;
import static dev.banister.engine.dialect.postgresql.StructureTrial.retype;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.schema.ColumnType;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DataType;
import dev.banister.engine.schema.DefaultValue;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Position;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.StructureDifference;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
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

/** What is not made is refused with the reason; names and values never become SQL. */
class PostgresqlRefusalTest {

    private StructureTrial trial;

    @BeforeEach
    void open() throws SQLException {
        trial = new StructureTrial();
    }

    @AfterEach
    void close() throws SQLException {
        trial.close();
    }

    private void refused(Operation operation, String... because) throws SQLException {
        Structure before = trial.around(operation.table());

        assertThatThrownBy(() -> trial.run(operation)).isInstanceOfSatisfying(MigrationException.class, refusal -> {
            assertThat(refusal.findings().get(0).code()).isEqualTo(FindingCodes.NOT_HONOURED);
            assertThat(refusal.getMessage()).contains("PostgreSQL").contains(because);
        });
        assertThat(StructureDifference.between(before, trial.around(operation.table())))
                .isEmpty();
    }

    @Test
    void namesWhatIsInTheWayOfARemoval() throws SQLException {
        trial.execute(RichSchema.STATEMENTS);
        trial.execute(RichSchema.VIEWS);

        refused(new Operation.RemoveColumn("thing", "name"), "view titles", "trigger touched", "policy own");
        refused(
                new Operation.RemoveColumn("thing", "size"),
                "computed column twice",
                "statistics both_",
                "policy mine");
        refused(new Operation.RemoveColumn("thing", "id"), "foreign key part_thing_fkey of part", "view titles");
        refused(new Operation.RemoveKey("thing", "thing_pkey", true), "foreign key part_thing_fkey of part");
        refused(new Operation.RemoveKey("kind", "kind_a_b_key", false), "foreign key of_kind of thing");
        refused(new Operation.DropTable("thing"), "view apart, view titles", "foreign key part_thing_fkey of part");
    }

    @Test
    void refusesToFillAViewAnewOrToLoseItsTriggers() throws SQLException {
        trial.execute(RichSchema.STATEMENTS);
        trial.execute(RichSchema.VIEWS);
        trial.execute("CREATE MATERIALIZED VIEW kept AS SELECT title FROM titles_again");
        Operation wider = retype("thing", trial.column("thing", "name"), ColumnType.string(30));

        refused(wider, "materialized view kept");
        trial.execute(
                "DROP MATERIALIZED VIEW kept",
                "CREATE TRIGGER on_view INSTEAD OF INSERT ON titles FOR EACH ROW EXECUTE FUNCTION touch()");
        refused(wider, "view titles", "trigger: on_view");
        refused(retype("thing", trial.column("thing", "size"), ColumnType.bigint()), "computed column twice");
    }

    @Test
    void refusesPlacesAndNamesThatTheServerWouldChange() throws SQLException {
        trial.execute("CREATE TABLE t (a integer)");
        ColumnStructure b = column("b", ColumnType.text());
        String fits = "ä".repeat(31) + "x";
        String tooLong = "ä".repeat(32);

        refused(new Operation.AddColumn("t", b, new Position.First(), Optional.empty()), "behind all others");
        refused(new Operation.AddColumn("t", b, new Position.After("a"), Optional.empty()), "a place behind a");
        refused(new Operation.RenameTable("t", tooLong), "64 bytes");
        refused(new Operation.RenameColumn("t", "a", tooLong), "64 bytes");
        refused(add("t", column(tooLong, ColumnType.text())), "64 bytes");
        assertThat(trial.upAndDown(new Operation.RenameTable("t", fits)).table(fits))
                .isPresent();
        assertThat(trial.upAndDown(
                                new Operation.AddColumn("t", b, new Position.Back(Optional.empty()), Optional.empty()))
                        .table("t"))
                .isPresent();
    }

    @Test
    void refusesWhatCannotBeMadeAgain() throws SQLException {
        trial.execute(
                "CREATE TABLE a (id integer)",
                "CREATE TABLE heir (x integer) INHERITS (a)",
                "CREATE TYPE pair AS (x integer, y integer)",
                "CREATE TABLE typed OF pair",
                "CREATE TABLE told (id integer)",
                "CREATE PUBLICATION news FOR TABLE told");
        ColumnStructure computed = new ColumnStructure(
                "id",
                new DataType.Portable(ColumnType.integer()),
                true,
                Optional.empty(),
                false,
                Optional.of("1 + 1"),
                "",
                Map.of());

        refused(new Operation.DropTable("a"), "heirs heir");
        refused(new Operation.DropTable("heir"), "inherits a");
        refused(new Operation.DropTable("typed"), "of type pair");
        refused(new Operation.DropTable("told"), "publication: news");
        refused(new Operation.ChangeColumn("told", computed, Optional.empty()), "stays as it was made");
    }

    @Test
    void addsColumnsOfEveryTypeWithDefaults() throws SQLException {
        trial.execute("CREATE TABLE thing (first integer)");
        List<ColumnStructure> columns = List.of(
                column("s", ColumnType.string(30), "it's \\ \"so\""),
                column("t", ColumnType.text(), "x"),
                column("i", ColumnType.integer(), -7),
                column("b", ColumnType.bigint(), 1L << 40),
                column("d", ColumnType.decimal(10, 2), new BigDecimal("1E+2")),
                column("f", ColumnType.doublePrecision(), Double.NEGATIVE_INFINITY),
                column("o", ColumnType.bool(), true),
                column("da", ColumnType.date(), LocalDate.of(2013, 11, 11)),
                column("ti", ColumnType.time(), LocalTime.of(1, 2, 3, 4000)),
                column("ts", ColumnType.timestamp(), LocalDateTime.of(2013, 11, 11, 1, 2, 3, 4000)),
                column(
                        "tz",
                        ColumnType.timestamptz(),
                        OffsetDateTime.of(2013, 1, 1, 1, 0, 0, 0, ZoneOffset.ofHours(2))),
                column("tm", ColumnType.timestamptz(), Instant.EPOCH),
                column("bi", ColumnType.binary(), new byte[] {0, 39, -1}),
                column("u", ColumnType.uuid(), new UUID(1, 2)),
                column("j", ColumnType.json(), "{\"a\": 1}"),
                column("e", ColumnType.enumOf("a", "it's"), "it's"));

        for (ColumnStructure column : columns) {
            assertThat(trial.upAndDown(add("thing", column)).table("thing")).isPresent();
            trial.run(add("thing", column));
        }

        trial.execute("SET timezone = 'UTC'", "INSERT INTO thing (first) VALUES (1)");
        assertThat(
                        trial.database()
                                .column(
                                        "SELECT concat_ws('|', s, t, i, b, d, f, o, da, ti, ts,"
                                                + " tz AT TIME ZONE 'UTC', tm AT TIME ZONE 'UTC', encode(bi, 'hex'), u, j, e) FROM thing"))
                .containsExactly("it's \\ \"so\"|x|-7|1099511627776|100.00|-Infinity|t|2013-11-11|01:02:03.000004|"
                        + "2013-11-11 01:02:03.000004|2012-12-31 23:00:00|1970-01-01 00:00:00|0027ff|"
                        + "00000000-0000-0001-0000-000000000002|{\"a\": 1}|it's");
        assertThat(trial.table("thing").columns().stream().skip(1).map(StructureTrial::typeOf))
                .containsExactlyElementsOf(
                        columns.stream().map(each -> TypeNames.of(each.type())).toList());
    }

    @Test
    void anEnumerationIsHeldByItsCheck() throws SQLException {
        ColumnStructure kind = column("Kind", ColumnType.enumOf("a", "it's \\"));
        trial.execute("CREATE TABLE t (id integer)");
        trial.run(add("t", kind));
        String condition = new PostgresqlRenderer().check(kind).orElseThrow();

        trial.execute(
                "ALTER TABLE t ADD CONSTRAINT k CHECK (" + condition + ")", "INSERT INTO t VALUES (1, 'it''s \\')");

        trial.upAndDown(new Operation.RemoveCheck("t", "k"));
        assertThatThrownBy(() -> trial.execute("INSERT INTO t VALUES (1, 'b')")).hasMessageContaining("\"k\"");
        assertThat(new PostgresqlRenderer().check(column("s", ColumnType.string())))
                .isEmpty();
    }

    @Test
    void thePresentMomentIsADefaultOfTimesOnly() throws SQLException {
        trial.execute("CREATE TABLE thing (id integer)");

        for (ColumnType type :
                List.of(ColumnType.timestamp(), ColumnType.timestamptz(), ColumnType.date(), ColumnType.time())) {
            Structure found = trial.upAndDown(add("thing", now(type)));
            assertThat(found.table("thing")
                            .orElseThrow()
                            .column("c")
                            .orElseThrow()
                            .defaultValue())
                    .isPresent();
        }
        refused(add("thing", now(ColumnType.integer())), "thing.c", "holds no day or time");
        refused(add("thing", column("c", ColumnType.time(), LocalTime.ofNanoOfDay(1))), "microsecond");
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
    void namesNeverBecomeSql() throws SQLException {
        trial.execute("CREATE TABLE kind (id integer PRIMARY KEY)", "CREATE TABLE thing (id integer)");
        List<String> names = List.of(
                "x\" integer); DROP TABLE kind; --",
                "order",
                "Mixed Case",
                "a.b",
                "a'b\\",
                "ünïcødé",
                "%s",
                "{tables}");

        for (String name : names) {
            ColumnStructure column = column(name, ColumnType.string(50), "'; DROP TABLE kind; -- \\");
            assertThat(trial.upAndDown(add("thing", column))
                            .table("thing")
                            .orElseThrow()
                            .column(name))
                    .isPresent();
            trial.upAndDown(new Operation.RenameTable("thing", name));
            trial.upAndDown(retype("thing", trial.column("thing", "id"), ColumnType.bigint()));
        }

        assertThat(trial.around("kind").tables()).hasSize(1);
    }
}
