package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.ModuleId;
import dev.banister.api.module.Database;
import dev.banister.api.schema.ColumnType;
import dev.banister.engine.CodeModule;
import dev.banister.testservers.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Values that scripts hand over, in a process and a session that are not in UTC. */
interface ValueContract extends Contract {

    Instant MOMENT = Instant.parse("2020-01-02T03:04:05.123456Z");
    String IN_UTC = "2020-01-02 03:04:05.123456";

    /** A way to the database whose sessions are in the zone of the process. */
    default TestDatabase inZone(String zone) {
        return host().database();
    }

    /** An expression for a moment as text in UTC; a zone may stand behind it. */
    String momentText(String column);

    /** An expression for a day and a time in no zone, as text. */
    default String localText(String column) {
        return "CAST(" + column + " AS VARCHAR(40))";
    }

    /** Does a text become the document in a column of JSON? Else it is refused. */
    default boolean takesJsonAsText() {
        return true;
    }

    /** What a script may have as constants. */
    enum Colour {
        RED,
        BLUE
    }

    private static void elsewhere(Runnable work) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        try {
            work.run();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private RunReport upElsewhere(JavaContract.Body body) {
        return host().by(inZone("America/New_York"))
                .up(CodeModule.of("a", "1.0.0").group("2020-01-01-g", new JavaContract.Work(body)));
    }

    private static void makeTimes(Database db) {
        db.createTable("times", t -> {
            t.integer("n");
            t.timestamptz("at");
            t.timestamp("local");
            t.timestamptz("made").notNull().defaultToNow();
        });
    }

    @Test
    default void bindsAMomentAsThatMomentInAnyZone() {
        List<Object> same = List.of(
                MOMENT,
                MOMENT.atOffset(ZoneOffset.ofHours(5)),
                MOMENT.atZone(ZoneId.of("Asia/Tokyo")),
                LocalDateTime.ofInstant(MOMENT, ZoneOffset.UTC));
        elsewhere(() -> {
            RunReport report = upElsewhere(db -> {
                makeTimes(db);
                for (Object each : same) {
                    String sql = "INSERT INTO " + db.tableName("times") + " (n, at, local) VALUES (?, ?, ?)";
                    db.update(sql, 1, each, each);
                    db.batch(sql, List.of(List.of(2, each, each), List.of(3, each, each)));
                }
            });
            assertThat(report.succeeded()).as("%s", report.outcomes()).isTrue();

            assertThat(host().column("SELECT " + momentText("at") + " FROM times"))
                    .hasSize(12)
                    .allSatisfy(text -> assertThat(text).startsWith(IN_UTC));
            assertThat(host().column("SELECT " + localText("local") + " FROM times"))
                    .hasSize(12)
                    .allSatisfy(text -> assertThat(text).startsWith(IN_UTC));
        });
    }

    @Test
    default void comparesAMomentWithWhatTheDatabasesClockWrote() {
        elsewhere(() -> {
            RunReport report = upElsewhere(db -> {
                makeTimes(db);
                db.execute("INSERT INTO times (n) VALUES (1)");
                Instant now = Instant.now();
                long found = ((Number) db.queryFirstCell(
                                        "SELECT COUNT(*) FROM times WHERE made > ? AND made < ?",
                                        now.minus(Duration.ofMinutes(30)),
                                        now.plus(Duration.ofMinutes(30)).atZone(ZoneId.of("Asia/Tokyo")))
                                .orElseThrow())
                        .longValue();
                assertThat(found).isEqualTo(1);
            });
            assertThat(report.succeeded()).as("%s", report.outcomes()).isTrue();
        });
    }

    @Test
    default void takesADayAndATimeForUtcWhereAColumnBecomesOneOfMoments() {
        elsewhere(() -> {
            RunReport made = upElsewhere(db -> {
                makeTimes(db);
                db.update(
                        "INSERT INTO times (n, local) VALUES (1, ?)",
                        MOMENT.atOffset(ZoneOffset.UTC).toLocalDateTime());
                db.changeColumn("times", "local", c -> c.type(ColumnType.timestamptz()));
            });
            assertThat(made.succeeded()).as("%s", made.outcomes()).isTrue();
            assertThat(host().column("SELECT " + momentText("local") + " FROM times"))
                    .singleElement()
                    .satisfies(text -> assertThat(text).startsWith(IN_UTC));

            CodeModule back = CodeModule.of("b", "1.0.0").group("2020-01-01-g", new JavaContract.Work(db -> {
                db.changeColumn("times", "local", c -> c.type(ColumnType.text()));
                db.changeColumn("times", "local", c -> c.type(ColumnType.timestamptz()));
                db.changeColumn("times", "local", c -> c.type(ColumnType.timestamp()));
                db.changeColumn("times", "local", c -> c.type(ColumnType.text()));
                db.changeColumn("times", "local", c -> c.type(ColumnType.timestamptz()));
                db.changeColumn("times", "local", c -> c.type(ColumnType.timestamp()));
            }));
            RunReport changed = host().by(inZone("America/New_York")).run(PlanRequest.up(new ModuleId("b")), back);

            assertThat(changed.succeeded()).as("%s", changed.outcomes()).isTrue();
            assertThat(host().column("SELECT " + localText("local") + " FROM times"))
                    .containsExactly(IN_UTC);
        });
    }

    @Test
    default void bindsWhatElseAColumnHolds() {
        UUID code = UUID.fromString("11111111-2222-3333-4444-555555555555");
        elsewhere(() -> {
            RunReport report = upElsewhere(db -> {
                db.createTable("values_of_all", t -> {
                    t.date("on_day");
                    t.time("at_clock");
                    t.uuid("code");
                    t.bool("truth");
                    t.enumOf("colour", "RED", "BLUE");
                });
                db.update(
                        "INSERT INTO values_of_all (on_day, at_clock, code, truth, colour) VALUES (?, ?, ?, ?, ?)",
                        LocalDate.of(2020, 1, 2),
                        LocalTime.of(3, 4, 5, 123_456_000),
                        code,
                        true,
                        Colour.BLUE);
                db.update("UPDATE values_of_all SET truth = ? WHERE code = ? AND truth = ?", false, code, true);
            });
            assertThat(report.succeeded()).as("%s", report.outcomes()).isTrue();

            assertThat(host().column("SELECT " + localText("on_day") + " FROM values_of_all"))
                    .containsExactly("2020-01-02");
            assertThat(host().column("SELECT " + localText("at_clock") + " FROM values_of_all"))
                    .containsExactly("03:04:05.123456");
            assertThat(host().column("SELECT " + localText("code") + " FROM values_of_all"))
                    .containsExactly(code.toString());
            assertThat(host().column("SELECT colour FROM values_of_all WHERE NOT truth"))
                    .containsExactly("BLUE");
        });
    }

    @Test
    default void makesADocumentOfATextOrRefusesIt() {
        RunReport report = host().up(CodeModule.of("a", "1.0.0").group("2020-01-01-g", new JavaContract.Work(db -> {
            db.createTable("documents", t -> t.json("doc"));
            db.update("INSERT INTO documents (doc) VALUES (?)", "{\"a\":1}");
            db.batch("INSERT INTO documents (doc) VALUES (?)", List.of(List.of("{\"a\":1}"), List.of("{\"a\":1}")));
        })));

        if (takesJsonAsText()) {
            assertThat(report.succeeded()).as("%s", report.outcomes()).isTrue();
            assertThat(host().column("SELECT doc FROM documents"))
                    .hasSize(3)
                    .allSatisfy(text -> assertThat(text).isEqualTo("{\"a\":1}"));
        } else {
            assertThat(Host.failure(report).text()).contains("json");
        }
    }
}
