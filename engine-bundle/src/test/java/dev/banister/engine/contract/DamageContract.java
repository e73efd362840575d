package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.Severity;
import dev.banister.api.module.ReversibleMigration;
import dev.banister.api.schema.Schema;
import dev.banister.engine.Banister;
import dev.banister.engine.CodeModule;
import dev.banister.engine.ModuleFolder;
import dev.banister.engine.dialect.Dialects;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of ours that somebody else has changed: said, and never made worse. */
interface DamageContract extends Contract {

    private ModuleFolder applied() {
        ModuleFolder a = host().module("a")
                .up("2020-01-01-g/s", "CREATE TABLE t1 (id INT);")
                .down("2020-01-01-g/s", "DROP TABLE t1;")
                .up("2020-01-02-h/s", "CREATE TABLE t2 (id INT);")
                .down("2020-01-02-h/s", "DROP TABLE t2;");
        host().up(a);
        return a;
    }

    static void refusesAsDamaged(ThrowingCallable command, String... words) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.findings())
                                .singleElement()
                                .satisfies(finding -> {
                                    assertThat(finding.code()).isEqualTo(FindingCodes.DAMAGED_HISTORY);
                                    assertThat(finding.remedy()).isNotBlank();
                                    // Tables are spelt as the database stores them.
                                    assertThat(words)
                                            .allSatisfy(word -> assertThat(finding.toString())
                                                    .containsIgnoringCase(word));
                                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"history", "event"})
    default void runsNothingWhereATableIsMissingAndAnotherHoldsRows(String table) {
        ModuleFolder a = applied();
        host().database().execute("DROP TABLE banister_" + table);

        refusesAsDamaged(() -> host().up(a), "missing: ", "banister_" + table, "has 2 rows");
        refusesAsDamaged(() -> host().states(a), "missing: ");

        assertThat(host().hasTable("banister_" + table)).isFalse();
    }

    @Test
    default void saysHowToPutTheLeasesRowBack() {
        ModuleFolder a = applied();
        host().database().execute("DELETE FROM banister_lease");

        refusesAsDamaged(() -> host().up(a), "the only row of", "Put it back: INSERT INTO ");
    }

    @Test
    default void completesTablesThatWereHalfCreated() {
        ModuleFolder a = applied();
        host().database()
                .execute(
                        "DROP TABLE banister_lease",
                        "DROP TABLE banister_event",
                        "DELETE FROM banister_history",
                        "DROP TABLE t1",
                        "DROP TABLE t2");

        assertThat(host().up(a).succeeded()).isTrue();
        assertThat(host().column("SELECT COUNT(*) FROM banister_event")).containsExactly("2");
    }

    @ParameterizedTest
    @CsvSource({"state = 'DONE', DONE", "module_version = 'x.y', x.y", "group_name = 'no date', no date"})
    default void refusesARowThatItCannotHaveWritten(String edit, String shown) {
        ModuleFolder a = applied();
        host().database().execute("UPDATE banister_history SET " + edit + " WHERE group_name = '2020-01-02-h'");

        refusesAsDamaged(() -> host().up(a), shown, "row: a/");
    }

    @Test
    default void tellsWhereTheHistoryDoesNotHoldWhatItsLogSays() {
        ModuleFolder a = applied();
        assertThat(differences(a)).isEmpty();

        host().database().execute("DELETE FROM banister_history WHERE group_name = '2020-01-02-h'");
        assertThat(differences(a)).singleElement().satisfies(finding -> {
            assertThat(finding.place()).hasToString("a/2020-01-02-h/s");
            assertThat(finding.reasons())
                    .containsExactly("the history: nothing", "the log: entry 2 says last that it was applied");
        });

        host().database().execute("UPDATE banister_history SET sequence = 77");
        assertThat(differences(a))
                .extracting(finding -> finding.reasons().get(1))
                .contains("the log: entry 77, which should say so, is not about it");
    }

    @Test
    default void isContentWithItsOwnHistory() {
        ModuleFolder a = applied();
        host().down("a", a);
        host().up(a);

        assertThat(differences(a)).isEmpty();
    }

    private List<Finding> differences(ModuleFolder module) {
        return host().open(module).findings().stream()
                .filter(finding -> finding.code().equals(FindingCodes.HISTORY_DIFFERS))
                .toList();
    }

    /** Its session is on no server, or on none that is there any more, and its token is one that was used since. */
    @ParameterizedTest
    @CsvSource({"'', 'token = 0'", "', expires_at = since', 'token = token'"})
    default void takesALeaseOverThatWasRestoredFromABackup(String expiry, String token) {
        ModuleFolder a = applied();
        a.up("2020-01-03-i/s", "CREATE TABLE t3 (id INT);");
        host().database()
                .execute("UPDATE banister_lease SET holder = 'somebody of last year', session = '" + goneSession()
                        + "', " + token + expiry);

        assertThat(host().up(a).succeeded()).isTrue();
        assertThat(host().hasTable("t3")).isTrue();
        assertThat(host().column("SELECT holder FROM banister_lease")).containsExactly("");
        assertThat(host().column("SELECT sequence FROM banister_history ORDER BY 1"))
                .containsExactly("1", "2", "3");
    }

    @Test
    default void refusesTablesOfANewerBanister() {
        ModuleFolder a = applied();
        host().database().execute("UPDATE banister_lease SET format = 99");

        assertThatThrownBy(() -> host().up(a))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.findings().get(0).code()).isEqualTo(FindingCodes.NEWER_HISTORY));
        assertThatThrownBy(() -> host().states(a)).isInstanceOf(RefusedException.class);
    }

    /** What takes scripts in Java back cannot be made again; who goes on without it learns that from a down. */
    @Test
    default void runsNothingWhereTheTableOfStepsIsMissing() {
        ModuleFolder a = applied();
        host().database().execute("DROP TABLE banister_step");

        refusesAsDamaged(() -> host().down("a", a), "missing: ", "banister_step", "has 2 rows");
        refusesAsDamaged(() -> host().states(a), "missing: ");

        assertThat(host().hasTable("banister_step")).isFalse();
        assertThat(host().hasTable("t2")).isTrue();
    }

    /** All of the engine's tables are older than the rest, and agree with each other. */
    @Test
    default void doesNotHarmWhatAnOlderHistoryDoesNotKnow() {
        ModuleFolder a = applied();
        host().database()
                .execute(
                        "INSERT INTO t2 VALUES (5)",
                        "DELETE FROM banister_history WHERE group_name = '2020-01-02-h'",
                        "DELETE FROM banister_event WHERE group_name = '2020-01-02-h'");
        assertThat(differences(a)).isEmpty();

        Finding refused = Host.failure(host().up(a));

        assertThat(refused.code()).isEqualTo(FindingCodes.SCRIPT_FAILED);
        assertThat(refused.text()).containsIgnoringCase("exists");
        assertThat(host().column("SELECT id FROM t2")).containsExactly("5");
        assertThat(host().run(PlanRequest.mark(new ModuleId("a"), "2020-01-02-h"), a)
                        .succeeded())
                .isTrue();
        assertThat(host().open(a).plan(PlanRequest.up()).steps()).isEmpty();
    }

    /** The log is older than the history: no number is given twice. */
    @Test
    default void tellsThatTheLogIsOlderThanTheHistory() {
        ModuleFolder a = applied();
        host().database().execute("DELETE FROM banister_event WHERE sequence = 2");
        a.up("2020-01-03-i/s", "CREATE TABLE t3 (id INT);");

        assertThat(differences(a))
                .extracting(finding -> finding.place().toString())
                .containsExactly("a/2020-01-02-h/s");
        assertThat(host().up(a).succeeded()).isTrue();
        assertThat(host().column("SELECT sequence FROM banister_history ORDER BY 1"))
                .containsExactly("1", "2", "3");
        assertThat(host().column("SELECT sequence FROM banister_event ORDER BY 1"))
                .containsExactly("1", "3");
    }

    /** In the structure language, of which it is known what it has made. */
    final class MakesNews extends ReversibleMigration {

        @Override
        public void change(Schema schema) {
            schema.createTable("drafts", drafts -> drafts.string("title"));
            schema.renameTable("drafts", "news");
        }
    }

    private Banister news() {
        CodeModule news = CodeModule.of("news", "1.0.0").group("2020-01-01-g", new MakesNews());
        return Banister.on(host().database().dataSource()).module(news);
    }

    private static List<Finding> gone(Banister banister) {
        return banister.open().findings().stream()
                .filter(finding -> finding.code().equals(FindingCodes.TABLE_GONE))
                .toList();
    }

    @Test
    default void tellsThatATableThatAnAppliedScriptHasMadeIsGone() {
        Host.run(news().open(), PlanRequest.up());
        assertThat(gone(news())).isEmpty();

        host().database().execute("DROP TABLE news");

        assertThat(gone(news())).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.place()).hasToString("news/2020-01-01-g/MakesNews");
            assertThat(finding.text()).containsIgnoringCase("the table news,");
            assertThat(finding.reasons()).hasSize(2).first().asString().startsWith("the history: entry 1 ");
        });
        assertThat(news().open().plan(PlanRequest.up()).refused()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROP TABLE news;", "ALTER TABLE news RENAME TO old;"})
    default void saysNothingOfATableThatALaterScriptTookAway(String later) {
        ModuleFolder a = host().module("a").up("2020-01-02-g/s", later);
        Banister both = news().modules(a.path());

        assertThat(Host.run(both.open(), PlanRequest.up()).succeeded()).isTrue();

        assertThat(host().hasTable("news")).isFalse();
        assertThat(gone(both)).isEmpty();
        // Nobody can read it any more.
        assertThat(gone(news())).isEmpty();
    }

    @Test
    default void saysNothingOfATableThatItsOwnDownTookAway() {
        Host.run(news().open(), PlanRequest.up());
        Host.run(news().open(), PlanRequest.down(new ModuleId("news")));

        assertThat(host().hasTable("news")).isFalse();
        assertThat(gone(news())).isEmpty();
    }

    /** What a session of this database that has ended was called. */
    private String goneSession() {
        try (Connection gone = host().database().dataSource().getConnection()) {
            return Dialects.of(gone).sessionIdentity(gone);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
