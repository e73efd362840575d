package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.RefusedException;
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

    private static void refusesAsDamaged(ThrowingCallable command, String... words) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.findings())
                                .singleElement()
                                .satisfies(finding -> {
                                    assertThat(finding.code()).isEqualTo(FindingCodes.DAMAGED_HISTORY);
                                    assertThat(finding.remedy()).isNotBlank();
                                    assertThat(finding.toString()).contains(words);
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

    /** Its session is on no server, or on none that is there any more. */
    @Test
    default void takesALeaseOverThatWasRestoredFromABackup() {
        ModuleFolder a = applied();
        a.up("2020-01-03-i/s", "CREATE TABLE t3 (id INT);");
        host().database()
                .execute("UPDATE banister_lease SET holder = 'somebody of last year', session = '" + goneSession()
                        + "'");

        assertThat(host().up(a).succeeded()).isTrue();
        assertThat(host().hasTable("t3")).isTrue();
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
